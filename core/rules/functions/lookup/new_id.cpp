// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

Function define_new_id() {
    return Function("new_id", "Gives the key that a record has got in the target, by the key that it had in its source; "
                              "names the source entity, or an entity mapping by its reference.")
        .builtIn(Form::NewId, {{text("entity").fixed(), generic("old key").repeated()}})
        .phrase("the new key of {1*} in {0}")
        .step("replace {1} by the new key that it has got in {0}", 2)
        .notInPostgres("new keys are kept beside the target")
        .example("new_id('contacts', 'C-17')", "4711")
        .example("new_id('contacts', 'C-99')", "null")
        .example("new_id('contacts', null)", "null")
        .fails("new_id('contacts', 'C-18')", Code::SeveralNewKeys);
}

} // namespace mw::rules

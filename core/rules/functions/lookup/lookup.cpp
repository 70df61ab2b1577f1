// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

Function define_lookup() {
    return Function("lookup",
                    "Finds the record with a key in a lookup of the document; .field gives one of its values.")
        .builtIn(Form::Lookup, {{text("lookup").fixed(), generic("key").repeated()}})
        .phrase("the record of {0} for {*}")
        .notInPostgres("lookups are put into the target as tables first")
        .example("lookup('Users', 'S. Lee').email", "'sam.lee@example.com'")
        .example("lookup('Users', 'N. Obody').email", "null")
        .example("lookup('Users', null).email", "null");
}

} // namespace mw::rules

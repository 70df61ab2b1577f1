// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

Function define_coalesce() {
    return Function("coalesce", "Gives the first value that is not null; later ones are not computed then.")
        .builtIn(Form::Coalesce, {{generic("value").repeated()}})
        .phrase("the first of {*} that is present")
        .postgres("coalesce({*})")
        .example("coalesce(null, 'home', 'work')", "'home'")
        .example("coalesce('', 'home')", "''")
        .example("coalesce(null, null)", "null");
}

} // namespace mw::rules

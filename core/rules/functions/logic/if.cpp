// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

Function define_if() {
    return Function("if", "Gives one of two values by a condition; anything but true, null too, gives the second.")
        .builtIn(Form::If, {{boolean("condition"), generic("value"), generic("otherwise")}})
        .phrase("{1} if {0}, otherwise {2}")
        .postgres("CASE WHEN {0} THEN {1} ELSE {2} END")
        .example("if(2 > 1, 'more', 'less')", "'more'")
        .example("if(null, 'yes', 'no')", "'no'")
        .example("if(true, 1, 1 / 0)", "1.0000000000")
        .fails("if(false, 1, 1 / 0)", Code::DivisionByZero);
}

} // namespace mw::rules

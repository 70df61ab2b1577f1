// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"
#include "core/rules/functions/text/letter_case_p.h"

namespace mw::rules {

Function define_upper() {
    return Function("upper", "Writes all letters as capitals, in every script.")
        .overload<capitalLetters>({text("value")})
        .phrase("{0} in capital letters")
        .step("put {0} into capital letters")
        .postgres("(upper({0} COLLATE \"und-x-icu\") COLLATE \"C\")")
        .example("upper('Ann Lee')", "'ANN LEE'")
        .example("upper('straße')", "'STRASSE'")
        .example("upper(null)", "null");
}

} // namespace mw::rules

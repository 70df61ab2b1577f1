// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"
#include "core/rules/functions/text/letter_case_p.h"

namespace mw::rules {

Function define_lower() {
    return Function("lower", "Writes all letters small, in every script.")
        .overload<smallLetters>({text("value")})
        .phrase("{0} in small letters")
        .step("put {0} into small letters")
        .postgres("(lower({0} COLLATE \"und-x-icu\") COLLATE \"C\")")
        .example("lower('Ann LEE')", "'ann lee'")
        .example("lower('ÉCOLE')", "'école'")
        .example("lower(null)", "null");
}

} // namespace mw::rules

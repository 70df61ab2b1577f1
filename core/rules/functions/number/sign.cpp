// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {
std::int64_t signOf(Decimal number) { return number.unscaled < 0 ? -1 : number.unscaled > 0 ? 1 : 0; }
} // namespace

Function define_sign() {
    return Function("sign", "Gives -1 for numbers below zero, 0 for zero and 1 for those above.")
        .overload<signOf>({decimal("value")})
        .phrase("the sign of {0}")
        .postgres("sign({0})::bigint")
        .example("sign(-12.5)", "-1")
        .example("sign(0)", "0")
        .example("sign(null)", "null");
}

} // namespace mw::rules

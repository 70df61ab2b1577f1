// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {
std::int64_t magnitudeOfInteger(Row& row, std::int64_t number) {
    if (number == INT64_MIN)
        return row.fail(Code::Overflow, std::string_view("integer"));
    return number < 0 ? -number : number;
}
Decimal magnitudeOfDecimal(Decimal number) {
    return {number.unscaled < 0 ? -number.unscaled : number.unscaled, number.scale};
}
Result<LogicalType> sameType(const CallFacts& facts) { return facts.type(0); }
} // namespace

Function define_abs() {
    return Function("abs", "Gives a number without its sign.")
        .overload<magnitudeOfInteger>({integer("value")})
        .overload<magnitudeOfDecimal>({decimal("value")}).returns(sameType)
        .phrase("{0} without its sign")
        .step("take the sign off {0}")
        .postgres("abs({0})", "{0} = -9223372036854775808 AND pg_typeof({0}) = 'bigint'::regtype")
        .example("abs(-12.50)", "12.50")
        .example("abs(3)", "3")
        .example("abs(null)", "null");
}

} // namespace mw::rules

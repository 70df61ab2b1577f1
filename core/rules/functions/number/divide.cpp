// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"
#include "core/rules/functions/number/rounding_mode_p.h"

namespace mw::rules {

namespace {

std::int64_t wholeQuotient(Row& row, std::int64_t dividend, std::int64_t divisor) {
    if (divisor == 0)
        return row.fail(Code::DivisionByZero);
    if (dividend == INT64_MIN && divisor == -1)
        return row.fail(Code::Overflow, std::string_view("integer"));
    return dividend / divisor;
}

Decimal quotient(Row& row, Decimal dividend, Decimal divisor, Rounding rounding) {
    Decimal made;
    switch (divide(dividend, divisor, row.resultType().scale, rounding, made)) {
    case DivideOutcome::Ok: return made;
    case DivideOutcome::ByZero: return row.fail(Code::DivisionByZero);
    default: return row.fail(Code::Overflow, printType(row.resultType()));
    }
}
Decimal halfUp(Row& row, Decimal dividend, Decimal divisor, std::int64_t) {
    return quotient(row, dividend, divisor, Rounding::HalfUp);
}
Decimal asNamed(Row& row, const RoundingMode& mode, Decimal dividend, Decimal divisor, std::int64_t,
                std::string_view) {
    return quotient(row, dividend, divisor, mode.rounding);
}

Result<LogicalType> scaleOfQuotient(const CallFacts& facts) { return decimalWithScale(facts, 2); }
Result<RoundingMode> modeOfQuotient(const CallFacts& facts) { return readRoundingMode(facts, 3); }

} // namespace

Function define_div() {
    return Function("div", "Divides whole numbers and leaves the fraction out: div(7, 2) is 3, div(-7, 2) is -3.")
        .overload<wholeQuotient>({integer("value"), integer("by")})
        .phrase("how often {1} goes into {0}")
        .step("divide {0} by {1} as whole numbers")
        .postgres("{0} / {1}", "{1} = 0 OR ({0} = -9223372036854775808 AND {1} = -1)")
        .example("div(7, 2)", "3")
        .example("div(-7, 2)", "-3")
        .example("div(null, 2)", "null")
        .fails("div(1, 0)", Code::DivisionByZero);
}

Function define_divide() {
    return Function("divide", "Divides exactly, with so many decimals, rounding half away from zero or in the way that is "
                              "named: 'half up', 'half even', 'down', 'up'.")
        .overload<halfUp>({decimal("value"), decimal("by"), integer("decimals").fixed()})
        .returns(scaleOfQuotient)
        .overload<asNamed, modeOfQuotient>(
            {decimal("value"), decimal("by"), integer("decimals").fixed(), text("mode").fixed()})
        .returns(scaleOfQuotient)
        .phrase("{0} divided by {1} with {2} decimals", 3)
        .phrase("{0} divided by {1} with {2} decimals ({3})", 4)
        .step("divide {0} by {1} with {2} decimals", 3)
        .step("divide {0} by {1} with {2} decimals ({3})", 4)
        .notInPostgres("its division gives fewer digits than an exact rounding needs")
        .example("divide(10, 3, 2)", "3.33")
        .example("divide(1, 8, 2, 'half even')", "0.12")
        .example("divide(null, 3, 2)", "null")
        .fails("divide(1, 0, 2)", Code::DivisionByZero);
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/functions/number/rounding_mode_p.h"

namespace mw::rules {

Result<RoundingMode> readRoundingMode(const CallFacts& facts, std::size_t argument) {
    const std::string_view name = facts.text(argument);
    if (name == "half up")
        return RoundingMode{Rounding::HalfUp};
    if (name == "half even")
        return RoundingMode{Rounding::HalfEven};
    if (name == "down")
        return RoundingMode{Rounding::Down};
    if (name == "up")
        return RoundingMode{Rounding::Up};
    return makeError(Code::WrongArguments, "a way of rounding is 'half up', 'half even', 'down' or 'up'");
}

Result<LogicalType> decimalWithScale(const CallFacts& facts, std::size_t argument) {
    const std::int64_t scale = facts.size() > argument ? facts.integer(argument) : 0;
    if (scale < 0 || scale > 38)
        return makeError(Code::WrongArguments, "a number of decimals is from 0 to 38");
    return LogicalType::decimal(38, std::uint8_t(scale));
}

namespace {

Result<LogicalType> roundedType(const CallFacts& facts) { return decimalWithScale(facts, 1); }
Result<RoundingMode> readMode(const CallFacts& facts) { return readRoundingMode(facts, 2); }

Decimal rounded(Row& row, Decimal number, Rounding mode) {
    Decimal made;
    if (rescale(number, row.resultType().scale, mode, made) != DivideOutcome::Ok)
        return row.fail(Code::Overflow, std::string_view("decimal"));
    return made;
}
Decimal roundWhole(Row& row, Decimal number) { return rounded(row, number, Rounding::HalfUp); }
Decimal cutOff(Row& row, Decimal number, std::int64_t) { return rounded(row, number, Rounding::Down); }
Decimal roundTo(Row& row, Decimal number, std::int64_t) { return rounded(row, number, Rounding::HalfUp); }
Decimal roundAs(Row& row, const RoundingMode& mode, Decimal number, std::int64_t, std::string_view) {
    return rounded(row, number, mode.rounding);
}

Decimal downToWhole(Row& row, Decimal number) { return rounded(row, number, Rounding::Floor); }
Decimal upToWhole(Row& row, Decimal number) { return rounded(row, number, Rounding::Ceiling); }

} // namespace

Function define_round() {
    return Function(
               "round",
               "Rounds to a number of decimals (0 where not said), half away from zero or in the way that is named: "
               "'half up', 'half even', 'down', 'up'.")
        .overload<roundWhole>({decimal("value")})
        .returns(roundedType)
        .overload<roundTo>({decimal("value"), integer("decimals").fixed()})
        .returns(roundedType)
        .overload<roundAs, readMode>({decimal("value"), integer("decimals").fixed(), text("mode").fixed()})
        .returns(roundedType)
        .phrase("{0} rounded to a whole number", 1)
        .phrase("{0} rounded to {1} decimals", 2)
        .phrase("{0} rounded to {1} decimals ({2})", 3)
        .step("round {0} to a whole number", 1)
        .step("round {0} to {1} decimals", 2)
        .step("round {0} to {1} decimals ({2})", 3)
        .postgres("round({0}[[, {1}::int]])")
        .example("round(2.345, 2)", "2.35")
        .example("round(-2.5)", "-3")
        .example("round(2.5, 0, 'half even')", "2")
        .example("round(null, 2)", "null");
}

Function define_truncate() {
    return Function("truncate", "Cuts a number off after so many decimals, without rounding.")
        .overload<cutOff>({decimal("value"), integer("decimals").fixed()})
        .returns(roundedType)
        .phrase("{0} cut off after {1} decimals")
        .step("cut {0} off after {1} decimals")
        .postgres("trunc({0}, {1}::int)")
        .example("truncate(2.349, 2)", "2.34")
        .example("truncate(-2.9, 0)", "-2")
        .example("truncate(null, 2)", "null");
}

Function define_floor() {
    return Function("floor", "Gives the largest whole number that is not above a number.")
        .overload<downToWhole>({decimal("value")}).returns(LogicalType::decimal(38, 0))
        .phrase("{0} rounded down to a whole number")
        .step("round {0} down to a whole number")
        .postgres("floor({0})")
        .example("floor(2.7)", "2")
        .example("floor(-2.1)", "-3")
        .example("floor(null)", "null");
}

Function define_ceiling() {
    return Function("ceiling", "Gives the smallest whole number that is not below a number.")
        .overload<upToWhole>({decimal("value")}).returns(LogicalType::decimal(38, 0))
        .phrase("{0} rounded up to a whole number")
        .step("round {0} up to a whole number")
        .postgres("ceiling({0})")
        .example("ceiling(2.1)", "3")
        .example("ceiling(-2.7)", "-2")
        .example("ceiling(null)", "null");
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

constexpr std::uint8_t kDefaultScale = 10;

Result<LogicalType> scaleAsGiven(const CallFacts& facts) {
    if (facts.size() < 2)
        return LogicalType::decimal(38, facts.type(0).kind == TypeKind::Decimal ? facts.type(0).scale
                                        : facts.type(0).kind == TypeKind::Integer ? std::uint8_t(0) : kDefaultScale);
    const std::int64_t scale = facts.integer(1);
    if (scale < 0 || scale > 38)
        return makeError(Code::WrongArguments, "a scale is a number of digits from 0 to 38");
    return LogicalType::decimal(38, std::uint8_t(scale));
}

Decimal decimalOfText(Row& row, std::string_view text) {
    Decimal number;
    if (parseDecimal(text, number))
        return number;
    return row.fail(Code::NotADecimal, Quoted{text});
}
Decimal scaledDecimalOfText(Row& row, std::string_view text, std::int64_t) { return decimalOfText(row, text); }

Decimal decimalOfNumber(Decimal number) { return number; }
Decimal scaledDecimalOfNumber(Decimal number, std::int64_t) { return number; }

Decimal decimalOfFloat(Row& row, double number) {
    Decimal exact;
    if (parseDecimal(printFloat(number), exact))
        return exact;
    return row.fail(Code::NotADecimal, std::string_view(printFloat(number)));
}
Decimal scaledDecimalOfFloat(Row& row, double number, std::int64_t) { return decimalOfFloat(row, number); }

} // namespace

Function define_to_decimal() {
    return Function("to_decimal",
                    "Reads an exact number such as -12.50, with so many digits after the point (10 where not "
                    "said); more digits than that are an error, never cut.")
        .overload<decimalOfText>({text("value")})
        .returns(scaleAsGiven)
        .overload<scaledDecimalOfText>({text("value"), integer("scale").fixed()})
        .returns(scaleAsGiven)
        .overload<decimalOfNumber>({decimal("value")})
        .returns(scaleAsGiven)
        .overload<scaledDecimalOfNumber>({decimal("value"), integer("scale").fixed()})
        .returns(scaleAsGiven)
        .overload<decimalOfFloat>({floating("value")})
        .returns(scaleAsGiven)
        .overload<scaledDecimalOfFloat>({floating("value"), integer("scale").fixed()})
        .returns(scaleAsGiven)
        .phrase("{0} as a decimal number", 1)
        .phrase("{0} as a number with {1} decimals", 2)
        .step("read {0} as a decimal number", 1)
        .step("read {0} as a number with {1} decimals", 2)
        .notInPostgres("its casts round what does not fit")
        .example("to_decimal('12.5', 2)", "12.50")
        .example("to_decimal(7, 2)", "7.00")
        .example("to_decimal(null, 2)", "null")
        .fails("to_decimal('12.555', 2)", Code::WouldRound)
        .fails("to_decimal('1,5', 2)", Code::NotADecimal);
}

} // namespace mw::rules

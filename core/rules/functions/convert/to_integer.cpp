// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

std::int64_t integerOfText(Row& row, std::string_view text) {
    std::int64_t number = 0;
    if (parseInteger(text, number))
        return number;
    return row.fail(Code::NotAnInteger, Quoted{text});
}

std::int64_t integerOfDecimal(Row& row, Decimal number) {
    Decimal whole;
    if (rescale(number, 0, Rounding::Refuse, whole) != DivideOutcome::Ok)
        return row.fail(Code::NotAnInteger, std::string_view(printDecimal(number)));
    if (whole.unscaled > INT64_MAX || whole.unscaled < INT64_MIN)
        return row.fail(Code::OutOfRange, std::string_view(printDecimal(number)), std::string_view("integer"));
    return std::int64_t(whole.unscaled);
}

std::int64_t integerOfFloat(Row& row, double number) {
    // 2^63 is the first double beyond the range; the comparison is false for NaN.
    if (number >= -9223372036854775808.0 && number < 9223372036854775808.0 && double(std::int64_t(number)) == number)
        return std::int64_t(number);
    return row.fail(Code::NotAnInteger, std::string_view(printFloat(number)));
}

std::int64_t integerOfBoolean(bool truth) { return truth ? 1 : 0; }

} // namespace

Function define_to_integer() {
    return Function("to_integer", "Reads a whole number; what has a fraction or other characters is an error.")
        .overload<integerOfText>({text("value")})
        .overload<integerOfDecimal>({decimal("value")})
        .overload<integerOfFloat>({floating("value")})
        .overload<integerOfBoolean>({boolean("value")})
        .phrase("{0} as a whole number")
        .step("read {0} as a whole number")
        .postgres("CASE {0}::text WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE trunc({0}::text::numeric)::bigint END",
                  "CASE WHEN {0}::text IN ('true', 'false') THEN {0}::text = '' WHEN {0}::text ~ "
                  "'^[-+]?[0-9]+(\\.0+)?$' THEN {0}::text::numeric NOT BETWEEN -9223372036854775808 AND "
                  "9223372036854775807 ELSE true END")
        .example("to_integer('0042')", "42")
        .example("to_integer(12.00)", "12")
        .example("to_integer(true)", "1")
        .example("to_integer(null)", "null")
        .fails("to_integer('4.5')", Code::NotAnInteger)
        .fails("to_integer(4.5)", Code::NotAnInteger);
}

} // namespace mw::rules

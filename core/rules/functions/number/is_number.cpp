// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {
bool readsAsDecimal(std::string_view text) {
    Decimal number;
    return parseDecimal(text, number);
}
bool readsAsInteger(std::string_view text) {
    std::int64_t number = 0;
    return parseInteger(text, number);
}
} // namespace

Function define_is_number() {
    return Function("is_number", "Says whether a text is a plain number such as -12.50, as to_decimal reads it.")
        .overload<readsAsDecimal>({text("value")})
        .phrase("whether {0} is a number")
        .postgres("({0} ~ '^[-+]?[0-9]+(\\.[0-9]{1,38})?$' AND "
                  "length(ltrim(translate({0}, '+-.', ''), '0')) <= 38)")
        .example("is_number('-12.50')", "true")
        .example("is_number('12,50')", "false")
        .example("is_number('')", "false")
        .example("is_number(null)", "null");
}

Function define_is_integer() {
    return Function("is_integer", "Says whether a text is a whole number, as to_integer reads it.")
        .overload<readsAsInteger>({text("value")})
        .phrase("whether {0} is a whole number")
        .postgres("CASE WHEN {0} ~ '^[-+]?[0-9]+$' THEN {0}::numeric BETWEEN -9223372036854775808 AND "
                  "9223372036854775807 ELSE false END")
        .example("is_integer('0042')", "true")
        .example("is_integer('4.5')", "false")
        .example("is_integer(null)", "null");
}

} // namespace mw::rules

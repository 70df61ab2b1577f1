// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <charconv>

namespace mw::rules {

namespace {

std::string_view textOfText(std::string_view text) { return text; }
std::string_view textOfInteger(Row& row, std::int64_t number) {
    char* const out = row.arena().allocate(20);
    char* const end = std::to_chars(out, out + 20, number).ptr;
    row.arena().shrinkLast(end);
    return {out, std::size_t(end - out)};
}
std::string_view textOfDecimal(Row& row, Decimal number) {
    char* const out = row.arena().allocate(41);
    const std::size_t size = printDecimal(number, out);
    row.arena().shrinkLast(out + size);
    return {out, size};
}
std::string_view textOfBoolean(bool truth) { return truth ? "true" : "false"; }
std::string_view textOfFloat(Row& row, double number) { return row.keep(printFloat(number)); }
std::string_view textOfDate(Row& row, Date date) {
    char* const out = row.arena().allocate(20);
    const std::size_t size = printDate(date, out);
    row.arena().shrinkLast(out + size);
    return {out, size};
}
std::string_view textOfTime(Row& row, Time time) { return row.keep(printTime(time)); }
std::string_view textOfStamp(Row& row, Timestamp stamp) { return row.keep(printTimestamp(stamp, false)); }
std::string_view textOfInstant(Row& row, Timestamp stamp) { return row.keep(printTimestamp(stamp, true)); }
std::string_view textOfUuid(Row& row, Uuid uuid) { return row.keep(printUuid(uuid)); }

} // namespace

Function define_to_text() {
    return Function("to_text", "Writes a value as text: plain numbers, ISO dates and times, true and false.")
        .overload<textOfText>({text("value")})
        .overload<textOfInteger>({integer("value")})
        .overload<textOfDecimal>({decimal("value")})
        .overload<textOfBoolean>({boolean("value")})
        .overload<textOfFloat>({floating("value")})
        .overload<textOfDate>({date("value")})
        .overload<textOfTime>({time("value")})
        .overload<textOfStamp>({timestamp("value", false)})
        .overload<textOfInstant>({timestamp("value", true)})
        .overload<textOfUuid>({uuid("value")})
        .phrase("{0} as text")
        .step("write {0} as text")
        .notInPostgres("its casts write floats, booleans and times differently")
        .example("to_text(12.50)", "'12.50'")
        .example("to_text(date '2024-01-31')", "'2024-01-31'")
        .example("to_text(true)", "'true'")
        .example("to_text(null)", "null");
}

} // namespace mw::rules

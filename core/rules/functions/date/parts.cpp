// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

Date dayOf(Timestamp stamp) {
    return Date{std::int32_t((stamp.micros - (stamp.micros < 0 ? kMicrosPerDay - 1 : 0)) / kMicrosPerDay)};
}
std::int64_t yearOfDate(Date date) { return toCivil(date).year; }
std::int64_t monthOfDate(Date date) { return toCivil(date).month; }
std::int64_t dayOfDate(Date date) { return toCivil(date).day; }
std::int64_t yearOfStamp(Timestamp stamp) { return toCivil(dayOf(stamp)).year; }
std::int64_t monthOfStamp(Timestamp stamp) { return toCivil(dayOf(stamp)).month; }
std::int64_t dayOfStamp(Timestamp stamp) { return toCivil(dayOf(stamp)).day; }

Date dateOfText(Row& row, std::string_view text) {
    Date date;
    if (parseIsoDate(text, date))
        return date;
    return row.fail(Code::NotADate, Quoted{text}, std::string_view("yyyy-MM-dd"));
}
Timestamp stampOfText(Row& row, std::string_view text) {
    Timestamp stamp;
    bool zoned = false;
    if (parseIsoTimestamp(text, stamp, zoned) && !zoned)
        return stamp;
    return row.fail(Code::NotATimestamp, Quoted{text}, std::string_view("yyyy-MM-dd HH:mm:ss"));
}
Timestamp stampOfDate(Date date) { return Timestamp{std::int64_t(date.days) * kMicrosPerDay}; }

} // namespace

Function define_year() {
    return Function("year", "Gives the year of a date.")
        .overload<yearOfDate>({date("value")})
        .overload<yearOfStamp>({timestamp("value")})
        .phrase("the year of {0}")
        .postgres("cast(extract(year from {0}) as bigint)")
        .example("year(date '2024-01-31')", "2024")
        .example("year(timestamp '1969-12-31 23:00:00')", "1969")
        .example("year(null)", "null");
}

Function define_month() {
    return Function("month", "Gives the month of a date, 1 to 12.")
        .overload<monthOfDate>({date("value")})
        .overload<monthOfStamp>({timestamp("value")})
        .phrase("the month of {0}")
        .postgres("cast(extract(month from {0}) as bigint)")
        .example("month(date '2024-01-31')", "1")
        .example("month(timestamp '1969-12-31 23:00:00')", "12")
        .example("month(null)", "null");
}

Function define_day() {
    return Function("day", "Gives the day of the month of a date.")
        .overload<dayOfDate>({date("value")})
        .overload<dayOfStamp>({timestamp("value")})
        .phrase("the day of the month of {0}")
        .postgres("cast(extract(day from {0}) as bigint)")
        .example("day(date '2024-01-31')", "31")
        .example("day(timestamp '1969-12-31 23:00:00')", "31")
        .example("day(null)", "null");
}

Function define_to_date() {
    return Function("to_date", "Reads a date written yyyy-MM-dd, or takes the date of a date and time.")
        .overload<dateOfText>({text("value")})
        .overload<dayOf>({timestamp("value")})
        .phrase("the date of {0}")
        .step("take the date of {0}")
        .notInPostgres("its casts read dates by the session's settings")
        .example("to_date('2024-01-31')", "date '2024-01-31'")
        .example("to_date(timestamp '2024-01-31 18:00:00')", "date '2024-01-31'")
        .example("to_date(null)", "null")
        .fails("to_date('31.01.2024')", Code::NotADate);
}

Function define_to_timestamp() {
    return Function("to_timestamp", "Reads a date and time written yyyy-MM-dd HH:mm:ss, or takes a date at midnight.")
        .overload<stampOfText>({text("value")})
        .overload<stampOfDate>({date("value")})
        .phrase("{0} as a date and time")
        .step("read {0} as a date and time")
        .notInPostgres("its casts read dates by the session's settings")
        .example("to_timestamp('2024-01-31 10:00:00')", "timestamp '2024-01-31 10:00:00'")
        .example("to_timestamp(date '2024-01-31')", "timestamp '2024-01-31 00:00:00'")
        .example("to_timestamp(null)", "null")
        .fails("to_timestamp('soon')", Code::NotATimestamp);
}

} // namespace mw::rules

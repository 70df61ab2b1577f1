// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

/// 1 is Monday, 7 Sunday (ISO 8601).
std::int64_t weekdayOf(Date date) {
    const std::int64_t sinceThursday = std::int64_t(date.days) % 7; // 1970-01-01 was a Thursday
    return (sinceThursday + 7 + 3) % 7 + 1;
}
std::int64_t quarterOf(Date date) { return (toCivil(date).month - 1) / 3 + 1; }
std::int64_t dayOfYear(Date date) {
    Date first;
    return fromCivil(toCivil(date).year, 1, 1, first) ? date.days - first.days + 1 : 0;
}
/// The week that a date's Thursday lies in, counted within that Thursday's year (ISO 8601).
std::int64_t weekOf(Date date) {
    const auto thursday = Date{date.days + std::int32_t(4 - weekdayOf(date))};
    return (dayOfYear(thursday) - 1) / 7 + 1;
}

Date civil(int year, int month, int day) {
    Date made;
    [[maybe_unused]] const bool exists = fromCivil(year, month, day, made);
    return made;
}
Date firstOfYear(Date date) { return civil(toCivil(date).year, 1, 1); }
Date lastOfYear(Date date) { return civil(toCivil(date).year, 12, 31); }
Date firstOfQuarter(Date date) { return civil(toCivil(date).year, int(quarterOf(date)) * 3 - 2, 1); }
Date lastOfQuarter(Date date) {
    const int year = toCivil(date).year, month = int(quarterOf(date)) * 3;
    return civil(year, month, daysInMonth(year, month));
}
Date monday(Row& row, Date date) {
    const auto first = Date{date.days - std::int32_t(weekdayOf(date) - 1)};
    if (first < civil(1, 1, 1))
        return row.fail(Code::OutOfRange, std::int64_t(first.days), std::string_view("dates from 0001 to 9999"));
    return first;
}

Date madeOf(Row& row, std::int64_t year, std::int64_t month, std::int64_t day) {
    Date date;
    const bool small = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    if (small && fromCivil(int(year), int(month), int(day), date))
        return date;
    const std::string said = std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(day);
    return row.fail(Code::NotADate, std::string_view(said), std::string_view("year, month, day"));
}

} // namespace

Function define_quarter() {
    return Function("quarter", "Gives the quarter of the year of a date, 1 to 4.")
        .overload<quarterOf>({date("value")})
        .phrase("the quarter of {0}")
        .postgres("cast(extract(quarter from {0}) as bigint)")
        .example("quarter(date '2024-05-01')", "2")
        .example("quarter(date '2024-12-31')", "4")
        .example("quarter(null)", "null");
}

Function define_week() {
    return Function("week", "Gives the calendar week of a date, 1 to 53 (ISO 8601: weeks begin on Monday, the first holds "
                            "the year's first Thursday).")
        .overload<weekOf>({date("value")})
        .phrase("the calendar week of {0}")
        .postgres("cast(extract(week from {0}) as bigint)")
        .example("week(date '2024-01-01')", "1")
        .example("week(date '2021-01-03')", "53")
        .example("week(null)", "null");
}

Function define_weekday() {
    return Function("weekday", "Gives the day of the week of a date, 1 for Monday to 7 for Sunday.")
        .overload<weekdayOf>({date("value")})
        .phrase("the day of the week of {0}")
        .postgres("cast(extract(isodow from {0}) as bigint)")
        .example("weekday(date '2024-01-31')", "3")
        .example("weekday(date '1969-12-28')", "7")
        .example("weekday(null)", "null");
}

Function define_day_of_year() {
    return Function("day_of_year", "Gives the day of the year of a date, 1 to 366.")
        .overload<dayOfYear>({date("value")})
        .phrase("the day of the year of {0}")
        .postgres("cast(extract(doy from {0}) as bigint)")
        .example("day_of_year(date '2024-12-31')", "366")
        .example("day_of_year(date '2023-03-01')", "60")
        .example("day_of_year(null)", "null");
}

Function define_start_of_year() {
    return Function("start_of_year", "Gives the first day of a date's year.")
        .overload<firstOfYear>({date("value")})
        .phrase("the first day of the year of {0}")
        .postgres("cast(date_trunc('year', {0}) as date)")
        .example("start_of_year(date '2024-02-17')", "date '2024-01-01'")
        .example("start_of_year(date '2024-01-01')", "date '2024-01-01'")
        .example("start_of_year(null)", "null");
}

Function define_end_of_year() {
    return Function("end_of_year", "Gives the last day of a date's year.")
        .overload<lastOfYear>({date("value")})
        .phrase("the last day of the year of {0}")
        .postgres("make_date(extract(year from {0})::int, 12, 31)")
        .example("end_of_year(date '2024-02-17')", "date '2024-12-31'")
        .example("end_of_year(date '2024-12-31')", "date '2024-12-31'")
        .example("end_of_year(null)", "null");
}

Function define_start_of_quarter() {
    return Function("start_of_quarter", "Gives the first day of a date's quarter.")
        .overload<firstOfQuarter>({date("value")})
        .phrase("the first day of the quarter of {0}")
        .postgres("cast(date_trunc('quarter', {0}) as date)")
        .example("start_of_quarter(date '2024-02-17')", "date '2024-01-01'")
        .example("start_of_quarter(date '2024-10-01')", "date '2024-10-01'")
        .example("start_of_quarter(null)", "null");
}

Function define_end_of_quarter() {
    return Function("end_of_quarter", "Gives the last day of a date's quarter.")
        .overload<lastOfQuarter>({date("value")})
        .phrase("the last day of the quarter of {0}")
        .postgres("cast(date_trunc('quarter', {0}) + interval '3 months - 1 day' as date)")
        .example("end_of_quarter(date '2024-02-17')", "date '2024-03-31'")
        .example("end_of_quarter(date '2024-12-31')", "date '2024-12-31'")
        .example("end_of_quarter(null)", "null");
}

Function define_start_of_week() {
    return Function("start_of_week", "Gives the Monday of a date's week.")
        .overload<monday>({date("value")})
        .phrase("the Monday of the week of {0}")
        .postgres("cast(date_trunc('week', {0}) as date)")
        .example("start_of_week(date '2024-01-31')", "date '2024-01-29'")
        .example("start_of_week(date '2024-01-29')", "date '2024-01-29'")
        .example("start_of_week(null)", "null");
}

Function define_make_date() {
    return Function("make_date", "Makes a date of year, month and day; a day that does not exist is an error.")
        .overload<madeOf>({integer("year"), integer("month"), integer("day")})
        .phrase("the date with year {0}, month {1} and day {2}")
        .step("make a date of year {0}, month {1} and day {2}")
        .postgres("make_date({0}::int, {1}::int, {2}::int)",
                  "CASE WHEN {0} BETWEEN 1 AND 9999 AND {1} BETWEEN 1 AND 12 THEN {2} NOT BETWEEN 1 AND "
                  "extract(day from make_date({0}::int, {1}::int, 1) + interval '1 month - 1 day') ELSE true END")
        .example("make_date(2024, 2, 29)", "date '2024-02-29'")
        .example("make_date(1899, 12, 31)", "date '1899-12-31'")
        .example("make_date(2024, null, 1)", "null")
        .fails("make_date(2023, 2, 29)", Code::NotADate);
}

} // namespace mw::rules

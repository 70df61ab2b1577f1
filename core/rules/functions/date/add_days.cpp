// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <algorithm>

namespace mw::rules {

namespace {

Date checked(Row& row, std::int64_t days) {
    Date first, last;
    if (!fromCivil(1, 1, 1, first) || !fromCivil(9999, 12, 31, last) || days < first.days || days > last.days)
        return row.fail(Code::OutOfRange, days, std::string_view("dates from 0001 to 9999"));
    return Date{std::int32_t(days)};
}

Date plusDays(Row& row, Date date, std::int64_t days) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(std::int64_t(date.days), days, &sum))
        return row.fail(Code::Overflow, std::string_view("date"));
    return checked(row, sum);
}

Date plusMonths(Row& row, Date date, std::int64_t months) {
    const CivilDate from = toCivil(date);
    if (months > 120'000 || months < -120'000)
        return row.fail(Code::OutOfRange, months, std::string_view("months that a date can move"));
    const std::int64_t count = std::int64_t(from.year) * 12 + (from.month - 1) + months;
    const auto year = int(count >= 0 ? count / 12 : (count - 11) / 12);
    const int month = int(count - std::int64_t(year) * 12) + 1;
    Date moved;
    if (year < 1 || year > 9999 || !fromCivil(year, month, std::min<int>(from.day, daysInMonth(year, month)), moved))
        return row.fail(Code::OutOfRange, std::int64_t(year), std::string_view("years from 0001 to 9999"));
    return moved;
}
Date plusYears(Row& row, Date date, std::int64_t years) {
    if (years > 10'000 || years < -10'000)
        return row.fail(Code::OutOfRange, years, std::string_view("years that a date can move"));
    return plusMonths(row, date, years * 12);
}

std::int64_t daysBetween(Date from, Date to) { return std::int64_t(to.days) - from.days; }

Date firstOfMonth(Date date) { return Date{date.days - (toCivil(date).day - 1)}; }
Date lastOfMonth(Date date) {
    const CivilDate civil = toCivil(date);
    return Date{date.days + daysInMonth(civil.year, civil.month) - civil.day};
}

} // namespace

Function define_add_days() {
    return Function("add_days", "Moves a date by a number of days, back where it is negative.")
        .overload<plusDays>({date("value"), integer("days")})
        .phrase("the date {1} days after {0}")
        .step("move {0} by {1} days")
        .postgres("({0} + {1}::int)", "{1} NOT BETWEEN date '0001-01-01' - {0} AND date '9999-12-31' - {0}")
        .example("add_days(date '2024-02-28', 2)", "date '2024-03-01'")
        .example("add_days(date '2024-01-01', -1)", "date '2023-12-31'")
        .example("add_days(null, 1)", "null")
        .fails("add_days(date '9999-12-31', 1)", Code::OutOfRange);
}

Function define_add_months() {
    return Function("add_months", "Moves a date by a number of months; a day that the month lacks becomes its last.")
        .overload<plusMonths>({date("value"), integer("months")})
        .phrase("the date {1} months after {0}")
        .step("move {0} by {1} months")
        .postgres("cast({0} + make_interval(months => {1}::int) as date)",
                  "CASE WHEN {1} BETWEEN -120000 AND 120000 THEN extract(year from {0}) * 12 + extract(month from {0}) - "
                  "1 + {1} NOT BETWEEN 12 AND 119999 ELSE true END")
        .example("add_months(date '2024-01-31', 1)", "date '2024-02-29'")
        .example("add_months(date '2024-01-15', -2)", "date '2023-11-15'")
        .example("add_months(null, 1)", "null");
}

Function define_add_years() {
    return Function("add_years", "Moves a date by a number of years; 29 February becomes the 28th where there is none.")
        .overload<plusYears>({date("value"), integer("years")})
        .phrase("the date {1} years after {0}")
        .step("move {0} by {1} years")
        .postgres("cast({0} + make_interval(years => {1}::int) as date)",
                  "CASE WHEN {1} BETWEEN -10000 AND 10000 THEN extract(year from {0}) + {1} NOT BETWEEN 1 AND 9999 ELSE "
                  "true END")
        .example("add_years(date '2024-02-29', 1)", "date '2025-02-28'")
        .example("add_years(date '2024-05-01', -4)", "date '2020-05-01'")
        .example("add_years(null, 1)", "null");
}

Function define_days_between() {
    return Function("days_between", "Counts the days from one date to another, negative where the second is earlier.")
        .overload<daysBetween>({date("from"), date("to")})
        .phrase("the number of days from {0} to {1}")
        .postgres("cast({1} - {0} as bigint)")
        .example("days_between(date '2024-02-28', date '2024-03-01')", "2")
        .example("days_between(date '2024-01-02', date '2024-01-01')", "-1")
        .example("days_between(null, date '2024-01-01')", "null");
}

Function define_start_of_month() {
    return Function("start_of_month", "Gives the first day of a date's month.")
        .overload<firstOfMonth>({date("value")})
        .phrase("the first day of the month of {0}")
        .postgres("cast(date_trunc('month', {0}) as date)")
        .example("start_of_month(date '2024-02-17')", "date '2024-02-01'")
        .example("start_of_month(date '2024-02-01')", "date '2024-02-01'")
        .example("start_of_month(null)", "null");
}

Function define_end_of_month() {
    return Function("end_of_month", "Gives the last day of a date's month.")
        .overload<lastOfMonth>({date("value")})
        .phrase("the last day of the month of {0}")
        .postgres("cast(date_trunc('month', {0}) + interval '1 month - 1 day' as date)")
        .example("end_of_month(date '2024-02-17')", "date '2024-02-29'")
        .example("end_of_month(date '2023-02-28')", "date '2023-02-28'")
        .example("end_of_month(null)", "null");
}

} // namespace mw::rules

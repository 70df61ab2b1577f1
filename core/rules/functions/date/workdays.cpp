// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

/// 0 is Monday.
std::int64_t weekdayFromMonday(std::int64_t days) { return ((days % 7) + 7 + 3) % 7; }

Date plusWorkdays(Row& row, Date date, std::int64_t count) {
    constexpr std::int64_t kMost = 3'000'000;
    if (count > kMost || count < -kMost)
        return row.fail(Code::OutOfRange, count, std::string_view("days that a date can move"));
    std::int64_t days = date.days;
    const std::int64_t step = count < 0 ? -1 : 1;
    // Whole weeks at once, then the rest day by day.
    days += count / 5 * 7;
    for (std::int64_t rest = count % 5 * step; rest > 0;) {
        days += step;
        rest -= weekdayFromMonday(days) < 5 ? 1 : 0;
    }
    // From a Saturday or Sunday whole weeks lead to another one: the day is the Friday before, or the Monday after.
    while (count != 0 && weekdayFromMonday(days) >= 5)
        days -= step;
    Date first, last;
    if (!fromCivil(1, 1, 1, first) || !fromCivil(9999, 12, 31, last) || days < first.days || days > last.days)
        return row.fail(Code::OutOfRange, days, std::string_view("dates from 0001 to 9999"));
    return Date{std::int32_t(days)};
}

/// The days of it in PostgreSQL's words: whole weeks, then the rest with the weekend that it crosses; wd 0 is Monday.
constexpr std::string_view kDays =
    "(SELECT ({1} / 5 * 7 + {1} % 5 + CASE WHEN {1} = 0 THEN 0 WHEN {1} % 5 = 0 THEN CASE WHEN wd < 5 THEN 0 WHEN {1} "
    "> 0 THEN 4 - wd ELSE 7 - wd END WHEN wd >= 5 THEN CASE WHEN {1} > 0 THEN 6 - wd ELSE 5 - wd END WHEN wd + {1} % 5 > 4 "
    "THEN 2 WHEN wd + {1} % 5 < 0 THEN -2 ELSE 0 END)::int FROM (SELECT extract(isodow from {0})::int - 1 AS wd) week)";

} // namespace

Function define_add_workdays() {
    static const std::string kMoved = "({0} + " + std::string(kDays) + ")";
    static const std::string kMovesTooFar = "CASE WHEN {1} NOT BETWEEN -3000000 AND 3000000 THEN true ELSE " +
                                            std::string(kDays) +
                                            " NOT BETWEEN date '0001-01-01' - {0} AND date '9999-12-31' - {0} END";
    return Function("add_workdays", "Moves a date by a number of days from Monday to Friday; holidays are not known.")
        .overload<plusWorkdays>({date("value"), integer("days")})
        .phrase("the date {1} workdays after {0}")
        .step("move {0} by {1} workdays")
        .postgres(kMoved, kMovesTooFar)
        .example("add_workdays(date '2024-01-31', 3)", "date '2024-02-05'")
        .example("add_workdays(date '2024-02-03', 5)", "date '2024-02-09'")
        .example("add_workdays(date '2024-02-05', -1)", "date '2024-02-02'")
        .example("add_workdays(null, 1)", "null");
}

} // namespace mw::rules

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

} // namespace

Function define_add_workdays() {
    return Function("add_workdays", "Moves a date by a number of days from Monday to Friday; holidays are not known.")
        .overload<plusWorkdays>({date("value"), integer("days")})
        .phrase("the date {1} workdays after {0}")
        .step("move {0} by {1} workdays")
        .notInPostgres("it has no count of workdays")
        .example("add_workdays(date '2024-01-31', 3)", "date '2024-02-05'")
        .example("add_workdays(date '2024-02-03', 5)", "date '2024-02-09'")
        .example("add_workdays(date '2024-02-05', -1)", "date '2024-02-02'")
        .example("add_workdays(null, 1)", "null");
}

} // namespace mw::rules

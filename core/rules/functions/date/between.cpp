// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

/// Whole months; a day that the later month lacks counts as its last.
std::int64_t wholeMonths(Date from, Date to) {
    if (to < from)
        return -wholeMonths(to, from);
    const CivilDate first = toCivil(from), last = toCivil(to);
    const std::int64_t months = (std::int64_t(last.year) - first.year) * 12 + last.month - first.month;
    const int reached = std::min<int>(first.day, daysInMonth(last.year, last.month));
    return last.day >= reached ? months : months - 1;
}
std::int64_t wholeYears(Date from, Date to) { return wholeMonths(from, to) / 12; }

std::int64_t wholeSeconds(Timestamp from, Timestamp to) { return (to.micros - from.micros) / 1'000'000; }

Timestamp movedBy(Row& row, Timestamp stamp, std::int64_t seconds) {
    std::int64_t micros = 0;
    Timestamp moved;
    if (__builtin_mul_overflow(seconds, std::int64_t(1'000'000), &micros) ||
        __builtin_add_overflow(stamp.micros, micros, &moved.micros) || !isInCalendar(moved))
        return row.fail(Code::OutOfRange, seconds, std::string_view("moments from 0001 to 9999"));
    return moved;
}
Result<LogicalType> sameType(const CallFacts& facts) {
    return LogicalType::timestamp(facts.type(0).kind == TypeKind::Timestamp && facts.type(0).zoned);
}

} // namespace

Function define_months_between() {
    return Function("months_between", "Counts the whole months from one date to another, negative where the second is "
                                      "earlier.")
        .overload<wholeMonths>({date("from"), date("to")})
        .phrase("the number of whole months from {0} to {1}")
        .postgres("cast(CASE WHEN {1} >= {0} THEN extract(year from {1}) * 12 + extract(month from {1}) - extract(year from {0}) * 12 - "
                  "extract(month from {0}) - CASE WHEN extract(day from {1}) < least(extract(day from {0}), extract(day from "
                  "date_trunc('month', {1}) + interval '1 month - 1 day')) THEN 1 ELSE 0 END ELSE -(extract(year from {0}) * 12 + "
                  "extract(month from {0}) - extract(year from {1}) * 12 - extract(month from {1}) - CASE WHEN extract(day from {0}) "
                  "< least(extract(day from {1}), extract(day from date_trunc('month', {0}) + interval '1 month - 1 day')) THEN 1 "
                  "ELSE 0 END) END as bigint)")
        .example("months_between(date '2024-01-31', date '2024-02-29')", "1")
        .example("months_between(date '2024-03-15', date '2024-01-16')", "-1")
        .example("months_between(null, date '2024-01-01')", "null");
}

Function define_years_between() {
    return Function("years_between", "Counts the whole years from one date to another, as an age is told.")
        .overload<wholeYears>({date("from"), date("to")})
        .phrase("the number of whole years from {0} to {1}")
        .postgres("cast(CASE WHEN {1} >= {0} THEN extract(year from {1}) * 12 + extract(month from {1}) - extract(year from {0}) * 12 - "
                  "extract(month from {0}) - CASE WHEN extract(day from {1}) < least(extract(day from {0}), extract(day from "
                  "date_trunc('month', {1}) + interval '1 month - 1 day')) THEN 1 ELSE 0 END ELSE -(extract(year from {0}) * 12 + "
                  "extract(month from {0}) - extract(year from {1}) * 12 - extract(month from {1}) - CASE WHEN extract(day from {0}) "
                  "< least(extract(day from {1}), extract(day from date_trunc('month', {0}) + interval '1 month - 1 day')) THEN 1 "
                  "ELSE 0 END) END as bigint) / 12")
        .example("years_between(date '1980-06-15', date '2024-06-14')", "43")
        .example("years_between(date '2000-02-29', date '2001-02-28')", "1")
        .example("years_between(date '2000-01-01', null)", "null");
}

Function define_seconds_between() {
    return Function("seconds_between", "Counts the whole seconds from one moment to another, negative where the second is "
                                       "earlier.")
        .overload<wholeSeconds>({timestamp("from", false), timestamp("to", false)})
        .overload<wholeSeconds>({timestamp("from", true), timestamp("to", true)})
        .phrase("the number of seconds from {0} to {1}")
        .postgres("cast(trunc(extract(epoch from {1} - {0})) as bigint)")
        .example("seconds_between(timestamp '2024-01-31 10:00:00', timestamp '2024-01-31 11:00:00')", "3600")
        .example("seconds_between(timestamp '2024-01-02 00:00:00', timestamp '2024-01-01 00:00:00')", "-86400")
        .example("seconds_between(null, timestamp '2024-01-01 00:00:00')", "null");
}

Function define_add_seconds() {
    return Function("add_seconds", "Moves a moment by a number of seconds, back where it is negative.")
        .overload<movedBy>({timestamp("value"), integer("seconds")})
        .returns(sameType)
        .phrase("the moment {1} seconds after {0}")
        .step("move {0} by {1} seconds")
        .postgres("({0} + {1} * interval '1 second')",
                  "{1} NOT BETWEEN -400000000000 AND 400000000000 OR {0} + greatest(least({1}, 400000000000), "
                  "-400000000000) * interval '1 second' NOT BETWEEN timestamp '0001-01-01' AND timestamp '9999-12-31 "
                  "23:59:59.999999'")
        .example("add_seconds(timestamp '2024-01-31 23:59:59', 1)", "timestamp '2024-02-01 00:00:00'")
        .example("add_seconds(timestamp '2024-01-31 10:00:00', -3600)", "timestamp '2024-01-31 09:00:00'")
        .example("add_seconds(null, 1)", "null");
}

} // namespace mw::rules

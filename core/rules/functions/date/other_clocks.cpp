// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

constexpr std::int64_t kSecond = 1'000'000;

Timestamp ofUnix(Row& row, std::int64_t seconds) {
    Timestamp stamp;
    if (__builtin_mul_overflow(seconds, kSecond, &stamp.micros) || !isInCalendar(stamp))
        return row.fail(Code::OutOfRange, seconds, std::string_view("moments from 0001 to 9999"));
    return stamp;
}
std::int64_t toUnix(Timestamp stamp) {
    const std::int64_t seconds = stamp.micros / kSecond;
    return stamp.micros % kSecond < 0 ? seconds - 1 : seconds;
}

/// Excel's serial days: 1 is 1900-01-01, and the 60th, 29 February 1900, never was.
Date ofExcel(Row& row, std::int64_t serial) {
    constexpr std::int64_t kLast = 2'958'465; // 9999-12-31
    constexpr std::int64_t kEpoch = 25'569;   // 1970-01-01
    if (serial < 1 || serial == 60 || serial > kLast)
        return row.fail(Code::OutOfRange, serial, std::string_view("Excel's days from 1 to 2958465"));
    return Date{std::int32_t(serial - kEpoch + (serial < 60 ? 1 : 0))};
}

} // namespace

Function define_from_unix() {
    return Function("from_unix", "Gives the moment that lies so many seconds after 1 January 1970 in UTC.")
        .overload<ofUnix>({integer("seconds")})
        .returns(LogicalType::timestamp(true))
        .phrase("the moment {0} seconds after the start of 1970")
        .postgres("(timestamp '1970-01-01' + {0} * interval '1 second')",
                  "{0} NOT BETWEEN -62135596800 AND 253402300799")
        .example("from_unix(1706695200)", "timestamp '2024-01-31 10:00:00Z'")
        .example("from_unix(-1)", "timestamp '1969-12-31 23:59:59Z'")
        .example("from_unix(null)", "null");
}

Function define_to_unix() {
    return Function("to_unix", "Counts the whole seconds from 1 January 1970 in UTC to a moment.")
        .overload<toUnix>({timestamp("value", true)})
        .phrase("the number of seconds from the start of 1970 to {0}")
        .postgres("cast(floor(extract(epoch from {0})) as bigint)")
        .example("to_unix(timestamp '2024-01-31 10:00:00Z')", "1706695200")
        .example("to_unix(timestamp '1969-12-31 23:59:59Z')", "-1")
        .example("to_unix(null)", "null");
}

Function define_from_excel() {
    return Function("from_excel", "Gives the date that a spreadsheet stores as a number of days: 45322 is 2024-01-31.")
        .overload<ofExcel>({integer("days")})
        .phrase("the date that spreadsheets store as {0}")
        .postgres("date '1899-12-30' + {0}::int + CASE WHEN {0} < 60 THEN 1 ELSE 0 END",
                  "{0} NOT BETWEEN 1 AND 2958465 OR {0} = 60")
        .example("from_excel(45322)", "date '2024-01-31'")
        .example("from_excel(1)", "date '1900-01-01'")
        .example("from_excel(null)", "null")
        .fails("from_excel(60)", Code::OutOfRange);
}

} // namespace mw::rules

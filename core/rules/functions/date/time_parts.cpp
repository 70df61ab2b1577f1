// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

constexpr std::int64_t kMicrosPerSecond = 1'000'000;

std::int64_t hourOfTime(Time time) { return time.micros / (3600 * kMicrosPerSecond); }
std::int64_t minuteOfTime(Time time) { return time.micros / (60 * kMicrosPerSecond) % 60; }
std::int64_t secondOfTime(Time time) { return time.micros / kMicrosPerSecond % 60; }
std::int64_t hourOfStamp(Timestamp stamp) { return hourOfTime(timeOf(stamp)); }
std::int64_t minuteOfStamp(Timestamp stamp) { return minuteOfTime(timeOf(stamp)); }
std::int64_t secondOfStamp(Timestamp stamp) { return secondOfTime(timeOf(stamp)); }

Time timeOfText(Row& row, std::string_view text) {
    Time time;
    if (parseIsoTime(text, time))
        return time;
    return row.fail(Code::NotATime, Quoted{text}, std::string_view("HH:mm:ss"));
}
Time timeOfStamp(Timestamp stamp) { return timeOf(stamp); }

Timestamp joined(Date date, Time time) {
    return Timestamp{std::int64_t(date.days) * kMicrosPerDay + time.micros};
}

} // namespace

Function define_hour() {
    return Function("hour", "Gives the hour of a time, 0 to 23.")
        .overload<hourOfTime>({time("value")})
        .overload<hourOfStamp>({timestamp("value")})
        .phrase("the hour of {0}")
        .postgres("cast(extract(hour from {0}) as bigint)")
        .example("hour(timestamp '2024-01-31 18:05:00')", "18")
        .example("hour(to_time('07:30:00'))", "7")
        .example("hour(null)", "null");
}

Function define_minute() {
    return Function("minute", "Gives the minute of a time, 0 to 59.")
        .overload<minuteOfTime>({time("value")})
        .overload<minuteOfStamp>({timestamp("value")})
        .phrase("the minute of {0}")
        .postgres("cast(extract(minute from {0}) as bigint)")
        .example("minute(timestamp '2024-01-31 18:05:00')", "5")
        .example("minute(to_time('07:30:00'))", "30")
        .example("minute(null)", "null");
}

Function define_second() {
    return Function("second", "Gives the whole second of a time, 0 to 59.")
        .overload<secondOfTime>({time("value")})
        .overload<secondOfStamp>({timestamp("value")})
        .phrase("the second of {0}")
        .postgres("cast(floor(extract(second from {0})) as bigint)")
        .example("second(timestamp '2024-01-31 18:05:09.75')", "9")
        .example("second(to_time('07:30:00'))", "0")
        .example("second(null)", "null");
}

Function define_to_time() {
    return Function("to_time", "Reads a time written HH:mm:ss, or takes the time of a date and time.")
        .overload<timeOfText>({text("value")})
        .overload<timeOfStamp>({timestamp("value")})
        .phrase("the time of {0}")
        .step("take the time of {0}")
        .notInPostgres("its casts read times in other forms too")
        .example("to_time(timestamp '2024-01-31 18:05:00')", "time '18:05:00'")
        .example("to_time('18:05:00')", "time '18:05:00'")
        .example("to_time(null)", "null")
        .fails("to_time('6 pm')", Code::NotATime);
}

Function define_at_time() {
    return Function("at_time", "Makes a date and time of a date and a time.")
        .overload<joined>({date("date"), time("time")})
        .phrase("the moment on {0} at {1}")
        .postgres("({0} + {1})")
        .example("at_time(date '2024-01-31', to_time('18:05:00'))", "timestamp '2024-01-31 18:05:00'")
        .example("at_time(date '2024-01-31', to_time('00:00:00'))", "timestamp '2024-01-31 00:00:00'")
        .example("at_time(null, to_time('18:05:00'))", "null");
}

} // namespace mw::rules

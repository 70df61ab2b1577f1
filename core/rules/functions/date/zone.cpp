// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <cmath>
#include <memory>

namespace mw::rules {

namespace {

constexpr std::int64_t kMicrosPerMilli = 1000;

/// A zone of the IANA database; const use is thread-safe.
struct Zone {
    std::shared_ptr<const icu::BasicTimeZone> rules;
};

Result<Zone> readZone(const CallFacts& facts) {
    const std::string name(facts.text(1));
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
    if (!basic || *zone == icu::TimeZone::getUnknown())
        return makeError(Code::WrongArguments, "a zone is written 'Europe/Berlin', 'UTC' or 'GMT+2', not " + quoted(name));
    zone.release();
    return Zone{std::shared_ptr<const icu::BasicTimeZone>(basic)};
}

/// ICU counts milliseconds: offsets are whole seconds, so the smaller digits stay as they are.
UDate millisOf(Timestamp stamp) {
    const std::int64_t millis = stamp.micros / kMicrosPerMilli;
    return UDate(stamp.micros % kMicrosPerMilli < 0 ? millis - 1 : millis);
}

Timestamp checked(Row& row, std::int64_t micros) {
    const Timestamp stamp{micros};
    if (!isInCalendar(stamp))
        return row.fail(Code::OutOfRange, std::string_view("the moment"), std::string_view("moments from 0001 to 9999"));
    return stamp;
}

Timestamp wallClock(Row& row, const Zone& zone, Timestamp instant, std::string_view) {
    std::int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone.rules->getOffset(millisOf(instant), false, raw, saving, status);
    if (U_FAILURE(status))
        return row.fail(Code::Internal, std::string_view(u_errorName(status)));
    return checked(row, instant.micros + (std::int64_t(raw) + saving) * kMicrosPerMilli);
}

Timestamp instantOf(Row& row, const Zone& zone, Timestamp wall, std::string_view name) {
    const auto offsetFor = [&](UTimeZoneLocalOption skipped, UErrorCode& status) {
        std::int32_t raw = 0, saving = 0;
        zone.rules->getOffsetFromLocal(millisOf(wall), skipped, UCAL_TZ_LOCAL_FORMER, raw, saving, status);
        return std::int64_t(raw) + saving;
    };
    UErrorCode status = U_ZERO_ERROR;
    const std::int64_t former = offsetFor(UCAL_TZ_LOCAL_FORMER, status);
    const std::int64_t latter = offsetFor(UCAL_TZ_LOCAL_LATTER, status);
    if (U_FAILURE(status))
        return row.fail(Code::Internal, std::string_view(u_errorName(status)));
    if (former != latter) // the clocks were put forward over it
        return row.fail(Code::OutOfRange, std::string_view(printTimestamp(wall, false)),
                        std::string_view("the clock of " + std::string(name)));
    return checked(row, wall.micros - former * kMicrosPerMilli);
}

} // namespace

Function define_to_zone() {
    return Function("to_zone", "Gives the date and time that the clocks of a zone such as 'Europe/Berlin' show at a moment.")
        .overload<wallClock, readZone>({timestamp("value", true), text("zone").fixed()})
        .phrase("{0} on the clocks of {1}")
        .step("read {0} on the clocks of {1}")
        .notInPostgres("the rules of its zones are the server's own")
        .example("to_zone(timestamp '2024-07-01 10:00:00Z', 'Europe/Berlin')", "timestamp '2024-07-01 12:00:00'")
        .example("to_zone(timestamp '2024-01-01 10:00:00Z', 'America/New_York')", "timestamp '2024-01-01 05:00:00'")
        .example("to_zone(null, 'UTC')", "null")
        .fails("to_zone(timestamp '2024-01-01 10:00:00Z', 'Nowhere')", Code::WrongArguments);
}

Function define_from_zone() {
    return Function("from_zone", "Gives the moment at which the clocks of a zone show a date and time; the first one where "
                                 "they show it twice, an error where they skip it.")
        .overload<instantOf, readZone>({timestamp("value", false), text("zone").fixed()})
        .returns(LogicalType::timestamp(true))
        .phrase("the moment at which the clocks of {1} show {0}")
        .step("take {0} as shown by the clocks of {1}")
        .notInPostgres("the rules of its zones are the server's own")
        .example("from_zone(timestamp '2024-07-01 12:00:00', 'Europe/Berlin')", "timestamp '2024-07-01 10:00:00Z'")
        .example("from_zone(timestamp '2024-10-27 02:30:00', 'Europe/Berlin')", "timestamp '2024-10-27 00:30:00Z'")
        .example("from_zone(null, 'UTC')", "null")
        .fails("from_zone(timestamp '2024-03-31 02:30:00', 'Europe/Berlin')", Code::OutOfRange);
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw {

struct Date {
    std::int32_t days = 0; ///< since 1970-01-01, proleptic Gregorian
    friend auto operator<=>(const Date&, const Date&) = default;
};
struct Time {
    std::int64_t micros = 0; ///< since midnight, below 86,400,000,000
    friend auto operator<=>(const Time&, const Time&) = default;
};
struct Timestamp {
    std::int64_t micros = 0; ///< since 1970-01-01T00:00:00, UTC where the type is zoned
    friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};
struct CivilDate {
    std::int32_t year = 1970; ///< 1–9999
    std::uint8_t month = 1;
    std::uint8_t day = 1;
};

inline constexpr std::int64_t kMicrosPerDay = 86'400'000'000;

/// Gives false for days that do not exist and years outside 1–9999.
[[nodiscard]] bool fromCivil(int year, int month, int day, Date& out);
CivilDate toCivil(Date date);
int daysInMonth(int year, int month);
Date dateOf(Timestamp stamp);
Time timeOf(Timestamp stamp);
/// Says whether the moment lies within the years 1–9999.
bool isInCalendar(Timestamp stamp);

/// ISO 8601 forms: "2024-01-31", "10:00:00[.ffffff]", "2024-01-31[T ]10:00[:00[.ffffff]][Z|±hh[:mm]]".
[[nodiscard]] bool parseIsoDate(std::string_view text, Date& out);
[[nodiscard]] bool parseIsoTime(std::string_view text, Time& out);
/// `hadZone` says whether an offset was written; the result is then UTC.
[[nodiscard]] bool parseIsoTimestamp(std::string_view text, Timestamp& out, bool& hadZone);
std::string printDate(Date date);
std::string printTime(Time time);
/// "2024-01-31 10:00:00[.ffffff]"; zoned adds "Z".
std::string printTimestamp(Timestamp stamp, bool zoned);
/// The same into a buffer: each writes at most 28 characters and gives their number.
std::size_t printDate(Date date, char* into);
std::size_t printTime(Time time, char* into);
std::size_t printTimestamp(Timestamp stamp, bool zoned, char* into);

/// A date pattern in the letters of Unicode TR 35: y M d E H h a m s S, X/x/Z for an offset, 'quoted' text; month and
/// weekday names are English. Compile once, use for many rows; const use is thread-safe.
class DatePattern {
public:
    /// Fails with InvalidArgument for unknown letters and for patterns that leave something open ("dM", "h" without "a").
    static Result<DatePattern> compile(std::string_view pattern);
    const std::string& text() const { return m_text; }
    bool hasDate() const { return m_hasDate; }
    bool hasTime() const { return m_hasTime; }
    bool hasZone() const { return m_hasZone; }
    /// Says whether parse() can succeed: a pattern with a day or month but no year only formats.
    bool canParse() const { return !m_hasDate || hasLetter('y'); }
    /// Reads the whole text strictly; two-digit years pivot at 1970–2069, a month or day not in the pattern is the first.
    /// A weekday must be the date's own. With an offset the result is UTC.
    [[nodiscard]] bool parse(std::string_view text, Timestamp& out) const;
    std::string format(Timestamp stamp) const;

private:
    struct Part {
        char letter = 0; ///< 0: literal
        int count = 0;
        std::string literal;
        bool isNumber() const;
    };
    static constexpr std::uint8_t kAbsent = 255;
    /// Where the digits stand in patterns made of yyyy, MM, dd and literals alone: the fast path of parse().
    struct FixedDate {
        std::uint8_t size = 0; ///< 0: the pattern is of another kind
        std::uint8_t yearAt = kAbsent;
        std::uint8_t monthAt = kAbsent;
        std::uint8_t dayAt = kAbsent;
        std::vector<std::pair<std::uint8_t, char>> literals;
    };

    static Result<DatePattern> finished(DatePattern compiled, std::string_view seen);
    void findFixedDate();
    bool parseParts(std::string_view text, Timestamp& out) const;
    bool hasLetter(char letter) const;

    std::string m_text;
    std::vector<Part> m_parts;
    FixedDate m_fixedDate;
    bool m_hasDate = false, m_hasTime = false, m_hasZone = false;
};

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/calendar.h"

#include "core/types/digits_p.h"

namespace mw {

namespace {

constexpr std::int64_t kMicrosPerSecond = 1'000'000;
constexpr std::int64_t kMicrosPerMinute = 60 * kMicrosPerSecond;
constexpr std::int64_t kMicrosPerHour = 60 * kMicrosPerMinute;

constexpr bool isLeap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/// Days since 1970-01-01: counts eras of 400 years that begin on 1 March (Howard Hinnant, "chrono-compatible low-level
/// date algorithms").
constexpr std::int32_t daysFromCivil(int year, int month, int day) {
    const int y = month <= 2 ? year - 1 : year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int yearOfEra = y - era * 400;
    const int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

/// Reads ".f" to ".fffffffff" at the front, digits beyond the sixth only where they are zero.
bool takeFraction(std::string_view& text, std::int64_t& micros) {
    if (text.empty() || text.front() != '.')
        return true;
    std::size_t count = 0;
    std::int64_t value = 0;
    for (std::size_t i = 1; i < text.size() && digits::isDigit(text[i]); ++i) {
        ++count;
        if (count <= 6)
            value = value * 10 + (text[i] - '0');
        else if (text[i] != '0')
            return false;
    }
    if (count == 0 || count > 9)
        return false;
    for (std::size_t i = count; i < 6; ++i)
        value *= 10;
    micros += value;
    text.remove_prefix(count + 1);
    return true;
}

/// Reads "hh:mm" and, where it follows or is needed, ":ss[.ffffff]" at the front.
bool takeTime(std::string_view& text, bool needsSeconds, std::int64_t& micros) {
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (text.size() < 5 || !digits::two(text.data(), hour) || text[2] != ':' || !digits::two(text.data() + 3, minute) ||
        hour > 23 || minute > 59)
        return false;
    micros = hour * kMicrosPerHour + minute * kMicrosPerMinute;
    text.remove_prefix(5);
    if (text.empty() || text.front() != ':')
        return !needsSeconds;
    if (text.size() < 3 || !digits::two(text.data() + 1, second) || second > 59)
        return false;
    micros += second * kMicrosPerSecond;
    text.remove_prefix(3);
    return takeFraction(text, micros);
}

/// Reads "Z", "±hh", "±hhmm" or "±hh:mm", which must be all that is left.
bool parseOffset(std::string_view text, std::int64_t& micros) {
    micros = 0;
    if (text == "Z")
        return true;
    if (text.size() < 3 || (text[0] != '+' && text[0] != '-'))
        return false;
    int hours = 0;
    int minutes = 0;
    if (!digits::two(text.data() + 1, hours))
        return false;
    const std::size_t minutesAt = text.size() > 3 && text[3] == ':' ? 4 : 3;
    const bool hasMinutes = text.size() > 3;
    if (hasMinutes && (text.size() != minutesAt + 2 || !digits::two(text.data() + minutesAt, minutes)))
        return false;
    if (minutes > 59 || hours * 60 + minutes > 18 * 60)
        return false;
    micros = hours * kMicrosPerHour + minutes * kMicrosPerMinute;
    if (text[0] == '-')
        micros = -micros;
    return true;
}

char* writeDate(char* at, Date date) {
    const CivilDate civil = toCivil(date);
    if (civil.year >= 0 && civil.year <= 9999) [[likely]]
        at = digits::writeTwo(digits::writeTwo(at, unsigned(civil.year) / 100), unsigned(civil.year) % 100);
    else
        at = digits::write(at, civil.year, 4);
    *at++ = '-';
    at = digits::writeTwo(at, civil.month);
    *at++ = '-';
    return digits::writeTwo(at, civil.day);
}

char* writeTime(char* at, std::int64_t micros) {
    at = digits::write(at, micros / kMicrosPerHour, 2);
    *at++ = ':';
    at = digits::write(at, micros / kMicrosPerMinute % 60, 2);
    *at++ = ':';
    at = digits::write(at, micros / kMicrosPerSecond % 60, 2);
    const std::int64_t fraction = micros % kMicrosPerSecond;
    if (fraction != 0) {
        *at++ = '.';
        at = digits::write(at, fraction, 6);
    }
    return at;
}

} // namespace

int daysInMonth(int year, int month) {
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeap(year) ? 29 : kDays[month - 1];
}

bool fromCivil(int year, int month, int day, Date& out) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    if (day > 28 && day > daysInMonth(year, month))
        return false;
    out.days = daysFromCivil(year, month, day);
    return true;
}

CivilDate toCivil(Date date) {
    const std::int32_t shifted = date.days + 719468;
    const std::int32_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int32_t dayOfEra = shifted - era * 146097;
    const std::int32_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int32_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int32_t monthFromMarch = (5 * dayOfYear + 2) / 153;
    const std::int32_t month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    CivilDate civil;
    civil.year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    civil.month = std::uint8_t(month);
    civil.day = std::uint8_t(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    return civil;
}

bool isInCalendar(Timestamp stamp) {
    constexpr std::int64_t kFirst = daysFromCivil(1, 1, 1) * kMicrosPerDay;
    constexpr std::int64_t kEnd = (daysFromCivil(9999, 12, 31) + 1) * kMicrosPerDay;
    return stamp.micros >= kFirst && stamp.micros < kEnd;
}

bool parseIsoDate(std::string_view text, Date& out) {
    int year = 0;
    int month = 0;
    int day = 0;
    return text.size() == 10 && text[4] == '-' && text[7] == '-' && digits::four(text.data(), year) &&
           digits::two(text.data() + 5, month) && digits::two(text.data() + 8, day) && fromCivil(year, month, day, out);
}

bool parseIsoTime(std::string_view text, Time& out) {
    std::int64_t micros = 0;
    if (!takeTime(text, true, micros) || !text.empty())
        return false;
    out.micros = micros;
    return true;
}

bool parseIsoTimestamp(std::string_view text, Timestamp& out, bool& hadZone) {
    Date date;
    if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || !parseIsoDate(text.substr(0, 10), date))
        return false;
    text.remove_prefix(11);
    std::int64_t micros = 0;
    if (!takeTime(text, false, micros))
        return false;
    Timestamp stamp{date.days * kMicrosPerDay + micros};
    if (text.empty()) {
        hadZone = false;
        out = stamp;
        return true;
    }
    std::int64_t offset = 0;
    if (!parseOffset(text, offset))
        return false;
    stamp.micros -= offset;
    if (!isInCalendar(stamp))
        return false;
    hadZone = true;
    out = stamp;
    return true;
}

std::size_t printDate(Date date, char* into) { return std::size_t(writeDate(into, date) - into); }

std::size_t printTime(Time time, char* into) { return std::size_t(writeTime(into, time.micros) - into); }

std::size_t printTimestamp(Timestamp stamp, bool zoned, char* into) {
    const Date date = dateOf(stamp);
    char* at = writeDate(into, date);
    *at++ = ' ';
    at = writeTime(at, stamp.micros - date.days * kMicrosPerDay);
    if (zoned)
        *at++ = 'Z';
    return std::size_t(at - into);
}

std::string printDate(Date date) {
    char text[48];
    return std::string(text, printDate(date, text));
}

std::string printTime(Time time) {
    char text[48];
    return std::string(text, printTime(time, text));
}

std::string printTimestamp(Timestamp stamp, bool zoned) {
    char text[48];
    return std::string(text, printTimestamp(stamp, zoned, text));
}

Date dateOf(Timestamp stamp) {
    std::int64_t days = stamp.micros / kMicrosPerDay;
    if (stamp.micros % kMicrosPerDay < 0)
        --days;
    return Date{std::int32_t(days)};
}

Time timeOf(Timestamp stamp) {
    const std::int64_t rest = stamp.micros % kMicrosPerDay;
    return Time{rest < 0 ? rest + kMicrosPerDay : rest};
}

} // namespace mw

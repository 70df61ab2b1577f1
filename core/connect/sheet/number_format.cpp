// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sheet/number_format.h"

#include "core/types/calendar.h"
#include "core/types/value.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace mw::sheet {

namespace {

constexpr std::int64_t kMillisPerDay = 86'400'000;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// The letters of a format's first section that say something about its kind: quoted and escaped text, colours,
/// conditions and languages taken out, elapsed units in brackets as capitals.
std::string tellingLetters(std::string_view code) {
    std::string letters;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == ';')
            break;
        if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const std::size_t end = std::min(code.find(']', i), code.size());
            const std::string_view inside = code.substr(i + 1, end - i - 1);
            const bool isElapsed = !inside.empty() && std::all_of(inside.begin(), inside.end(), [&](char unit) {
                return lower(unit) == lower(inside.front()) && (lower(unit) == 'h' || lower(unit) == 'm' || lower(unit) == 's');
            });
            if (isElapsed)
                letters += 'H';
            i = end;
        } else {
            letters += lower(c);
        }
    }
    return letters;
}

} // namespace

NumberShown shownBy(std::string_view formatCode) {
    std::string letters = tellingLetters(formatCode);
    if (letters.starts_with("general"))
        return NumberShown::AsNumber;
    for (const std::string_view half : {"am/pm", "a/p"})
        if (const std::size_t place = letters.find(half); place != std::string::npos)
            letters.replace(place, half.size(), "h"); // of a clock with halves
    bool hasDate = false, hasTime = false, hasElapsed = false, hasDigits = false, hasPercent = false;
    char before = 0; // the unit in front of an m, or behind it, tells minutes from months
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char c = letters[i];
        switch (c) {
        case 'H': hasElapsed = true; before = 'h'; break;
        case 'h': hasTime = true; before = 'h'; break;
        case 's': hasTime = true; before = 's'; break;
        case 'y': case 'd': case 'b': case 'g': hasDate = true; before = c; break;
        case 'e':
            // An exponent, or a year of an era.
            if (i + 1 < letters.size() && (letters[i + 1] == '+' || letters[i + 1] == '-'))
                hasDigits = true;
            else
                hasDate = true;
            break;
        case 'm': {
            const std::size_t end = std::min(letters.find_first_not_of('m', i), letters.size());
            const std::size_t next = letters.find_first_of("hHsydb", end);
            const bool isMinute = end - i <= 2 && (before == 'h' || (next != std::string::npos && letters[next] == 's'));
            (isMinute ? hasTime : hasDate) = true;
            before = 'm';
            i = end - 1;
            break;
        }
        case '0': case '#': case '?': hasDigits = true; break;
        case '%': hasPercent = true; break;
        default: break;
        }
    }
    if (hasElapsed)
        return NumberShown::AsDuration;
    if (hasDate)
        return hasTime ? NumberShown::AsTimestamp : NumberShown::AsDate;
    if (hasTime)
        return NumberShown::AsTime;
    return hasPercent && hasDigits ? NumberShown::AsPercent : NumberShown::AsNumber;
}

NumberShown shownByBuiltIn(std::uint32_t formatId) {
    if (formatId == 9 || formatId == 10)
        return NumberShown::AsPercent;
    if ((formatId >= 14 && formatId <= 17) || (formatId >= 27 && formatId <= 31) || formatId == 36 ||
        (formatId >= 50 && formatId <= 54) || formatId == 57 || formatId == 58)
        return NumberShown::AsDate;
    if ((formatId >= 18 && formatId <= 21) || (formatId >= 32 && formatId <= 35) || formatId == 45 || formatId == 47 ||
        formatId == 55 || formatId == 56)
        return NumberShown::AsTime;
    if (formatId == 22)
        return NumberShown::AsTimestamp;
    return formatId == 46 ? NumberShown::AsDuration : NumberShown::AsNumber;
}

bool printSerial(double serial, NumberShown shown, Calendar calendar, std::string& into, CellKind& kind) {
    constexpr double kLargest = 2'958'466; // 9999-12-31 and a day
    if (!std::isfinite(serial) || std::fabs(serial) >= kLargest)
        return false;
    const std::int64_t millis = std::llround(serial * double(kMillisPerDay));
    char text[32];
    if (shown == NumberShown::AsDuration) {
        const std::int64_t size = std::abs(millis);
        const std::int64_t hours = size / 3'600'000;
        const std::size_t length = printTime(Time{size % 3'600'000 * 1000}, text);
        if (millis < 0)
            into += '-';
        const std::string digits = std::to_string(hours);
        into += digits.size() < 2 ? "0" + digits : digits;
        into.append(text + 2, length - 2);
        kind = CellKind::Duration;
        return true;
    }
    if (millis < 0)
        return false;
    const std::int64_t day = millis / kMillisPerDay;
    const std::int64_t rest = millis % kMillisPerDay;
    const bool isTimeAlone = day == 0 && shown != NumberShown::AsDate && (shown == NumberShown::AsTime || calendar == Calendar::Since1900);
    if (isTimeAlone) {
        into.append(text, printTime(Time{rest * 1000}, text));
        kind = CellKind::Time;
        return true;
    }
    if (calendar == Calendar::Since1900 && (day == 60 || day == 0))
        return false;
    // 1970-01-01 is day 25569 since 1900, one less before the day that never was, and day 24107 since 1904.
    const std::int64_t epoch = calendar == Calendar::Since1904 ? 24'107 : day < 60 ? 25'568 : 25'569;
    const Date date{std::int32_t(day - epoch)};
    if (toCivil(date).year > 9999)
        return false;
    if (shown == NumberShown::AsDate && rest == 0) {
        into.append(text, printDate(date, text));
        kind = CellKind::Date;
        return true;
    }
    const Timestamp stamp{std::int64_t(date.days) * kMicrosPerDay + rest * 1000};
    into.append(text, printTimestamp(stamp, false, text));
    kind = CellKind::Timestamp;
    return true;
}

bool appendPlainNumber(std::string_view stored, std::string& into) {
    while (!stored.empty() && (stored.front() == ' ' || stored.front() == '\n' || stored.front() == '\t'))
        stored.remove_prefix(1);
    while (!stored.empty() && (stored.back() == ' ' || stored.back() == '\n' || stored.back() == '\t'))
        stored.remove_suffix(1);
    if (stored.starts_with('+'))
        stored.remove_prefix(1);
    const std::size_t first = stored.starts_with('-') ? 1 : 0;
    const bool isWhole = stored.size() > first &&
                         std::all_of(stored.begin() + std::ptrdiff_t(first), stored.end(), isDigit);
    const bool isZero = isWhole && stored.find_first_not_of('0', first) == std::string_view::npos;
    if (isWhole && (stored[first] != '0' || stored.size() == first + 1) && !(isZero && first == 1)) {
        into += stored;
        return true;
    }
    double value = 0;
    const auto [end, failure] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
    if (stored.empty() || failure != std::errc() || end != stored.data() + stored.size() || !std::isfinite(value))
        return false;
    if (value == 0)
        value = 0; // no negative zero
    const double size = std::fabs(value);
    if (size >= 1e15 && size < 1e21) {
        // Whole, and short enough to be written out.
        char text[32];
        const auto written = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed);
        into.append(text, written.ptr);
        return true;
    }
    into += printFloat(value);
    return true;
}

} // namespace mw::sheet

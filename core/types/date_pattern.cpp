// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/calendar.h"

#include "core/base/utf8.h"
#include "core/types/digits_p.h"

#include <span>

namespace mw {

namespace {

constexpr std::string_view kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
constexpr std::string_view kWeekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::string_view kHalves[] = {"AM", "PM"};
constexpr std::string_view kLetters = "yMdEHhamsSXxZ";

/// 0 for Monday.
int weekdayOf(Date date) {
    const int weekday = (date.days + 3) % 7;
    return weekday < 0 ? weekday + 7 : weekday;
}

int largestCount(char letter) {
    switch (letter) {
    case 'y':
    case 'M':
    case 'E':
        return 4;
    case 'S':
        return 9;
    case 'X':
    case 'x':
    case 'Z':
        return 3;
    case 'a':
        return 1;
    default:
        return 2;
    }
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

bool startsWithBlind(std::string_view text, std::string_view word) {
    if (text.size() < word.size())
        return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (lower(text[i]) != lower(word[i]))
            return false;
    return true;
}

/// Reads one of the names at the front, whole or by its first three letters; case does not matter.
bool takeName(std::string_view& text, std::span<const std::string_view> names, bool whole, int& index) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string_view name = whole ? names[i] : names[i].substr(0, 3);
        if (startsWithBlind(text, name)) {
            text.remove_prefix(name.size());
            index = int(i);
            return true;
        }
    }
    return false;
}

bool takeNumber(std::string_view& text, int least, int most, int& value) {
    int count = 0;
    value = 0;
    while (count < most && std::size_t(count) < text.size() && digits::isDigit(text[std::size_t(count)])) {
        value = value * 10 + (text[std::size_t(count)] - '0');
        ++count;
    }
    text.remove_prefix(std::size_t(count));
    return count >= least;
}

/// Reads exactly `count` digits after the point as microseconds; digits beyond the sixth must be zero.
bool takeFraction(std::string_view& text, int count, int& micros) {
    if (text.size() < std::size_t(count))
        return false;
    micros = 0;
    for (int i = 0; i < (count > 6 ? count : 6); ++i) {
        const char c = i < count ? text[std::size_t(i)] : '0';
        if (!digits::isDigit(c) || (i >= 6 && c != '0'))
            return false;
        if (i < 6)
            micros = micros * 10 + (c - '0');
    }
    text.remove_prefix(std::size_t(count));
    return true;
}

/// Reads an offset as its letter and count write it (TR 35): X allows Z; one letter ±hh[mm], two ±hhmm, three ±hh:mm.
/// Z, ZZ and ZZZ are ±hhmm.
bool takeOffset(std::string_view& text, char letter, int count, int& minutes) {
    if (letter == 'X' && !text.empty() && text.front() == 'Z') {
        text.remove_prefix(1);
        minutes = 0;
        return true;
    }
    if (text.size() < 3 || (text.front() != '+' && text.front() != '-'))
        return false;
    const bool negative = text.front() == '-';
    int hours = 0;
    int rest = 0;
    if (!digits::two(text.data() + 1, hours))
        return false;
    text.remove_prefix(3);
    const bool colon = count == 3 && letter != 'Z';
    const bool optional = count == 1 && letter != 'Z';
    if (colon) {
        if (text.empty() || text.front() != ':')
            return false;
        text.remove_prefix(1);
    }
    const bool present = !text.empty() && digits::isDigit(text.front());
    if (present || !optional) {
        if (text.size() < 2 || !digits::two(text.data(), rest) || rest > 59)
            return false;
        text.remove_prefix(2);
    }
    minutes = hours * 60 + rest;
    if (minutes > 18 * 60)
        return false;
    if (negative)
        minutes = -minutes;
    return true;
}

Error inPattern(std::string_view pattern, std::string why) {
    return makeError(Code::InvalidArgument, "the date pattern " + quoted(pattern) + " cannot be used: " + why);
}

} // namespace

bool DatePattern::Part::isNumber() const {
    return letter != 0 && letter != 'E' && letter != 'a' && letter != 'X' && letter != 'x' && letter != 'Z' &&
           !(letter == 'M' && count > 2);
}

Result<DatePattern> DatePattern::compile(std::string_view pattern) {
    DatePattern compiled;
    compiled.m_text = pattern;
    const auto addLiteral = [&](std::string_view text) {
        if (compiled.m_parts.empty() || compiled.m_parts.back().letter != 0)
            compiled.m_parts.push_back({});
        compiled.m_parts.back().literal += text;
    };
    std::string seen;
    for (std::size_t at = 0; at < pattern.size();) {
        const char c = pattern[at];
        if (c == '\'') {
            if (pattern.substr(at, 2) == "''") {
                addLiteral("'");
                at += 2;
                continue;
            }
            ++at;
            while (at < pattern.size() && (pattern[at] != '\'' || pattern.substr(at, 2) == "''")) {
                addLiteral(pattern.substr(at, 1));
                at += pattern[at] == '\'' ? 2 : 1;
            }
            if (at == pattern.size())
                return inPattern(pattern, "a quote is opened and never closed");
            ++at;
            continue;
        }
        if (!isLetter(c)) {
            addLiteral(pattern.substr(at, 1));
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < pattern.size() && pattern[end] == c)
            ++end;
        const std::string letters(pattern.substr(at, end - at));
        if (kLetters.find(c) == std::string_view::npos)
            return inPattern(pattern, letters + " stands for nothing; the letters are y M d E H h a m s S X x Z, " +
                                          "and text is written in single quotes");
        if (int(letters.size()) > largestCount(c) || (c == 'y' && letters.size() == 3))
            return inPattern(pattern, letters + " has too many or too few letters");
        if (seen.find(c) != std::string::npos)
            return inPattern(pattern, std::string(1, c) + " stands in two places");
        seen += c;
        compiled.m_parts.push_back({c, int(letters.size()), {}});
        at = end;
    }
    return finished(std::move(compiled), seen);
}

Result<DatePattern> DatePattern::finished(DatePattern compiled, std::string_view seen) {
    const auto has = [&](char letter) { return seen.find(letter) != std::string_view::npos; };
    const std::string_view pattern = compiled.m_text;
    if (seen.empty())
        return inPattern(pattern, "it names no part of a date or time");
    if (has('H') && has('h'))
        return inPattern(pattern, "H and h both stand for the hour");
    if (has('h') != has('a'))
        return inPattern(pattern, "h (the hour of a half-day) and a (AM or PM) need one another");
    if (int(has('X')) + int(has('x')) + int(has('Z')) > 1)
        return inPattern(pattern, "X, x and Z all stand for the offset");
    for (std::size_t i = 0; i + 1 < compiled.m_parts.size(); ++i) {
        const Part& part = compiled.m_parts[i];
        if (part.isNumber() && part.count == 1 && part.letter != 'S' && compiled.m_parts[i + 1].isNumber())
            return inPattern(pattern, std::string(1, part.letter) + " directly before " +
                                          compiled.m_parts[i + 1].letter +
                                          " leaves open where one ends and the other begins");
    }
    compiled.m_hasDate = has('y') || has('M') || has('d') || has('E');
    compiled.m_hasTime = has('H') || has('h') || has('m') || has('s') || has('S');
    compiled.m_hasZone = has('X') || has('x') || has('Z');
    compiled.findFixedDate();
    return compiled;
}

void DatePattern::findFixedDate() {
    std::string shape;
    FixedDate fixed;
    for (const Part& part : m_parts) {
        const auto here = std::uint8_t(shape.size());
        if (part.letter == 0) {
            for (const char c : part.literal)
                if (digits::isDigit(c))
                    return;
            shape += part.literal;
        } else if (part.letter == 'y' && part.count == 4) {
            fixed.yearAt = here;
            shape += "0000";
        } else if ((part.letter == 'M' || part.letter == 'd') && part.count == 2) {
            (part.letter == 'M' ? fixed.monthAt : fixed.dayAt) = here;
            shape += "00";
        } else {
            return;
        }
        if (shape.size() > 32)
            return;
    }
    if (fixed.yearAt == kAbsent || fixed.monthAt == kAbsent || fixed.dayAt == kAbsent)
        return;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] != '0')
            fixed.literals.emplace_back(std::uint8_t(i), shape[i]);
    fixed.size = std::uint8_t(shape.size());
    m_fixedDate = std::move(fixed);
}

bool DatePattern::parse(std::string_view text, Timestamp& out) const {
    if (m_fixedDate.size > 0) {
        if (text.size() != m_fixedDate.size)
            return false;
        for (const auto& [position, character] : m_fixedDate.literals)
            if (text[position] != character)
                return false;
        int year = 0;
        int month = 0;
        int day = 0;
        Date date;
        if (!digits::four(text.data() + m_fixedDate.yearAt, year) ||
            !digits::two(text.data() + m_fixedDate.monthAt, month) ||
            !digits::two(text.data() + m_fixedDate.dayAt, day) || !fromCivil(year, month, day, date))
            return false;
        out.micros = date.days * kMicrosPerDay;
        return true;
    }
    return parseParts(text, out);
}

bool DatePattern::parseParts(std::string_view text, Timestamp& out) const {
    int year = 0;
    int month = 1;
    int day = 1;
    int weekday = -1;
    int hour = 0;
    int half = -1;
    int minute = 0;
    int second = 0;
    int micros = 0;
    int offset = 0;
    for (const Part& part : m_parts) {
        const int count = part.count;
        const int least = count == 1 ? 1 : 2;
        bool good = true;
        switch (part.letter) {
        case 'y':
            good = count == 2 ? takeNumber(text, 2, 2, year) : takeNumber(text, count, 4, year);
            // Two digits mean the years 1970 to 2069.
            if (count == 2)
                year += year < 70 ? 2000 : 1900;
            break;
        case 'M':
            if (count <= 2) {
                good = takeNumber(text, least, 2, month);
            } else {
                good = takeName(text, kMonths, count == 4, month);
                ++month;
            }
            break;
        case 'd':
            good = takeNumber(text, least, 2, day);
            break;
        case 'E':
            good = takeName(text, kWeekdays, count == 4, weekday);
            break;
        case 'H':
            good = takeNumber(text, least, 2, hour) && hour <= 23;
            break;
        case 'h':
            good = takeNumber(text, least, 2, hour) && hour >= 1 && hour <= 12;
            break;
        case 'a':
            good = takeName(text, kHalves, true, half);
            break;
        case 'm':
            good = takeNumber(text, least, 2, minute) && minute <= 59;
            break;
        case 's':
            good = takeNumber(text, least, 2, second) && second <= 59;
            break;
        case 'S':
            good = takeFraction(text, count, micros);
            break;
        case 0:
            good = text.substr(0, part.literal.size()) == part.literal;
            text.remove_prefix(good ? part.literal.size() : 0);
            break;
        default:
            good = takeOffset(text, part.letter, count, offset);
            break;
        }
        if (!good)
            return false;
    }
    if (!text.empty())
        return false;
    if (half >= 0)
        hour = hour % 12 + 12 * half;

    Date date;
    if (m_hasDate && !fromCivil(year, month, day, date))
        return false;
    if (weekday >= 0 && hasLetter('d') && hasLetter('M') && weekday != weekdayOf(date))
        return false;
    const std::int64_t seconds = (std::int64_t(hour) * 60 + minute - offset) * 60 + second;
    const Timestamp stamp{date.days * kMicrosPerDay + seconds * 1'000'000 + micros};
    if (!isInCalendar(stamp))
        return false;
    out = stamp;
    return true;
}

bool DatePattern::hasLetter(char letter) const {
    for (const Part& part : m_parts)
        if (part.letter == letter)
            return true;
    return false;
}

std::string DatePattern::format(Timestamp stamp) const {
    const Date date = dateOf(stamp);
    const CivilDate civil = toCivil(date);
    const std::int64_t micros = timeOf(stamp).micros;
    const std::int64_t hour = micros / 3'600'000'000;
    const std::int64_t fraction = micros % 1'000'000;
    std::string text;
    text.reserve(m_text.size() + 8);
    const auto number = [&](std::int64_t value, int width) {
        char buffer[24];
        text.append(buffer, std::size_t(digits::write(buffer, value, width) - buffer));
    };
    const auto name = [&](std::string_view word, bool whole) { text += whole ? word : word.substr(0, 3); };
    for (const Part& part : m_parts) {
        const int count = part.count;
        switch (part.letter) {
        case 'y':
            number(count == 2 ? civil.year % 100 : civil.year, count);
            break;
        case 'M':
            if (count <= 2)
                number(civil.month, count);
            else
                name(kMonths[civil.month - 1], count == 4);
            break;
        case 'd':
            number(civil.day, count);
            break;
        case 'E':
            name(kWeekdays[weekdayOf(date)], count == 4);
            break;
        case 'H':
            number(hour, count);
            break;
        case 'h':
            number(hour % 12 == 0 ? 12 : hour % 12, count);
            break;
        case 'a':
            text += kHalves[hour / 12];
            break;
        case 'm':
            number(micros / 60'000'000 % 60, count);
            break;
        case 's':
            number(micros / 1'000'000 % 60, count);
            break;
        case 'S': {
            char buffer[24];
            digits::write(buffer, fraction * 1000, 9);
            text.append(buffer, std::size_t(count));
            break;
        }
        case 0:
            text += part.literal;
            break;
        case 'X':
            text += 'Z';
            break;
        default:
            text += part.letter == 'Z' ? "+0000" : count == 1 ? "+00" : count == 2 ? "+0000" : "+00:00";
            break;
        }
    }
    return text;
}

} // namespace mw

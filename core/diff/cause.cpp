// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/message_catalogue.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/diff/diff.h"
#include "core/types/tolerance.h"

#include <algorithm>
#include <cmath>

namespace mw::diff {

namespace {

constexpr std::int64_t k1904Days = 1462; // between the two calendars of workbooks

struct CauseText {
    std::string_view name, words;
};
constexpr CauseText kCauses[] = {
    {"edge_space", "leading or trailing space"},
    {"inner_space", "spaces within the text"},
    {"case", "upper or lower case"},
    {"accent", forPeople("accents")},
    {"unicode_form", "composed or decomposed characters"},
    {"encoding_damage", "damaged characters"},
    {"truncated", "cut off"},
    {"rounded", forPeople("rounded")},
    {"sign", "sign turned round"},
    {"day_month_swapped", "day and month swapped"},
    {"zone_shifted", "shifted by a time zone"},
    {"date_shifted", "shifted by days"},
    {"null_against_empty", "nothing against empty text"},
    {"null_against_value", "nothing expected, a value found"},
    {"value_against_null", "a value expected, nothing found"},
    {"leading_zeros", "leading zeros"},
    {"number_format", "the same number written differently"},
    {"default_found", "the target's default"},
    {"value_map_entry", "another entry of the value map"},
    {"join_fan_out", "one record became several"},
    {"unexplained", forPeople("unexplained")},
    {"access_gained", "more access than before"},
    {"access_lost", "less access than before"},
    {"illegal_state", "a state that does not exist"},
    {"illegal_transition", "a step that is not allowed"},
    {"stuck", "nothing leads out of the state"},
    {"automation_fires", "an automation would fire"},
    {"many_to_one", "several values became one"},
    {"value_lost", "a value became nothing"},
    {"empty_merged", "an empty text became nothing"},
    {"null_filled", "nothing became a value"},
    {"zone_lost", "the time zone is gone"},
};

std::string collapseSpaces(std::string_view text, bool keepInner) {
    std::string result;
    bool pending = false;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t point = nextCodePoint(text, i);
        if (isSpace(point)) {
            pending = true;
            continue;
        }
        if (pending && !result.empty() && keepInner)
            result += ' ';
        pending = false;
        result.append(text.substr(begin, i - begin));
    }
    return result;
}

std::string_view trimmed(std::string_view text) {
    std::size_t begin = 0, end = text.size();
    for (std::size_t i = 0; i < text.size();) {
        if (!isSpace(nextCodePoint(text, i)))
            break;
        begin = i;
    }
    while (end > begin) {
        std::size_t start = end - 1;
        while (start > begin && (std::uint8_t(text[start]) & 0xC0) == 0x80)
            --start;
        std::size_t at = start;
        if (!isSpace(nextCodePoint(text, at)))
            break;
        end = start;
    }
    return text.substr(begin, end - begin);
}

/// UTF-8 that was read as Windows-1252 and written as UTF-8 again ("Ã©"), replacement characters, question marks.
bool isDamaged(std::string_view expected, std::string_view actual) {
    const bool hasOwn = std::any_of(expected.begin(), expected.end(), [](char c) { return std::uint8_t(c) >= 0x80; });
    if (!hasOwn)
        return actual.find("\xEF\xBF\xBD") != std::string_view::npos && expected.find("\xEF\xBF\xBD") == std::string_view::npos;
    std::string latin, damaged;
    for (const char c : expected) {
        // Each byte of the expected text taken for a character of ISO 8859-1.
        appendCodePoint(damaged, char32_t(std::uint8_t(c)));
    }
    for (std::size_t i = 0; i < expected.size();) {
        const char32_t point = nextCodePoint(expected, i);
        appendCodePoint(latin, point < 0x80 ? point : U'?');
    }
    if (actual == damaged || actual == latin || actual.find("\xEF\xBF\xBD") != std::string_view::npos)
        return true;
    // Windows-1252 differs from ISO 8859-1 in 0x80–0x9F only: the lead bytes of two-byte sequences tell.
    return actual.find("Ã") != std::string_view::npos && expected.find("Ã") == std::string_view::npos;
}

std::string_view withoutLeadingZeros(std::string_view text) {
    while (text.size() > 1 && text.front() == '0')
        text.remove_prefix(1);
    return text;
}

/// Reads a number however it is grouped: the last of ',' and '.' is the decimal sign.
std::optional<Decimal> readNumber(std::string_view text) {
    std::string plain;
    const std::size_t point = text.find_last_of(".,");
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (i == point)
            plain += '.';
        else if ((c >= '0' && c <= '9') || (c == '-' && plain.empty()))
            plain += c;
        else if (c != ',' && c != '.' && c != ' ' && c != '\'' && c != '+')
            return {};
    }
    Decimal number;
    if (!parseDecimal(plain, number))
        return {};
    return number;
}

Cause causeOfNumbers(const Decimal& expected, const Decimal& actual) {
    if (Decimal{-expected.unscaled, expected.scale} == actual)
        return Cause::Sign;
    const std::uint8_t scale = std::min(expected.scale, actual.scale);
    for (std::uint8_t digits = 0; digits <= std::max(scale, std::uint8_t(6)); ++digits)
        for (const Rounding mode : {Rounding::HalfUp, Rounding::HalfEven, Rounding::Down}) {
            Decimal rounded;
            if (expected.scale > digits && rescale(expected, digits, mode, rounded) == DivideOutcome::Ok && rounded == actual)
                return Cause::Rounded;
        }
    // A double holds 15 digits for sure: 0.1 + 0.2.
    const double a = toDouble(expected), b = toDouble(actual);
    if (a != 0 && std::abs(a - b) <= std::abs(a) * 1e-14)
        return Cause::Rounded;
    return Cause::Unexplained;
}

Cause causeOfDates(const Value& expected, const Value& actual) {
    const auto daysOf = [](const Value& value) {
        if (const auto* date = std::get_if<Date>(&value))
            return *date;
        const std::int64_t micros = std::get<Timestamp>(value).micros;
        return Date{std::int32_t((micros - (micros < 0 ? kMicrosPerDay - 1 : 0)) / kMicrosPerDay)};
    };
    const CivilDate a = toCivil(daysOf(expected)), b = toCivil(daysOf(actual));
    if (a.year == b.year && a.month == b.day && a.day == b.month)
        return Cause::DayMonthSwapped;
    const auto microsOf = [](const Value& value) {
        const auto* date = std::get_if<Date>(&value);
        return date ? std::int64_t(date->days) * kMicrosPerDay : std::get<Timestamp>(value).micros;
    };
    const auto isMidnight = [&](const Value& value) { return microsOf(value) % kMicrosPerDay == 0; };
    if (daysOf(expected) == daysOf(actual) && isMidnight(actual) && !isMidnight(expected))
        return Cause::Truncated; // the time of day is gone
    const std::int64_t apart = std::abs(microsOf(expected) - microsOf(actual));
    // Zones differ by up to 14 hours in quarters of an hour; a date alone is then a day off.
    const bool byZone = apart <= 14ll * 3'600'000'000 && apart % 900'000'000 == 0;
    const bool byDays = apart % kMicrosPerDay == 0 && (apart <= 3 * kMicrosPerDay || apart == k1904Days * kMicrosPerDay);
    return byDays ? Cause::DateShifted : byZone ? Cause::ZoneShifted : Cause::Unexplained;
}

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return std::uint8_t(c) < 0x80; });
}

bool hasAsciiSpace(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c <= ' '; });
}

bool equalsIgnoringAsciiCase(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

Cause causeOfTexts(std::string_view expected, std::string_view actual) {
    // Of ASCII most of these questions have a quick answer; there may be millions of differences.
    const bool isPlain = isAscii(expected) && isAscii(actual);
    if (trimmed(expected) == trimmed(actual))
        return Cause::EdgeSpace;
    if ((!isPlain || hasAsciiSpace(expected) || hasAsciiSpace(actual)) &&
        collapseSpaces(expected, false) == collapseSpaces(actual, false))
        return Cause::InnerSpace;
    if (isPlain) {
        if (equalsIgnoringAsciiCase(expected, actual))
            return Cause::Case;
    } else if (findInvalidUtf8(expected) == std::string_view::npos && findInvalidUtf8(actual) == std::string_view::npos) {
        if (normalise(expected, NormalForm::Nfc) == normalise(actual, NormalForm::Nfc))
            return Cause::UnicodeForm;
        if (foldCase(expected) == foldCase(actual))
            return Cause::Case;
        if (isDamaged(expected, actual))
            return Cause::EncodingDamage;
        if (foldCase(removeAccents(expected)) == foldCase(removeAccents(actual)))
            return Cause::Accent;
    }
    if (withoutLeadingZeros(expected) == withoutLeadingZeros(actual))
        return Cause::LeadingZeros;
    Date a, b;
    if (parseIsoDate(expected, a) && parseIsoDate(actual, b))
        return causeOfDates(Value(a), Value(b));
    Timestamp s, t;
    bool zoned = false;
    if (parseIsoTimestamp(expected, s, zoned) && parseIsoTimestamp(actual, t, zoned))
        return causeOfDates(Value(s), Value(t));
    if (const auto x = readNumber(expected), y = readNumber(actual); x && y)
        return *x == *y ? Cause::NumberFormat : causeOfNumbers(*x, *y);
    if (!actual.empty() && expected.size() > actual.size() && expected.starts_with(actual))
        return Cause::Truncated;
    return Cause::Unexplained;
}

} // namespace

std::string_view nameOf(Cause cause) { return kCauses[std::size_t(cause)].name; }
Cause causeNamed(std::string_view name) {
    const auto found = std::find_if(std::begin(kCauses), std::end(kCauses), [&](const CauseText& each) { return each.name == name; });
    return found == std::end(kCauses) ? Cause::Unexplained : Cause(found - std::begin(kCauses));
}
std::string_view describe(Cause cause) { return kCauses[std::size_t(cause)].words; }

std::string_view nameOf(Difference::Kind kind) {
    static constexpr std::string_view kNames[] = {"changed", "only_left", "only_right", "duplicate_left", "duplicate_right"};
    return kNames[std::size_t(kind)];
}

Cause causeOf(const Value& expected, const Value& actual) {
    const auto isEmpty = [](const Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        return text && text->empty();
    };
    if (isNull(expected))
        return isEmpty(actual) ? Cause::NullAgainstEmpty : Cause::NullAgainstValue;
    if (isNull(actual))
        return isEmpty(expected) ? Cause::NullAgainstEmpty : Cause::ValueAgainstNull;
    const auto isDay = [](const Value& value) {
        return std::holds_alternative<Date>(value) || std::holds_alternative<Timestamp>(value);
    };
    if (isDay(expected) && isDay(actual))
        return causeOfDates(expected, actual);
    return causeOfTexts(printValue(expected), printValue(actual));
}

Cause causeOf(const Value& expected, const Value& actual, const FieldPair& field) {
    const Cause cause = causeOf(expected, actual);
    const bool isOpen = cause == Cause::Unexplained || cause == Cause::NullAgainstValue || cause == Cause::NumberFormat;
    if (!isOpen || isNull(actual))
        return cause;
    if (!isNull(expected) && !field.mapValues.empty()) {
        const auto isInMap = [&](const Value& value) {
            return std::binary_search(field.mapValues.begin(), field.mapValues.end(), printValue(value));
        };
        if (isInMap(expected) && isInMap(actual))
            return Cause::ValueMapEntry;
    }
    if (!field.rightDefault.empty() && equalValues(std::string(field.rightDefault), actual, Tolerance()))
        return Cause::DefaultFound;
    return cause;
}

} // namespace mw::diff

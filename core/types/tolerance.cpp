// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/tolerance.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"

#include <cmath>
#include <set>

namespace mw {

namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kQuarter = 900 * kSecond, kWidestZone = 14 * 3600 * kSecond;

Error noTolerance(const std::string& term) {
    return makeError(Code::WrongValue,
                     quoted(term) + " is not a tolerance; write a number, a percentage such as 0.5 %, a time such as 1 s, zone, case, space, accents, unicode or set ;");
}

std::string_view withoutSpaces(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// "+02:00" in microseconds.
std::optional<std::int64_t> readZone(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':' || !digit(1) || !digit(2) || !digit(4) || !digit(5))
        return {};
    const int hours = (text[1] - '0') * 10 + (text[2] - '0'), minutes = (text[4] - '0') * 10 + (text[5] - '0');
    const std::int64_t micros = (hours * 60 + minutes) * 60 * kSecond;
    if (minutes > 59 || micros > kWidestZone)
        return {};
    return text[0] == '-' ? -micros : micros;
}

std::optional<std::string> readSeparator(std::string_view text) {
    if (text == "comma")
        return ",";
    if (text == "space")
        return " ";
    if (text == "line")
        return "\n";
    return text.size() == 1 && !(text[0] >= '0' && text[0] <= '9') ? std::optional(std::string(text)) : std::nullopt;
}

/// "0.01", "0.5 %", "1 s".
bool readAmount(std::string_view term, Tolerance& into) {
    const std::size_t unitBegin = std::min(term.find_first_not_of("0123456789."), term.size());
    Decimal amount;
    if (!parseDecimal(term.substr(0, unitBegin), amount))
        return false;
    const std::string_view unit = withoutSpaces(term.substr(unitBegin));
    if (unit.empty()) {
        into.amount = amount;
        return true;
    }
    if (unit == "%") {
        into.percent = amount;
        return true;
    }
    const std::int64_t factor = unit == "ms"    ? kSecond / 1000
                                : unit == "s"   ? kSecond
                                : unit == "min" ? 60 * kSecond
                                : unit == "h"   ? 3600 * kSecond
                                : unit == "d"   ? kMicrosPerDay
                                                : 0;
    if (factor == 0 || amount.scale != 0 || amount.unscaled > 1'000'000)
        return false;
    into.micros = std::int64_t(amount.unscaled) * factor;
    return true;
}

bool readTerm(std::string_view term, Tolerance& into) {
    for (const auto& [word, flag] : {std::pair("case", &Tolerance::ignoresCase), std::pair("space", &Tolerance::ignoresSpace),
                                     std::pair("accents", &Tolerance::ignoresAccents), std::pair("unicode", &Tolerance::ignoresUnicodeForm),
                                     std::pair("zone", &Tolerance::anyZone)})
        if (term == word)
            return into.*flag = true;
    if (term.starts_with("zone ")) {
        into.zoneMicros = readZone(withoutSpaces(term.substr(5)));
        return into.zoneMicros.has_value();
    }
    if (term.starts_with("set ")) {
        const auto separator = readSeparator(withoutSpaces(term.substr(4)));
        into.listSeparator = separator.value_or("");
        return separator.has_value();
    }
    return readAmount(term, into);
}

bool isTemporal(const Value& value) {
    return std::holds_alternative<Date>(value) || std::holds_alternative<Time>(value) || std::holds_alternative<Timestamp>(value);
}

std::int64_t microsOf(const Value& value) {
    if (const auto* date = std::get_if<Date>(&value))
        return std::int64_t(date->days) * kMicrosPerDay;
    if (const auto* time = std::get_if<Time>(&value))
        return time->micros;
    return std::get<Timestamp>(value).micros;
}

bool equalTimes(const Value& expected, const Value& actual, const Tolerance& tolerance) {
    const std::int64_t ahead = microsOf(actual) - microsOf(expected), apart = std::abs(ahead);
    if (apart <= tolerance.micros.value_or(0))
        return true;
    const bool hasClock = !std::holds_alternative<Date>(expected) && !std::holds_alternative<Date>(actual);
    return hasClock && ((tolerance.anyZone && apart <= kWidestZone && apart % kQuarter == 0) ||
                        (tolerance.zoneMicros && ahead == *tolerance.zoneMicros));
}

std::optional<Decimal> numberOf(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return Decimal::of(*whole);
    if (const auto* exact = std::get_if<Decimal>(&value))
        return *exact;
    if (const auto* real = std::get_if<double>(&value)) {
        Decimal exact;
        if (std::isfinite(*real) && parseDecimal(printFloat(*real), exact))
            return exact;
    }
    return {};
}

Decimal absolute(Decimal number) {
    if (number.unscaled < 0)
        number.unscaled = -number.unscaled;
    return number;
}

bool within(const Decimal& expected, const Decimal& actual, const Tolerance& tolerance) {
    Decimal apart;
    if (!subtract(expected, actual, apart))
        return false;
    apart = absolute(apart);
    if (tolerance.amount && apart <= *tolerance.amount)
        return true;
    if (!tolerance.percent)
        return false;
    // apart / |expected| <= percent / 100, without dividing
    Decimal allowed, hundredfold;
    return multiply(absolute(expected), *tolerance.percent, allowed) && multiply(apart, Decimal::of(100), hundredfold) && hundredfold <= allowed;
}

bool equalTexts(const std::string& expected, const std::string& actual, const Tolerance& tolerance) {
    if (tolerance.ofTexts()) {
        if (normalForm(expected, tolerance) == normalForm(actual, tolerance))
            return true;
    }
    if (tolerance.amount || tolerance.percent) {
        Decimal a, b;
        if (parseDecimal(expected, a) && parseDecimal(actual, b))
            return within(a, b, tolerance);
    }
    if (tolerance.micros || tolerance.anyZone || tolerance.zoneMicros)
        for (const LogicalType& type : {LogicalType::timestamp(), LogicalType::date(), LogicalType::time()}) {
            const auto a = parseValue(expected, type), b = parseValue(actual, type);
            if (a.ok() && b.ok())
                return equalTimes(a.value(), b.value(), tolerance);
        }
    return false;
}

/// A text against a value of another type, whichever side it stands on.
bool equalToText(const std::string& text, const Value& value, const Tolerance& tolerance, bool textIsExpected) {
    // A flag kept as 0 or 1, in a file.
    if (const auto* truth = std::get_if<bool>(&value); truth && (text == "0" || text == "1"))
        return (text == "1") == *truth;
    const auto read = parseValue(text, typeOf(value));
    if (!read.ok())
        return false;
    return textIsExpected ? equalValues(read.value(), value, tolerance) : equalValues(value, read.value(), tolerance);
}

std::string withoutExtraSpace(std::string_view text) {
    std::string result;
    bool pending = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (isSpace(nextCodePoint(text, at))) {
            pending = true;
            continue;
        }
        if (pending && !result.empty())
            result += ' ';
        pending = false;
        result.append(text.substr(begin, at - begin));
    }
    return result;
}

} // namespace

Result<Tolerance> Tolerance::parse(std::string_view text) {
    Tolerance tolerance;
    if (withoutSpaces(text).empty())
        return tolerance;
    constexpr std::string_view kOr = " or ";
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(kOr, begin), text.size());
        const std::string_view term = withoutSpaces(text.substr(begin, end - begin));
        if (!readTerm(term, tolerance))
            return noTolerance(std::string(term));
        begin = end + kOr.size();
    }
    return tolerance;
}

bool Tolerance::isExact() const { return *this == Tolerance(); }

bool Tolerance::concerns(const LogicalType& type) const {
    switch (type.kind) {
    case TypeKind::Text: return true;
    case TypeKind::Integer:
    case TypeKind::Decimal:
    case TypeKind::Float: return amount || percent;
    case TypeKind::Date: return micros.has_value();
    case TypeKind::Time:
    case TypeKind::Timestamp: return micros || anyZone || zoneMicros;
    default: return false;
    }
}

std::string normalForm(std::string_view text, const Tolerance& tolerance) {
    if (findInvalidUtf8(text) != std::string_view::npos)
        return std::string(text);
    if (!tolerance.listSeparator.empty()) {
        Tolerance ofItems = tolerance;
        ofItems.listSeparator.clear();
        std::set<std::string> items;
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find(tolerance.listSeparator, begin), text.size());
            std::string item = normalForm(withoutSpaces(text.substr(begin, end - begin)), ofItems);
            if (!item.empty())
                items.insert(std::move(item));
            begin = end + tolerance.listSeparator.size();
        }
        std::string joined;
        for (const std::string& item : items)
            joined += item + tolerance.listSeparator;
        return joined;
    }
    std::string form(text);
    if (tolerance.ignoresUnicodeForm)
        form = normalise(form, NormalForm::Nfc);
    if (tolerance.ignoresAccents)
        form = removeAccents(form);
    if (tolerance.ignoresCase)
        form = foldCase(form);
    if (tolerance.ignoresSpace)
        form = withoutExtraSpace(form);
    return form;
}

bool equalValues(const Value& expected, const Value& actual, const Tolerance& tolerance) {
    if (isNull(expected) || isNull(actual))
        return isNull(expected) && isNull(actual);
    const auto *a = std::get_if<std::string>(&expected), *b = std::get_if<std::string>(&actual);
    if (expected.index() == actual.index() && expected == actual)
        return true;
    if (a && b)
        return equalTexts(*a, *b, tolerance);
    if (a)
        return equalToText(*a, actual, tolerance, true);
    if (b)
        return equalToText(*b, expected, tolerance, false);
    if (isTemporal(expected) && isTemporal(actual))
        return equalTimes(expected, actual, tolerance);
    if (const auto x = numberOf(expected), y = numberOf(actual); x && y)
        return *x == *y || within(*x, *y, tolerance);
    // A flag kept as 0 or 1, in a database.
    const auto isSameFlag = [](const Value& flag, const Value& number) {
        const auto* truth = std::get_if<bool>(&flag);
        const auto* whole = std::get_if<std::int64_t>(&number);
        return truth && whole && *whole == std::int64_t(*truth);
    };
    return isSameFlag(expected, actual) || isSameFlag(actual, expected);
}

} // namespace mw

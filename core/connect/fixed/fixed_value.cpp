// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/fixed/fixed_value.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace mw::fixed {

namespace {

constexpr std::size_t kMostDigits = 38;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

Error notANumber(const LogicalType& type, std::string_view shown) {
    return makeError(type.kind == TypeKind::Integer ? Code::NotAnInteger : Code::NotADecimal, mw::quoted(shown));
}

/// The sign and digit that a last character of a zoned number means, as EBCDIC prints it ("{", "A" … "I" are +0 … +9,
/// "}", "J" … "R" are −0 … −9) and, for negative ones, as ASCII compilers write it ("p" … "y").
bool splitZone(char last, char& digit, bool& isNegative) {
    isNegative = false;
    if (isDigit(last)) {
        digit = last;
    } else if (last == '{') {
        digit = '0';
    } else if (last >= 'A' && last <= 'I') {
        digit = char('1' + (last - 'A'));
    } else {
        isNegative = true;
        if (last == '}')
            digit = '0';
        else if (last >= 'J' && last <= 'R')
            digit = char('1' + (last - 'J'));
        else if (last >= 'p' && last <= 'y')
            digit = char('0' + (last - 'p'));
        else
            return false;
    }
    return true;
}

} // namespace

std::string_view withoutPadding(std::string_view text) {
    const auto isPadding = [](char c) { return c == ' ' || c == '\0'; };
    while (!text.empty() && isPadding(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isPadding(text.back()))
        text.remove_suffix(1);
    return text;
}

FieldValue::FieldValue(const FixedField& field) : m_type(field.type), m_storage(field.storage) {
    if (field.pattern.empty())
        return;
    if (auto pattern = DatePattern::compile(field.pattern))
        m_pattern = std::move(pattern).value();
}

Result<Value> FieldValue::number(Int128 unscaled) const {
    if (m_type.kind == TypeKind::Decimal) {
        if (!fitsDecimal(unscaled) || unscaled >= powerOfTen(m_type.precision) || unscaled <= -powerOfTen(m_type.precision))
            return makeError(Code::OutOfRange, printDecimal({unscaled, m_type.scale}), printType(m_type));
        return Value(Decimal{unscaled, m_type.scale});
    }
    if (unscaled > INT64_MAX || unscaled < INT64_MIN)
        return makeError(Code::OutOfRange, printDecimal({unscaled, 0}), "integer");
    return Value(std::int64_t(unscaled));
}

Result<Value> FieldValue::ofBytes(std::string_view bytes) const {
    if (m_storage == Storage::Binary) {
        std::uint64_t bits = 0;
        for (const char c : bytes)
            bits = bits << 8 | static_cast<unsigned char>(c);
        const unsigned unused = unsigned(64 - 8 * std::min<std::size_t>(bytes.size(), 8));
        return number(unused == 64 ? Int128(0) : Int128(std::int64_t(bits << unused) >> unused));
    }
    Int128 unscaled = 0;
    const auto shownBytes = [&] { return "x'" + toHex(bytes) + "'"; };
    const auto append = [&](int digit) {
        const bool hasRoom = unscaled < powerOfTen(kMostDigits - 1);
        unscaled = hasRoom ? unscaled * 10 + digit : unscaled;
        return hasRoom;
    };
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        const bool isLast = i + 1 == bytes.size();
        const bool isWhole = (byte >> 4) <= 9 && (isLast ? (byte & 15) > 9 : (byte & 15) <= 9);
        if (!isWhole)
            return notANumber(m_type, shownBytes());
        if (!append(byte >> 4) || (!isLast && !append(byte & 15)))
            return makeError(Code::OutOfRange, shownBytes(), printType(m_type));
    }
    const unsigned sign = bytes.empty() ? 0 : static_cast<unsigned char>(bytes.back()) & 15;
    return number(sign == 0xB || sign == 0xD ? -unscaled : unscaled);
}

Result<Value> FieldValue::digits(std::string_view text, bool isNegative) const {
    if (text.empty() || text.size() > kMostDigits || !std::all_of(text.begin(), text.end(), isDigit))
        return notANumber(m_type, text);
    Int128 unscaled = 0;
    for (const char c : text)
        unscaled = unscaled * 10 + (c - '0');
    return number(isNegative ? -unscaled : unscaled);
}

/// Numbers as people write them; a sign may stand behind, and blanks behind a sign.
Result<Value> FieldValue::written(std::string_view text) const {
    std::string_view figures = text;
    char sign = '+';
    const auto isSign = [](char c) { return c == '+' || c == '-'; };
    if (isSign(figures.front())) {
        sign = figures.front();
        figures = withoutPadding(figures.substr(1));
    } else if (isSign(figures.back())) {
        sign = figures.back();
        figures = withoutPadding(figures.substr(0, figures.size() - 1));
    }
    if (m_storage == Storage::Implied) {
        auto value = digits(figures, sign == '-');
        return value ? std::move(value) : notANumber(m_type, text);
    }
    if (figures.empty() || isSign(figures.front()))
        return notANumber(m_type, text);
    const std::string whole = (sign == '-' ? "-" : "") + std::string(figures.front() == '.' ? "0" : "") + std::string(figures);
    if (m_type.kind == TypeKind::Integer) {
        std::int64_t value = 0;
        return parseInteger(whole, value) ? Result<Value>(Value(value)) : Result<Value>(notANumber(m_type, text));
    }
    Decimal value;
    if (!parseDecimal(whole, value))
        return notANumber(m_type, text);
    if (rescale(value, m_type.scale, Rounding::Refuse, value) != DivideOutcome::Ok)
        return makeError(Code::WouldRound, mw::quoted(text), std::to_string(m_type.scale));
    return number(value.unscaled);
}

Result<Value> FieldValue::moment(std::string_view text) const {
    const bool isZeros = text.find_first_not_of('0') == std::string_view::npos;
    if (isZeros && m_type.kind != TypeKind::Time)
        return Value();
    Timestamp stamp;
    bool isRead = false;
    if (m_pattern) {
        isRead = m_pattern->parse(text, stamp);
    } else if (m_type.kind == TypeKind::Date) {
        Date date;
        static const Result<DatePattern> packed = DatePattern::compile("yyyyMMdd");
        if (parseIsoDate(text, date))
            return Value(date);
        isRead = packed.ok() && packed->parse(text, stamp);
    } else if (m_type.kind == TypeKind::Time) {
        Time time;
        static const Result<DatePattern> packed = DatePattern::compile("HHmmss");
        if (parseIsoTime(text, time))
            return Value(time);
        isRead = packed.ok() && packed->parse(text, stamp);
    } else {
        bool hadZone = false;
        static const Result<DatePattern> packed = DatePattern::compile("yyyyMMddHHmmss");
        isRead = (parseIsoTimestamp(text, stamp, hadZone) && !hadZone) || (packed.ok() && packed->parse(text, stamp));
    }
    const bool isDate = m_type.kind == TypeKind::Date;
    if (!isRead && isDate)
        return makeError(Code::NotADate, mw::quoted(text), m_pattern ? m_pattern->text() : std::string("yyyyMMdd"));
    if (!isRead && m_type.kind == TypeKind::Time)
        return makeError(Code::NotATime, mw::quoted(text), m_pattern ? m_pattern->text() : std::string("HHmmss"));
    if (!isRead)
        return makeError(Code::NotATimestamp, mw::quoted(text), m_pattern ? m_pattern->text() : std::string("yyyyMMddHHmmss"));
    return isDate ? Value(dateOf(stamp)) : m_type.kind == TypeKind::Time ? Value(timeOf(stamp)) : Value(stamp);
}

Result<Value> FieldValue::ofText(std::string_view text) const {
    if (text.empty())
        return Value();
    if (m_storage == Storage::Zoned) {
        std::string figures(text);
        bool isNegative = false;
        if (!splitZone(figures.back(), figures.back(), isNegative))
            return notANumber(m_type, text);
        auto value = digits(figures, isNegative);
        return value ? std::move(value) : notANumber(m_type, text);
    }
    switch (m_type.kind) {
    case TypeKind::Integer:
    case TypeKind::Decimal:
        return written(text);
    case TypeKind::Float: {
        double value = 0;
        return parseFloat(text, value) ? Result<Value>(Value(value)) : makeError(Code::NotADecimal, mw::quoted(text));
    }
    case TypeKind::Boolean: {
        static constexpr std::string_view kYes = "1YyTtJj", kNo = "0NnFf";
        if (text == "true" || text == "TRUE" || (text.size() == 1 && kYes.find(text[0]) != std::string_view::npos))
            return Value(true);
        if (text == "false" || text == "FALSE" || (text.size() == 1 && kNo.find(text[0]) != std::string_view::npos))
            return Value(false);
        return makeError(Code::NotABoolean, mw::quoted(text));
    }
    case TypeKind::Date:
    case TypeKind::Time:
    case TypeKind::Timestamp:
        return moment(text);
    default:
        if (m_type.length > 0 && countCodePoints(text) > m_type.length)
            return makeError(Code::TooLong, mw::quoted(text), std::to_string(m_type.length));
        return Value(std::string(text));
    }
}

} // namespace mw::fixed

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/value.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/types/digits_p.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace mw {

namespace {

using digits::isDigit;

int hexDigit(char c) {
    if (isDigit(c))
        return c - '0';
    const char letter = char(c | 0x20);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

bool parseHex(std::string_view text, std::string& out) {
    if (text.size() % 2 != 0)
        return false;
    out.clear();
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexDigit(text[i]);
        const int low = hexDigit(text[i + 1]);
        if (high < 0 || low < 0)
            return false;
        out += char(high * 16 + low);
    }
    return true;
}

bool equalsBlind(std::string_view text, std::string_view lowerCase) {
    if (text.size() != lowerCase.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] | 0x20) != lowerCase[i])
            return false;
    return true;
}

std::strong_ordering compareFloats(double a, double b) {
    const bool aNan = std::isnan(a);
    const bool bNan = std::isnan(b);
    if (aNan || bNan)
        return aNan <=> bNan;
    return a < b ? std::strong_ordering::less : a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::strong_ordering compareBytes(std::string_view a, std::string_view b) {
    return a.compare(b) <=> 0;
}

bool isNumber(const Value& value) {
    return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<Decimal>(value);
}

Decimal asDecimal(const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return Decimal::of(*integer);
    return std::get<Decimal>(value);
}

/// Compares with another value of the same kind.
struct Comparer {
    const Value& other;
    std::strong_ordering operator()(std::monostate) const { return std::strong_ordering::equal; }
    std::strong_ordering operator()(double number) const { return compareFloats(number, std::get<double>(other)); }
    std::strong_ordering operator()(const std::string& text) const {
        return compareBytes(text, std::get<std::string>(other));
    }
    std::strong_ordering operator()(const Binary& binary) const {
        return compareBytes(binary.bytes, std::get<Binary>(other).bytes);
    }
    template <class T>
    std::strong_ordering operator()(const T& same) const {
        return same <=> std::get<T>(other);
    }
};

} // namespace

LogicalType typeOf(const Value& value) {
    struct Visitor {
        LogicalType operator()(std::monostate) const { return LogicalType::null(); }
        LogicalType operator()(bool) const { return LogicalType::boolean(); }
        LogicalType operator()(std::int64_t) const { return LogicalType::integer(); }
        LogicalType operator()(const Decimal& number) const { return LogicalType::decimal(38, number.scale); }
        LogicalType operator()(double) const { return LogicalType::floating(); }
        LogicalType operator()(const std::string&) const { return LogicalType::text(); }
        LogicalType operator()(Date) const { return LogicalType::date(); }
        LogicalType operator()(Time) const { return LogicalType::time(); }
        LogicalType operator()(Timestamp) const { return LogicalType::timestamp(); }
        LogicalType operator()(const Binary&) const { return LogicalType::binary(); }
        LogicalType operator()(const Uuid&) const { return LogicalType::uuid(); }
    };
    return std::visit(Visitor(), value);
}

std::string printValue(const Value& value, const LogicalType& type) {
    struct Visitor {
        bool zoned;
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(bool truth) const { return truth ? "true" : "false"; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(const Decimal& number) const { return printDecimal(number); }
        std::string operator()(double number) const { return printFloat(number); }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(Date date) const { return printDate(date); }
        std::string operator()(Time time) const { return printTime(time); }
        std::string operator()(Timestamp stamp) const { return printTimestamp(stamp, zoned); }
        std::string operator()(const Binary& binary) const { return toHex(binary.bytes); }
        std::string operator()(const Uuid& uuid) const { return printUuid(uuid); }
    };
    return std::visit(Visitor{type.zoned}, value);
}

Result<Value> parseValue(std::string_view text, const LogicalType& type) {
    switch (type.kind) {
    case TypeKind::Null:
        return makeError(Code::TypeMismatch, "only null has the type null");
    case TypeKind::Boolean:
        if (equalsBlind(text, "true"))
            return Value(true);
        if (equalsBlind(text, "false"))
            return Value(false);
        return makeError(Code::NotABoolean, quoted(text));
    case TypeKind::Integer: {
        std::int64_t number = 0;
        if (parseInteger(text, number))
            return Value(number);
        const Result<Decimal> larger = parseDecimal(text);
        const bool tooLarge =
            (larger.ok() && larger->scale == 0) ||
            (!larger.ok() && larger.error().code == Code::Overflow && text.find('.') == std::string_view::npos);
        return tooLarge ? makeError(Code::OutOfRange, quoted(text), "a 64-bit integer")
                        : makeError(Code::NotAnInteger, quoted(text));
    }
    case TypeKind::Decimal: {
        MW_TRY(const Decimal number, parseDecimal(text));
        return castValue(Value(number), LogicalType::decimal(38, number.scale), type);
    }
    case TypeKind::Float: {
        double number = 0;
        if (parseFloat(text, number))
            return Value(number);
        return makeError(Code::NotADecimal, quoted(text));
    }
    case TypeKind::Text:
        return castValue(Value(std::string(text)), LogicalType::text(), type);
    case TypeKind::Date: {
        Date date;
        if (parseIsoDate(text, date))
            return Value(date);
        return makeError(Code::NotADate, quoted(text), "yyyy-MM-dd");
    }
    case TypeKind::Time: {
        Time time;
        if (parseIsoTime(text, time))
            return Value(time);
        return makeError(Code::NotATime, quoted(text), "HH:mm:ss");
    }
    case TypeKind::Timestamp: {
        Timestamp stamp;
        bool hadZone = false;
        // Neither is a missing zone guessed nor a written one dropped.
        if (parseIsoTimestamp(text, stamp, hadZone) && hadZone == type.zoned)
            return Value(stamp);
        return makeError(Code::NotATimestamp, quoted(text),
                         type.zoned ? "yyyy-MM-dd HH:mm:ssZ" : "yyyy-MM-dd HH:mm:ss");
    }
    case TypeKind::Binary: {
        Binary binary;
        if (parseHex(text, binary.bytes))
            return castValue(Value(std::move(binary)), LogicalType::binary(), type);
        return makeError(Code::InvalidArgument, quoted(text) + " is not hexadecimal");
    }
    case TypeKind::Uuid: {
        Uuid uuid;
        if (parseUuid(text, uuid))
            return Value(uuid);
        return makeError(Code::NotAUuid, quoted(text));
    }
    }
    return makeError(Code::Internal, "a type outside the list");
}

std::strong_ordering compareValues(const Value& a, const Value& b) {
    if (isNumber(a) && isNumber(b)) {
        const auto* left = std::get_if<std::int64_t>(&a);
        const auto* right = std::get_if<std::int64_t>(&b);
        return left != nullptr && right != nullptr ? *left <=> *right : asDecimal(a) <=> asDecimal(b);
    }
    if (a.index() != b.index())
        return a.index() <=> b.index();
    return std::visit(Comparer{b}, a);
}

bool parseInteger(std::string_view text, std::int64_t& out) {
    const char* at = text.data();
    const char* const end = at + text.size();
    if (at == end)
        return false;
    const bool negative = *at == '-';
    if (negative || *at == '+')
        ++at;
    if (at == end)
        return false;
    while (end - at > 19 && *at == '0')
        ++at;
    if (end - at > 19)
        return false;
    // Nineteen digits stay below 2^64.
    std::uint64_t size = 0;
    for (; at != end; ++at) {
        const unsigned digit = unsigned(*at) - '0';
        if (digit > 9)
            return false;
        size = size * 10 + digit;
    }
    constexpr auto kMost = std::uint64_t(std::numeric_limits<std::int64_t>::max());
    if (size > kMost + (negative ? 1 : 0))
        return false;
    out = std::int64_t(negative ? 0 - size : size);
    return true;
}

bool parseFloat(std::string_view text, double& out) {
    if (text == "nan" || text == "inf" || text == "-inf") {
        out = text == "nan" ? std::numeric_limits<double>::quiet_NaN() : std::numeric_limits<double>::infinity();
        if (text.front() == '-')
            out = -out;
        return true;
    }
    if (!text.empty() && text.front() == '+') {
        text.remove_prefix(1);
        if (!text.empty() && text.front() == '-')
            return false;
    }
    // from_chars also takes "1.", ".5" and names; ours is digits[.digits][e[+-]digits].
    const std::size_t first = !text.empty() && text.front() == '-' ? 1 : 0;
    if (first >= text.size() || !isDigit(text[first]))
        return false;
    const std::size_t point = text.find('.');
    if (point != std::string_view::npos && (point + 1 >= text.size() || !isDigit(text[point + 1])))
        return false;
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, number);
    if (failure != std::errc() || stop != end)
        return false;
    out = number;
    return true;
}

std::string printFloat(double value) {
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value < 0 ? "-inf" : "inf";
    const double size = std::fabs(value);
    const bool plain = size == 0 || (size >= 1e-5 && size < 1e15);
    char text[64];
    const auto [end, failure] = std::to_chars(text, text + sizeof text, value,
                                              plain ? std::chars_format::fixed : std::chars_format::scientific);
    return failure == std::errc() ? std::string(text, end) : std::string();
}

bool parseUuid(std::string_view text, Uuid& out) {
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return false;
    Uuid uuid;
    std::size_t at = 0;
    for (std::uint8_t& byte : uuid.bytes) {
        if (text[at] == '-')
            ++at;
        const int high = hexDigit(text[at]);
        const int low = hexDigit(text[at + 1]);
        if (high < 0 || low < 0)
            return false;
        byte = std::uint8_t(high * 16 + low);
        at += 2;
    }
    out = uuid;
    return true;
}

std::string printUuid(const Uuid& uuid) {
    std::string text = toHex(std::string_view(reinterpret_cast<const char*>(uuid.bytes.data()), uuid.bytes.size()));
    for (const std::size_t place : {8u, 13u, 18u, 23u})
        text.insert(place, 1, '-');
    return text;
}

} // namespace mw

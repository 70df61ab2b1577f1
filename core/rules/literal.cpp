// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/literal_p.h"

#include "core/base/utf8.h"
#include "core/rules/lexer_p.h"

#include <cmath>

namespace mw::rules {

namespace {

std::uint8_t digitsOf(const Decimal& value) {
    std::uint8_t digits = 1;
    for (Int128 rest = value.unscaled < 0 ? -value.unscaled : value.unscaled; rest >= 10; rest /= 10)
        ++digits;
    return digits;
}

std::string doubled(std::string_view text, char mark) {
    std::string out;
    for (const char c : text) {
        out += c;
        if (c == mark)
            out += c;
    }
    return out;
}

} // namespace

Result<TypedValue> readNumber(std::string_view digits) {
    if (digits.find_first_of("eE") != std::string_view::npos) {
        double number = 0;
        if (!parseFloat(digits, number) || !std::isfinite(number))
            return makeError(Code::OutOfRange, std::string(digits), "float");
        return TypedValue{number, LogicalType::floating()};
    }
    std::int64_t whole = 0;
    if (digits.find('.') == std::string_view::npos && parseInteger(digits, whole))
        return TypedValue{whole, LogicalType::integer()};
    Decimal exact;
    if (!parseDecimal(digits, exact))
        return makeError(Code::TooManyDigits, elideMiddle(digits, 50));
    const auto precision = std::uint8_t(std::max(digitsOf(exact), exact.scale));
    return TypedValue{exact, LogicalType::decimal(precision, exact.scale)};
}

Result<TypedValue> readDated(std::string_view word, std::string_view text) {
    if (word == "date") {
        Date day;
        if (!parseIsoDate(text, day))
            return makeError(Code::NotADate, quoted(text), "yyyy-MM-dd");
        return TypedValue{day, LogicalType::date()};
    }
    if (word == "time") {
        Time time;
        if (!parseIsoTime(text, time))
            return makeError(Code::NotATime, quoted(text), "HH:mm:ss");
        return TypedValue{time, LogicalType::time()};
    }
    Timestamp stamp;
    bool zoned = false;
    if (!parseIsoTimestamp(text, stamp, zoned))
        return makeError(Code::NotATimestamp, quoted(text), "yyyy-MM-dd HH:mm:ss");
    return TypedValue{stamp, LogicalType::timestamp(zoned)};
}

LogicalType typeFor(const Value& value, const LogicalType& meantFor) {
    LogicalType type = typeOf(value);
    if (type.kind == TypeKind::Timestamp && meantFor.kind == TypeKind::Timestamp)
        type.zoned = meantFor.zoned;
    return type;
}

std::string printLiteral(const Value& value, const LogicalType& type) {
    if (isNull(value))
        return "null";
    const std::string plain = printValue(value, type);
    switch (type.kind) {
    case TypeKind::Boolean:
    case TypeKind::Integer:
        return plain;
    case TypeKind::Decimal: // without a point it would read back as an integer where it fits one
        return plain;
    case TypeKind::Float: // the exponent is what makes it a float
        return plain.find_first_of("eEn") == std::string::npos ? plain + "e0" : plain;
    case TypeKind::Date:
        return "date '" + plain + "'";
    case TypeKind::Time:
        return "time '" + plain + "'";
    case TypeKind::Timestamp:
        return "timestamp '" + plain + "'";
    default:
        return "'" + doubled(plain, '\'') + "'";
    }
}

std::string printName(std::string_view name) {
    return isPlainName(name) ? std::string(name) : "[" + doubled(name, ']') + "]";
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/types/value.h"

#include <cmath>
#include <limits>

namespace mw {

namespace {

Error impossible(const LogicalType& from, const LogicalType& to) {
    return makeError(Code::TypeMismatch, "a value of type " + printType(from) + " cannot become " + printType(to));
}

Error outOfRange(const Value& value, const LogicalType& from, const LogicalType& to) {
    return makeError(Code::OutOfRange, quoted(printValue(value, from)), printType(to));
}

Error wouldLose(const Value& value, const LogicalType& from, const LogicalType& to) {
    return makeError(Code::WouldLose, quoted(printValue(value, from)), printType(to));
}

Result<Value> toDecimalType(const Value& value, const Decimal& number, const LogicalType& from, const LogicalType& to) {
    Decimal scaled;
    switch (rescale(number, to.scale, Rounding::Refuse, scaled)) {
    case DivideOutcome::Ok:
        break;
    case DivideOutcome::WouldRound:
        return makeError(Code::WouldRound, quoted(printValue(value, from)), std::to_string(to.scale));
    default:
        return outOfRange(value, from, to);
    }
    const Int128 limit = powerOfTen(to.precision);
    if (scaled.unscaled >= limit || scaled.unscaled <= -limit)
        return outOfRange(value, from, to);
    return Value(scaled);
}

Result<Value> textTo(const std::string& text, const LogicalType& to) {
    if (to.kind != TypeKind::Text)
        return parseValue(text, to);
    // Code points are never more than bytes, so short texts need no counting.
    if (to.length > 0 && text.size() > to.length && countCodePoints(text) > to.length)
        return makeError(Code::TooLong, quoted(text), std::to_string(to.length));
    return Value(text);
}

Result<Value> integerTo(const Value& value, const LogicalType& from, const LogicalType& to) {
    const std::int64_t number = std::get<std::int64_t>(value);
    switch (to.kind) {
    case TypeKind::Decimal:
        return toDecimalType(value, Decimal::of(number), from, to);
    case TypeKind::Float: {
        const auto converted = double(number);
        // 2^63 itself is a double but not an integer: compare before converting back.
        const bool exact = converted < 0x1p63 && std::int64_t(converted) == number;
        return exact ? Result<Value>(Value(converted)) : wouldLose(value, from, to);
    }
    case TypeKind::Boolean:
        if (number == 0 || number == 1)
            return Value(number == 1);
        return makeError(Code::NotABoolean, quoted(std::to_string(number)));
    default:
        return impossible(from, to);
    }
}

/// Takes the shortest decimal text of a float for its value: 0.1 is 0.1, not 0.1000000000000000055.
bool shortestDecimal(double number, Decimal& out) {
    const std::string text = printFloat(number);
    const std::size_t mark = text.find('e');
    if (mark == std::string::npos)
        return parseDecimal(text, out);
    Decimal digits;
    std::int64_t exponent = 0;
    if (!parseDecimal(std::string_view(text).substr(0, mark), digits) ||
        !parseInteger(std::string_view(text).substr(mark + 1), exponent))
        return false;
    const std::int64_t scale = digits.scale - exponent;
    if (scale > 38 || scale < -38)
        return false;
    if (scale >= 0) {
        out = {digits.unscaled, std::uint8_t(scale)};
        return true;
    }
    return multiply({digits.unscaled, 0}, {powerOfTen(unsigned(-scale)), 0}, out);
}

Result<Value> decimalTo(const Value& value, const LogicalType& from, const LogicalType& to) {
    const Decimal& number = std::get<Decimal>(value);
    switch (to.kind) {
    case TypeKind::Decimal:
        return toDecimalType(value, number, from, to);
    case TypeKind::Integer: {
        Decimal whole;
        if (rescale(number, 0, Rounding::Refuse, whole) != DivideOutcome::Ok)
            return makeError(Code::WouldRound, quoted(printDecimal(number)), "0");
        if (whole.unscaled > std::numeric_limits<std::int64_t>::max() ||
            whole.unscaled < std::numeric_limits<std::int64_t>::min())
            return outOfRange(value, from, to);
        return Value(std::int64_t(whole.unscaled));
    }
    case TypeKind::Float: {
        // Nothing is lost where the float prints as the same number.
        const double converted = toDouble(number);
        Decimal back;
        const bool exact = shortestDecimal(converted, back) && back == number;
        return exact ? Result<Value>(Value(converted)) : wouldLose(value, from, to);
    }
    default:
        return impossible(from, to);
    }
}

Result<Value> floatTo(const Value& value, const LogicalType& from, const LogicalType& to) {
    const double number = std::get<double>(value);
    switch (to.kind) {
    case TypeKind::Integer:
        if (!(number >= -0x1p63 && number < 0x1p63))
            return outOfRange(value, from, to);
        if (number != std::trunc(number))
            return makeError(Code::WouldRound, quoted(printFloat(number)), "0");
        return Value(std::int64_t(number));
    case TypeKind::Decimal: {
        Decimal exact;
        if (!std::isfinite(number) || std::fabs(number) >= 1e38)
            return outOfRange(value, from, to);
        if (!shortestDecimal(number, exact))
            return makeError(Code::WouldRound, quoted(printFloat(number)), std::to_string(to.scale));
        return toDecimalType(value, exact, from, to);
    }
    default:
        return impossible(from, to);
    }
}

Result<Value> binaryTo(const Value& value, const LogicalType& from, const LogicalType& to) {
    const std::string& bytes = std::get<Binary>(value).bytes;
    if (to.kind != TypeKind::Binary)
        return impossible(from, to);
    if (to.length > 0 && bytes.size() > to.length)
        return makeError(Code::TooLong, std::to_string(bytes.size()) + " bytes", std::to_string(to.length));
    return value;
}

Result<Value> momentTo(const Value& value, const LogicalType& from, const LogicalType& to) {
    if (const auto* date = std::get_if<Date>(&value)) {
        if (to.kind == TypeKind::Timestamp && !to.zoned)
            return Value(Timestamp{date->days * kMicrosPerDay});
        return impossible(from, to);
    }
    const auto* stamp = std::get_if<Timestamp>(&value);
    if (stamp == nullptr)
        return impossible(from, to);
    // Between local and zoned stands a zone that only a rule can name.
    if (to.kind == TypeKind::Timestamp && to.zoned == from.zoned)
        return value;
    if (to.kind != TypeKind::Date || from.zoned)
        return impossible(from, to);
    if (timeOf(*stamp).micros != 0)
        return wouldLose(value, from, to);
    return Value(dateOf(*stamp));
}

} // namespace

Result<Value> castValue(const Value& value, const LogicalType& from, const LogicalType& to) {
    if (isNull(value))
        return value;
    if (to.kind == TypeKind::Text && !std::holds_alternative<std::string>(value))
        return textTo(printValue(value, from), to);
    struct Visitor {
        const Value& value;
        const LogicalType& from;
        const LogicalType& to;
        Result<Value> operator()(std::monostate) const { return value; }
        Result<Value> operator()(bool truth) const {
            if (to.kind == TypeKind::Boolean)
                return value;
            if (to.kind == TypeKind::Integer)
                return Value(std::int64_t(truth ? 1 : 0));
            return impossible(from, to);
        }
        Result<Value> operator()(std::int64_t) const {
            return to.kind == TypeKind::Integer ? Result<Value>(value) : integerTo(value, from, to);
        }
        Result<Value> operator()(const Decimal&) const { return decimalTo(value, from, to); }
        Result<Value> operator()(double) const {
            return to.kind == TypeKind::Float ? Result<Value>(value) : floatTo(value, from, to);
        }
        Result<Value> operator()(const std::string& text) const { return textTo(text, to); }
        Result<Value> operator()(Date) const {
            return to.kind == TypeKind::Date ? Result<Value>(value) : momentTo(value, from, to);
        }
        Result<Value> operator()(Time) const {
            return to.kind == TypeKind::Time ? Result<Value>(value) : impossible(from, to);
        }
        Result<Value> operator()(Timestamp) const { return momentTo(value, from, to); }
        Result<Value> operator()(const Binary&) const { return binaryTo(value, from, to); }
        Result<Value> operator()(const Uuid&) const {
            return to.kind == TypeKind::Uuid ? Result<Value>(value) : impossible(from, to);
        }
    };
    return std::visit(Visitor{value, from, to}, value);
}

} // namespace mw

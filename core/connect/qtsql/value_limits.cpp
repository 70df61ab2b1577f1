// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/qtsql/value_limits.h"

#include "core/base/utf8.h"

#include <cmath>

namespace mw {

namespace {

RowError refusal(Code code, std::vector<std::string> arguments = {}) {
    RowError error;
    error.code = code;
    error.arguments = std::move(arguments);
    return error;
}

std::string shown(const Column& column, std::uint32_t row) {
    return elideMiddle(printValue(column.value(row), column.type()), 100);
}

} // namespace

bool ValueLimits::fit(Int128 unscaled, std::uint8_t scale, Int128& out) const {
    Decimal fitted{unscaled, scale};
    if (!isOpen && scale != type.scale &&
        rescale({unscaled, scale}, type.scale, Rounding::Refuse, fitted) != DivideOutcome::Ok)
        return false;
    out = fitted.unscaled;
    const Int128 limit = powerOfTen(isOpen ? 38 : type.precision);
    return out < limit && out > -limit;
}

std::optional<RowError> ValueLimits::refuse(const Column& column, std::uint32_t row) const {
    if (column.isNull(row))
        return isRequired ? std::optional(refusal(Code::RequiredMissing)) : std::nullopt;
    const std::size_t i = column.at(row);
    const auto outOfRange = [&] {
        return refusal(Code::OutOfRange, {shown(column, row), name.empty() ? printType(type) : name});
    };
    const auto losesFraction = [&](std::int64_t micros) {
        return fractionDigits < 6 && micros % std::int64_t(powerOfTen(unsigned(6 - fractionDigits))) != 0;
    };
    const TypeKind kind = column.type().kind;
    if (type.kind == TypeKind::Text && kind != TypeKind::Text) { // it is printed
        if (type.length > 0 && printValue(column.value(row), column.type()).size() > type.length)
            return refusal(Code::TooLong, {shown(column, row), std::to_string(type.length)});
        return std::nullopt;
    }
    switch (kind) {
    case TypeKind::Integer: {
        const std::int64_t value = column.values<std::int64_t>()[i];
        Int128 unused = 0;
        if (value < least || value > most || (type.kind == TypeKind::Decimal && !fit(value, 0, unused)))
            return outOfRange();
        return std::nullopt;
    }
    case TypeKind::Decimal: {
        const Int128 value = column.values<Int128>()[i];
        const std::uint8_t scale = column.type().scale;
        Int128 unused = 0;
        if (type.kind != TypeKind::Decimal || fit(value, scale, unused))
            return std::nullopt;
        Decimal fitted;
        if (rescale({value, scale}, type.scale, Rounding::Refuse, fitted) == DivideOutcome::WouldRound)
            return refusal(Code::WouldRound, {shown(column, row), std::to_string(type.scale)});
        return outOfRange();
    }
    case TypeKind::Float: {
        const double value = column.values<double>()[i];
        if (!std::isfinite(value))
            return takesNan ? std::nullopt : std::optional(outOfRange());
        if (isSingle && double(float(value)) != value)
            return refusal(Code::WouldLose, {shown(column, row), name.empty() ? printType(type) : name});
        return std::nullopt;
    }
    case TypeKind::Text: {
        const std::string_view text = column.values<std::string_view>()[i];
        if (!takesNul && text.find('\0') != std::string_view::npos)
            return refusal(Code::NulByte);
        const std::uint32_t longest = type.kind == TypeKind::Text ? type.length : 0;
        // Code points are never more than bytes, so short texts need no counting.
        if (longest > 0 && text.size() > longest && countCodePoints(text) > longest)
            return refusal(Code::TooLong, {quoted(text), std::to_string(longest)});
        return std::nullopt;
    }
    case TypeKind::Binary:
        if (type.length > 0 && column.values<std::string_view>()[i].size() > type.length)
            return refusal(Code::TooLong, {shown(column, row), std::to_string(type.length)});
        return std::nullopt;
    case TypeKind::Time:
        if (losesFraction(column.values<Time>()[i].micros))
            return refusal(Code::WouldRound, {shown(column, row), std::to_string(fractionDigits)});
        return std::nullopt;
    case TypeKind::Timestamp: {
        const std::int64_t micros = column.values<Timestamp>()[i].micros;
        if (micros < least || micros > most)
            return outOfRange();
        if (losesFraction(micros))
            return refusal(Code::WouldRound, {shown(column, row), std::to_string(fractionDigits)});
        return std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

} // namespace mw

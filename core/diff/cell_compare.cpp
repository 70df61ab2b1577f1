// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/cell_compare_p.h"

#include <cmath>
#include <cstring>

namespace mw::diff {

Result<Tolerance> Tolerance::parse(const std::string& text) {
    Tolerance tolerance;
    if (text.empty())
        return tolerance;
    const std::size_t unitBegin = text.find_first_not_of("0123456789.");
    Decimal amount;
    if (!parseDecimal(std::string_view(text).substr(0, unitBegin), amount))
        return makeError(Code::WrongValue, "a tolerance is a number like 0.01 or a time like 1 s, not " + text);
    if (unitBegin == std::string::npos) {
        tolerance.amount = amount;
        return tolerance;
    }
    const std::string unit = text.substr(text.find_first_not_of(' ', unitBegin));
    const std::int64_t second = 1'000'000;
    const std::int64_t factor = unit == "s"     ? second
                                : unit == "min" ? 60 * second
                                : unit == "h"   ? 3600 * second
                                : unit == "d"   ? kMicrosPerDay
                                                : 0;
    if (factor == 0 || amount.scale != 0 || amount.unscaled > 1'000'000)
        return makeError(Code::WrongValue,
                         "a tolerance is a number like 0.01 or a time like 1 s, 5 min, 1 h, 1 d, not " + text);
    tolerance.micros = std::int64_t(amount.unscaled) * factor;
    return tolerance;
}

namespace {

bool isTemporal(const Value& value) {
    return std::holds_alternative<Date>(value) || std::holds_alternative<Time>(value) ||
           std::holds_alternative<Timestamp>(value);
}

std::int64_t microsOf(const Value& value) {
    if (const auto* date = std::get_if<Date>(&value))
        return std::int64_t(date->days) * kMicrosPerDay;
    if (const auto* time = std::get_if<Time>(&value))
        return time->micros;
    return std::get<Timestamp>(value).micros;
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

bool within(const Decimal& left, const Decimal& right, const Decimal& amount) {
    Decimal apart;
    if (!subtract(left, right, apart))
        return false;
    if (apart.unscaled < 0)
        apart.unscaled = -apart.unscaled;
    return apart <= amount;
}

} // namespace

bool equalValues(const Value& left, const Value& right, const Tolerance& tolerance) {
    if (isNull(left) || isNull(right))
        return isNull(left) && isNull(right);
    if (left.index() == right.index()) {
        if (left == right)
            return true;
    } else if (const auto* text = std::get_if<std::string>(&left)) {
        // A flag kept as 0 or 1, in a file.
        if (const auto* truth = std::get_if<bool>(&right); truth && (*text == "0" || *text == "1"))
            return (*text == "1") == *truth;
        const auto read = parseValue(*text, typeOf(right));
        return read.ok() && equalValues(read.value(), right, tolerance);
    } else if (std::holds_alternative<std::string>(right)) {
        return equalValues(right, left, tolerance);
    }
    if (isTemporal(left) && isTemporal(right)) {
        const std::int64_t apart = std::abs(microsOf(left) - microsOf(right));
        return apart <= tolerance.micros.value_or(0);
    }
    if (const auto a = numberOf(left), b = numberOf(right); a && b)
        return *a == *b || (tolerance.amount && within(*a, *b, *tolerance.amount));
    // A flag kept as 0 or 1, in a database.
    if (const auto* truth = std::get_if<bool>(&left); truth && std::holds_alternative<std::int64_t>(right))
        return std::get<std::int64_t>(right) == std::int64_t(*truth);
    if (std::holds_alternative<bool>(right) && std::holds_alternative<std::int64_t>(left))
        return equalValues(right, left, tolerance);
    const auto *a = std::get_if<std::string>(&left), *b = std::get_if<std::string>(&right);
    if (a && b && tolerance.amount) {
        Decimal x, y;
        return parseDecimal(*a, x) && parseDecimal(*b, y) && within(x, y, *tolerance.amount);
    }
    if (a && b && tolerance.micros)
        for (const LogicalType& type : {LogicalType::timestamp(), LogicalType::date(), LogicalType::time()}) {
            const auto x = parseValue(*a, type), y = parseValue(*b, type);
            if (x.ok() && y.ok())
                return equalValues(x.value(), y.value(), tolerance);
        }
    return false;
}

CellPair::CellPair(const Column& left, const Column& right, const Tolerance& tolerance)
    : m_left(&left), m_right(&right), m_tolerance(&tolerance), m_mayBeNull(left.hasNulls() || right.hasNulls()),
      m_width(storageWidth(left.type().kind)) {
    const TypeKind kind = left.type().kind;
    if (kind != right.type().kind || kind == TypeKind::Null || kind == TypeKind::Float)
        return; // of floats the bytes do not tell: -0 is 0
    if (kind == TypeKind::Decimal && left.type().scale != right.type().scale)
        return;
    m_way = kind == TypeKind::Text || kind == TypeKind::Binary ? Way::Texts
            : m_width == sizeof(std::uint64_t)                 ? Way::Words
                                                               : Way::Bytes;
    m_differentIsFinal = !tolerance.amount && !tolerance.micros;
}

bool CellPair::equal(std::size_t leftRow, std::size_t rightRow) const {
    if (m_mayBeNull) {
        const bool leftNull = m_left->isNull(leftRow), rightNull = m_right->isNull(rightRow);
        if (leftNull || rightNull)
            return leftNull && rightNull;
    }
    const std::size_t l = m_left->at(leftRow), r = m_right->at(rightRow);
    bool same = false;
    switch (m_way) {
    case Way::Texts:
        same = m_left->values<std::string_view>()[l] == m_right->values<std::string_view>()[r];
        break;
    case Way::Words:
        same = m_left->values<std::uint64_t>()[l] == m_right->values<std::uint64_t>()[r];
        break;
    case Way::Bytes:
        same = std::memcmp(&m_left->values<std::byte>().data()[l * m_width],
                           &m_right->values<std::byte>().data()[r * m_width], m_width) == 0;
        break;
    case Way::Boxed:
        break;
    }
    if (same || m_differentIsFinal)
        return same;
    return equalValues(m_left->value(leftRow), m_right->value(rightRow), *m_tolerance);
}

} // namespace mw::diff

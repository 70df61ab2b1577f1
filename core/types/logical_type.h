// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mw {

enum class TypeKind : std::uint8_t {
    Null, ///< the type of the bare literal null: fits every type
    Boolean,
    Integer,   ///< 64 bits, signed
    Decimal,   ///< exact, at most 38 digits, `scale` of them after the point
    Float,     ///< IEEE 754 double
    Text,      ///< UTF-8; `length` is a limit in code points, 0 = none
    Date,      ///< days since 1970-01-01, proleptic Gregorian, years 0001–9999
    Time,      ///< microseconds since midnight
    Timestamp, ///< microseconds since 1970-01-01T00:00:00; `zoned`: an instant in UTC, else local without zone
    Binary,
    Uuid,
};

/// Says what values a field or an expression can hold.
struct LogicalType {
    TypeKind kind = TypeKind::Null;
    std::uint8_t precision = 38; ///< decimal digits in all, 1–38
    std::uint8_t scale = 0;      ///< digits after the point, 0–38, at most `precision`
    bool zoned = false;          ///< timestamps only
    std::uint32_t length = 0;    ///< text and binary: the largest length, 0 = no limit

    static LogicalType null() { return {}; }
    static LogicalType boolean() { return {TypeKind::Boolean}; }
    static LogicalType integer() { return {TypeKind::Integer}; }
    static LogicalType decimal(std::uint8_t precision, std::uint8_t scale) {
        return {TypeKind::Decimal, precision, scale};
    }
    static LogicalType floating() { return {TypeKind::Float}; }
    static LogicalType text(std::uint32_t length = 0) { return {TypeKind::Text, 38, 0, false, length}; }
    static LogicalType date() { return {TypeKind::Date}; }
    static LogicalType time() { return {TypeKind::Time}; }
    static LogicalType timestamp(bool zoned = false) { return {TypeKind::Timestamp, 38, 0, zoned}; }
    static LogicalType binary() { return {TypeKind::Binary}; }
    static LogicalType uuid() { return {TypeKind::Uuid}; }

    friend bool operator==(const LogicalType&, const LogicalType&) = default;
};

/// Prints "text(40)", "decimal(12,2)", "timestamp with zone"; parseType reads it back.
std::string printType(const LogicalType& type);
Result<LogicalType> parseType(std::string_view text);

} // namespace mw

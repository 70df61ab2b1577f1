// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/calendar.h"
#include "core/types/decimal.h"
#include "core/types/logical_type.h"

#include <array>
#include <string>
#include <variant>

namespace mw {

/// 16 bytes in the order of RFC 4122's text form.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};
    friend auto operator<=>(const Uuid&, const Uuid&) = default;
};
struct Binary {
    std::string bytes;
    friend auto operator<=>(const Binary&, const Binary&) = default;
};

/// One value on its own: literals, parameters, keys, cells of a grid. Columns hold many, see batch.
using Value = std::variant<std::monostate, bool, std::int64_t, Decimal, double, std::string, Date, Time, Timestamp,
                           Binary, Uuid>;

inline bool isNull(const Value& value) { return value.index() == 0; }
/// The type of a value on its own; decimals give decimal(38, scale).
LogicalType typeOf(const Value& value);

/// Prints the canonical text: ISO dates, plain decimals, shortest round-trip floats, lower-case hex and UUIDs, "" for null.
std::string printValue(const Value& value, const LogicalType& type);
inline std::string printValue(const Value& value) { return printValue(value, typeOf(value)); }
/// Reads the canonical text as a type; empty text is '' for text and an error for others (decide null before).
Result<Value> parseValue(std::string_view text, const LogicalType& type);

/// Changes a value to a type where nothing is lost; otherwise a Data code (OutOfRange, WouldRound, TooLong, Not…).
Result<Value> castValue(const Value& value, const LogicalType& from, const LogicalType& to);

/// Orders two values of the same kind (integers and decimals mix); null first; floats: NaN last.
std::strong_ordering compareValues(const Value& a, const Value& b);

[[nodiscard]] bool parseInteger(std::string_view text, std::int64_t& out); ///< [+-]digits, false on overflow
[[nodiscard]] bool parseFloat(std::string_view text, double& out);
std::string printFloat(double value); ///< shortest text that reads back equal
[[nodiscard]] bool parseUuid(std::string_view text, Uuid& out);
std::string printUuid(const Uuid& uuid);

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mw {

__extension__ using Int128 = __int128;
__extension__ using UInt128 = unsigned __int128;

/// How a division or a rescale deals with digits that do not fit. HalfUp is half away from zero.
enum class Rounding : std::uint8_t { HalfUp, HalfEven, Down, Up, Floor, Ceiling, Refuse };

/// An exact number: unscaled / 10^scale, at most 38 digits. Nothing wraps or rounds unasked: Overflow, WouldRound.
struct Decimal {
    Int128 unscaled = 0;
    std::uint8_t scale = 0;

    static Decimal of(std::int64_t value, std::uint8_t scale = 0) { return {value, scale}; }

    /// Compare by value: 1.0 equals 1.00.
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
    friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == std::strong_ordering::equal; }
};

/// 10^exponent, exponent 0–38.
Int128 powerOfTen(unsigned exponent);
/// Says whether the magnitude has at most 38 digits.
bool fitsDecimal(Int128 unscaled);

/// Each gives false where the result needs more than 38 digits.
[[nodiscard]] bool add(const Decimal& a, const Decimal& b, Decimal& out);
[[nodiscard]] bool subtract(const Decimal& a, const Decimal& b, Decimal& out);
[[nodiscard]] bool multiply(const Decimal& a, const Decimal& b, Decimal& out); ///< scale = sum of scales
enum class DivideOutcome { Ok, Overflow, ByZero, WouldRound };
DivideOutcome divide(const Decimal& a, const Decimal& b, std::uint8_t scale, Rounding mode, Decimal& out);
/// Brings to another scale; Refuse gives WouldRound where a digit would be lost.
DivideOutcome rescale(const Decimal& value, std::uint8_t scale, Rounding mode, Decimal& out);

/// Reads [+-]digits[.digits], no spaces, no grouping; keeps the scale as written. NotADecimal, Overflow.
Result<Decimal> parseDecimal(std::string_view text);
/// Same without building an Error: the form for hot loops.
[[nodiscard]] bool parseDecimal(std::string_view text, Decimal& out);
std::string printDecimal(const Decimal& value);
/// Writes at most 41 characters, gives their number.
std::size_t printDecimal(const Decimal& value, char* into);
double toDouble(const Decimal& value);

} // namespace mw

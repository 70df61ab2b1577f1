// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/calendar.h"
#include "core/types/decimal.h"

#include <cstdint>
#include <string_view>

/// How the values that SQLite keeps (whole numbers, floating point numbers, texts, blobs) are read as types it does not
/// have.
namespace mw::sqlite {

/// 15 decimal digits go through a double and come back the same; 16 need not (IEEE 754, DBL_DIG).
inline constexpr int kExactDigits = 15;
inline constexpr std::int64_t kExactInteger = std::int64_t(1) << 53; ///< all whole numbers up to here are doubles

/// Finds the decimal of at most 15 digits and this scale (0–22) that the double stands for; false where there is none.
[[nodiscard]] bool exactDecimal(double value, std::uint8_t scale, std::int64_t& unscaled);
/// The smallest scale with which exactDecimal() finds one, at least `from`; -1 where there is none up to 22.
int smallestScale(double value, std::uint8_t from);
/// Gives the double of a decimal of at most 15 digits, or false where it has more.
[[nodiscard]] bool exactDouble(const Decimal& value, double& out);

/// true, false, t, f, yes, no, y, n in any case.
[[nodiscard]] bool readBoolean(std::string_view text, bool& out);

/// An ISO date, or date and time; a date alone is its midnight.
struct StampText {
    Timestamp stamp;
    bool dateOnly = false;
    bool zoned = false;
};
[[nodiscard]] bool readStamp(std::string_view text, StampText& out);

} // namespace mw::sqlite

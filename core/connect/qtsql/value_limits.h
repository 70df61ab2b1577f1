// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace mw {

/// What a column of a server takes without changing it. Servers round, cut and wrap in silence on their bulk ways, so
/// values are held against this before they are sent.
struct ValueLimits {
    LogicalType type;        ///< of the column's field
    bool isRequired = false; ///< null is refused
    bool isOpen = false;     ///< a decimal without digits: takes any
    bool isSingle = false;   ///< a float of 32 bits
    bool takesNan = true;    ///< NaN and the infinities too
    bool takesNul = false;   ///< the character U+0000 in texts
    int fractionDigits = 6;  ///< of seconds
    std::string name;        ///< of the column's own type where its range is narrower than the kind's
    /// Of whole numbers, and in microseconds of timestamps.
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t most = std::numeric_limits<std::int64_t>::max();

    /// Why the value cannot be stored as it is; none where it can. Row and field are the caller's to set.
    std::optional<RowError> refuse(const Column& column, std::uint32_t row) const;
    /// Brings a number to the column's scale and says whether it fits.
    bool fit(Int128 unscaled, std::uint8_t scale, Int128& out) const;
    std::uint8_t scaleOf(std::uint8_t given) const { return isOpen ? given : type.scale; }
};

} // namespace mw

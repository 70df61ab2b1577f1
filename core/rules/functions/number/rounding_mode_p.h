// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/function.h"

namespace mw::rules {

/// The way of rounding that a call names: 'half up', 'half even', 'down', 'up'.
struct RoundingMode {
    Rounding rounding = Rounding::HalfUp;
};
Result<RoundingMode> readRoundingMode(const CallFacts& facts, std::size_t argument);

/// decimal(38, scale) with the scale that a fixed argument gives; 0 where the call has no such argument.
Result<LogicalType> decimalWithScale(const CallFacts& facts, std::size_t argument);

} // namespace mw::rules

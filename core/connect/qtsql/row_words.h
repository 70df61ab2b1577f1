// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"

#include <span>
#include <string>

namespace mw {

/// The value of a cell for a message; texts in quotes, long ones cut.
std::string cellText(const Batch& batch, std::uint32_t row, std::size_t column);
/// Several of them: "'a', 5".
std::string cellsText(const Batch& batch, std::uint32_t row, std::span<const std::size_t> columns);

} // namespace mw

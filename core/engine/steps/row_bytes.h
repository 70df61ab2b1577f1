// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/column.h"

#include <string>
#include <string_view>

namespace mw::engine {

/// Rows as bytes, for what is held beside the stream. A cell is a byte, 0 for null, then the value as it lies in its column;
/// texts with their length in four bytes before them. For one process only.
void appendCell(std::string& bytes, const Column& column, std::size_t row);
/// Takes the first cell off the bytes and stores it; the column must be of the type that was appended. Text is copied.
void takeCell(std::string_view& bytes, Column& column, std::size_t row);

} // namespace mw::engine

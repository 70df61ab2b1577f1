// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"

#include <string>
#include <string_view>

namespace mw::diff {

/// Appends one row of a batch as bytes; only for this process's own temporary files and buffers.
void encodeRow(const Batch& batch, std::size_t row, std::string& into);
/// Reads a row back into row `row` of the batch, whose columns have the types it was written with.
void decodeRow(std::string_view bytes, Batch& batch, std::size_t row);

} // namespace mw::diff

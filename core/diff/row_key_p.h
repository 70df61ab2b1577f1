// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"

#include <string>
#include <vector>

namespace mw::diff {

/// Appends the key of a row, written so that equal values of different types give equal bytes and bytes sort as values do:
/// whole numbers by size, however they are typed, everything else by its canonical text. Null sorts first.
void encodeKey(const Batch& batch, const std::vector<std::size_t>& columns, std::size_t row, std::string& into);

/// Prints a key for people, parts joined by U+001F.
std::string printKey(const Batch& batch, const std::vector<std::size_t>& columns, std::size_t row);

} // namespace mw::diff

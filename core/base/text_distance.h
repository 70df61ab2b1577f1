// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace mw {

/// Jaro–Winkler similarity (Winkler 1990), 0–1, over bytes; of long texts the first 64.
double jaroWinkler(std::string_view a, std::string_view b);

/// Bytes to change, add, leave out or swap with a neighbour (optimal string alignment); `limit` + 1 where it is more than
/// `limit`.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit);

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace mw::suggest {

/// A gain of giving `right` to a left one.
struct Gain {
    std::size_t right = 0;
    double gain = 0; ///< above 0; what is not listed is not wanted
};

/// Pairs left and right ones, each at most once, so that the sum of all gains is the largest there is. Shortest
/// augmenting paths over the listed gains alone (Jonker and Volgenant 1987). Gives the right one of each left one.
std::vector<std::optional<std::size_t>> assign(const std::vector<std::vector<Gain>>& gains, std::size_t rights);

} // namespace mw::suggest

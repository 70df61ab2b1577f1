// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace mw {

/// Finds the name that was probably meant by a misspelt one: few letters changed, added, left out or swapped, letter case
/// aside. Empty where none is near; the first of equally near ones.
std::string nearestName(std::string_view misspelt, std::span<const std::string_view> names);

} // namespace mw

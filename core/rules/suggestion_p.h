// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mw::rules {

/// The known names nearest to a mistyped one, best first, at most three; none where nothing is near.
std::vector<std::string> nearestNames(std::string_view wrong, const std::vector<std::string>& known);
/// "" or "; did you mean 'a', 'b'?".
std::string didYouMean(const std::vector<std::string>& names);

} // namespace mw::rules

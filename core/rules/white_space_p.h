// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace mw::rules {

/// A text without the white space (Unicode White_Space) before it, behind it, or at both ends.
std::string_view withoutSpaceBefore(std::string_view text);
std::string_view withoutSpaceBehind(std::string_view text);
std::string_view withoutEdgeSpace(std::string_view text);

} // namespace mw::rules

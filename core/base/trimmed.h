// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace mw {

/// The text without spaces at its ends: those of Unicode, tabs and line ends included. A view of what was given.
std::string_view trimmed(std::string_view text);

} // namespace mw

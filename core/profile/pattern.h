// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mw::profile {

/// Writes the shape of a value into `into`: capitals A, small letters a (two or more: a+), digits 9, everything else as
/// it stands, line breaks ↵, tabs ⇥; at most 64 characters, then "…". "DE-0042" → "AA-9999".
void writePattern(std::string_view value, std::string& into);

} // namespace mw::profile

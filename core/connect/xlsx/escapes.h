// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mw::xlsx {

/// Appends text with "_xHHHH_" turned into the character it stands for (ECMA-376 part 1, 22.9.2.19, ST_Xstring); pairs
/// of surrogates become one. Escapes of NUL and of lone surrogates stay as they are.
void appendUnescaped(std::string_view text, std::string& into);

} // namespace mw::xlsx

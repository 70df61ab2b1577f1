// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/parser.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace mw::rules {

struct FormatOptions {
    std::size_t width = 90;  ///< characters that a line should not go beyond
    std::size_t indent = 2;  ///< spaces a level
};

/// Writes a rule's text anew with one way of spacing, and over several lines where one would be too long or a comment
/// stands inside. Comments stay, each on a line of its own before the part that follows it. A text with problems comes
/// back as it is. Formatting what was formatted changes nothing; the meaning never changes.
std::string format(std::string_view rule, const FormatOptions& options = {});

} // namespace mw::rules

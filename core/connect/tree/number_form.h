// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mw::tree {

/// What a number as JSON writes it (RFC 8259, section 6) needs to be kept exactly.
struct NumberForm {
    bool isExact = false; ///< as a decimal of at most 38 digits
    std::size_t wholeDigits = 1;
    std::size_t scale = 0;
};

/// Looks at a valid JSON number. `plain`, where given, gets its text without an exponent if it is exact.
NumberForm numberForm(std::string_view number, std::string* plain = nullptr);

} // namespace mw::tree

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mw {

/// Base64 of RFC 4648, section 4: padded, nothing between the characters. Both add to `to`.
void appendBase64(std::string& to, std::string_view bytes);
/// False where the text is no Base64; what was added by then is of no use.
bool appendFromBase64(std::string& to, std::string_view text);

} // namespace mw

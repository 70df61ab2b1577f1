// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace mw {

/// A default is taken over into another system only if it means the same everywhere: a number, a text, a moment. Others
/// are expressions in the language of the system they came from. `mayEscape`: a backslash in a text means something.
bool isPlainDefault(const std::string& text, bool mayEscape);

} // namespace mw

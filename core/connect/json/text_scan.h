// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace mw::json {

/// Finds the first byte in [at, end) that a string of JSON cannot simply hold or that needs a closer look: '"', '\\',
/// control characters and all above ASCII; `end` where there is none.
const char* findSpecial(const char* at, const char* end);

std::uint64_t countLineBreaks(const char* at, const char* end);

} // namespace mw::json

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <source_location>

namespace mw {

/// Prints the broken promise with its place and ends the program: a bug of ours, never reachable from input.
[[noreturn]] void assertionFailed(const char* condition, const char* why,
                                  std::source_location place = std::source_location::current());

} // namespace mw

/// Demands what our own code promises.
#define MW_ASSERT(condition, why)                                                                                      \
    do {                                                                                                               \
        if (!(condition)) [[unlikely]]                                                                                 \
            ::mw::assertionFailed(#condition, why);                                                                    \
    } while (false)

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>

namespace mw::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
/// A sanitizer keeps freed memory and shadows the rest: peaks say nothing about the program.
inline constexpr bool kMemoryIsMeasurable = false;
/// How much longer than the plain build a bound on time may take.
inline constexpr int kSlowdown = 15;
#else
inline constexpr bool kMemoryIsMeasurable = true;
inline constexpr int kSlowdown = 1;
#endif

/// The greatest resident size of this process so far, in KiB.
inline long peakKib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

} // namespace mw::test

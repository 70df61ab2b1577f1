// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>
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

/// What this thread has computed so far, in milliseconds: unlike a clock it does not know how busy the machine is.
inline double threadMillis() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// The greatest resident size of this process so far, in KiB.
inline long peakKib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

} // namespace mw::test

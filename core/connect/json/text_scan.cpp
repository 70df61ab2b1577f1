// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/json/text_scan.h"

#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mw::json {

namespace {

bool isSpecial(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte >= 0x80 || c == '"' || c == '\\';
}

} // namespace

const char* findSpecial(const char* at, const char* end) {
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    const __m128i space = _mm_set1_epi8(0x20);
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        // Signed, so that bytes above ASCII are below space too.
        const __m128i special = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                                             _mm_cmplt_epi8(bytes, space));
        if (const int mask = _mm_movemask_epi8(special); mask != 0)
            return at + std::countr_zero(unsigned(mask));
    }
#endif
    while (at < end && !isSpecial(*at))
        ++at;
    return at;
}

std::uint64_t countLineBreaks(const char* at, const char* end) {
    std::uint64_t count = 0;
#if defined(__SSE2__)
    const __m128i lineBreak = _mm_set1_epi8('\n');
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        count += unsigned(std::popcount(unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, lineBreak)))));
    }
#endif
    for (; at < end; ++at)
        count += *at == '\n' ? 1 : 0;
    return count;
}

} // namespace mw::json

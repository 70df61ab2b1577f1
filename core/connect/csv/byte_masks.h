// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mw::csv {

/// 64 bytes of text that can be asked which of them equal a character: one bit per byte, the first byte lowest.
class ByteBlock {
public:
    explicit ByteBlock(const char* text);
    std::uint64_t equal(char c) const;
    bool hasNonAscii() const;

private:
#if defined(__SSE2__)
    __m128i m_parts[4];
#else
    const char* m_text;
#endif
};

#if defined(__SSE2__)
inline ByteBlock::ByteBlock(const char* text) {
    for (std::size_t i = 0; i < 4; ++i)
        m_parts[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i * 16));
}
inline std::uint64_t ByteBlock::equal(char c) const {
    const __m128i wanted = _mm_set1_epi8(c);
    const auto part = [&](std::size_t i) {
        return std::uint64_t(std::uint32_t(_mm_movemask_epi8(_mm_cmpeq_epi8(m_parts[i], wanted))));
    };
    return part(0) | part(1) << 16 | part(2) << 32 | part(3) << 48; // a loop of four would stay one
}
inline bool ByteBlock::hasNonAscii() const {
    const __m128i all = _mm_or_si128(_mm_or_si128(m_parts[0], m_parts[1]), _mm_or_si128(m_parts[2], m_parts[3]));
    return _mm_movemask_epi8(all) != 0;
}
#else
inline ByteBlock::ByteBlock(const char* text) : m_text(text) {}
inline std::uint64_t ByteBlock::equal(char c) const {
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < 64; ++i)
        mask |= std::uint64_t(m_text[i] == c) << i;
    return mask;
}
inline bool ByteBlock::hasNonAscii() const {
    unsigned char all = 0;
    for (std::size_t i = 0; i < 64; ++i)
        all = static_cast<unsigned char>(all | static_cast<unsigned char>(m_text[i]));
    return all >= 0x80;
}
#endif

/// For each bit the parity of all bits up to and with it: set from an opening quote up to before its closing one.
inline std::uint64_t prefixXor(std::uint64_t bits) {
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    bits ^= bits << 32;
    return bits;
}

} // namespace mw::csv

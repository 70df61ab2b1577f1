// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace mw {

/// Numbers as database files hold them, the most significant byte first.
inline std::uint32_t bigEndian16(const char* at) {
    return std::uint32_t(static_cast<unsigned char>(at[0])) << 8 | static_cast<unsigned char>(at[1]);
}
inline std::uint32_t bigEndian32(const char* at) {
    return bigEndian16(at) << 16 | bigEndian16(at + 2);
}
inline void putBigEndian16(char* at, std::uint32_t value) {
    at[0] = char(value >> 8);
    at[1] = char(value);
}
inline void putBigEndian32(char* at, std::uint32_t value) {
    putBigEndian16(at, value >> 16);
    putBigEndian16(at + 2, value & 0xffff);
}

} // namespace mw

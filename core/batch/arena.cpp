// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/arena.h"

#include <algorithm>
#include <cstring>

namespace mw {

namespace {
constexpr std::size_t kFirstBlock = 4 * 1024;
constexpr std::size_t kLargestBlock = 256 * 1024;
} // namespace

std::string_view Arena::copy(std::string_view bytes) {
    if (bytes.empty())
        return {};
    char* place = allocate(bytes.size());
    std::memcpy(place, bytes.data(), bytes.size());
    return {place, bytes.size()};
}

void Arena::grow(std::size_t atLeast) {
    const std::size_t usual = std::clamp(m_total, kFirstBlock, kLargestBlock);
    const std::size_t size = std::max(atLeast, usual);
    // Not make_unique: the bytes are to stay uninitialised.
    m_blocks.push_back(std::unique_ptr<char[]>(new char[size]));
    m_next = m_blocks.back().get();
    m_left = size;
    m_total += size;
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/bitmap.h"

#include <algorithm>
#include <bit>

namespace mw {

void Bitmap::assign(std::size_t size, bool value) {
    m_size = size;
    m_words.assign((size + 63) / 64, value ? ~std::uint64_t(0) : 0);
    // Bits past the end stay clear, so that counting and comparing work on whole words.
    if (value && size % 64 != 0)
        m_words.back() = (std::uint64_t(1) << (size % 64)) - 1;
}

std::size_t Bitmap::count() const {
    std::size_t total = 0;
    for (const std::uint64_t word : m_words)
        total += std::size_t(std::popcount(word));
    return total;
}

bool Bitmap::any() const {
    return std::any_of(m_words.begin(), m_words.end(), [](std::uint64_t word) { return word != 0; });
}

} // namespace mw

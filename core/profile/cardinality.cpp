// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/cardinality_p.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace mw::profile {

void CardinalityEstimate::add(std::uint64_t hash) {
    // The table uses the low bits for its slots, so the index is taken from a remix, not from the hash itself.
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdull;
    hash ^= hash >> 33;
    const auto index = std::size_t(hash >> (64 - kIndexBits));
    const std::uint64_t rest = (hash << kIndexBits) | (std::uint64_t(1) << (kIndexBits - 1));
    m_registers[index] = std::max(m_registers[index], std::uint8_t(std::countl_zero(rest) + 1));
}

std::uint64_t CardinalityEstimate::count() const {
    const double m = double(m_registers.size());
    double sum = 0;
    std::size_t zeros = 0;
    for (const std::uint8_t value : m_registers) {
        sum += std::ldexp(1.0, -int(value));
        zeros += value == 0;
    }
    const double estimate = 0.7213 / (1 + 1.079 / m) * m * m / sum;
    if (estimate <= 2.5 * m && zeros > 0)
        return std::uint64_t(std::llround(m * std::log(m / double(zeros))));
    return std::uint64_t(std::llround(estimate));
}

} // namespace mw::profile

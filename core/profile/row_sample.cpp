// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/row_sample_p.h"

namespace mw::profile {

namespace {

/// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): every number has a rank of its own.
std::uint64_t rankOf(std::uint64_t row) {
    std::uint64_t z = (row + 1) * 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

} // namespace

SampledRows RowSample::next(std::size_t rows) {
    SampledRows sampled;
    for (std::uint32_t row = 0; row < rows; ++row)
        if (const std::uint64_t rank = rankOf(m_row++); rank <= m_below) {
            m_ranks.push_back(rank);
            sampled.rows.push_back(row);
        }
    if (m_ranks.size() <= 2 * m_least)
        return sampled;
    // A batch may bring more than half of all: halving goes on until there is room.
    while (true) {
        m_below /= 2;
        sampled.kept.clear();
        for (std::uint32_t i = 0; i < m_ranks.size(); ++i)
            if (m_ranks[i] <= m_below)
                sampled.kept.push_back(i);
        if (sampled.kept.size() <= 2 * m_least)
            break;
    }
    for (std::size_t i = 0; i < sampled.kept.size(); ++i)
        m_ranks[i] = m_ranks[sampled.kept[i]];
    m_ranks.resize(sampled.kept.size());
    sampled.drops = true;
    return sampled;
}

} // namespace mw::profile

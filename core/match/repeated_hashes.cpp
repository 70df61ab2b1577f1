// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/repeated_hashes.h"

#include <algorithm>

namespace mw::match {

namespace {

/// Calls take(hash, count) for every hash that stands there more than once.
template <class Take>
void eachRepeated(const std::vector<std::uint64_t>& sorted, Take&& take) {
    for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
        while (end < sorted.size() && sorted[end] == sorted[begin])
            ++end;
        if (end - begin > 1)
            take(sorted[begin], std::uint32_t(end - begin));
    }
}

} // namespace

RepeatedHashes::RepeatedHashes(std::vector<std::uint64_t> hashes) {
    std::sort(hashes.begin(), hashes.end());
    std::size_t repeated = 0, size = 1;
    eachRepeated(hashes, [&](std::uint64_t, std::uint32_t) { ++repeated; });
    while (size < repeated * 2)
        size *= 2;
    m_slots.resize(repeated > 0 ? size : 0);
    eachRepeated(hashes, [&](std::uint64_t hash, std::uint32_t count) {
        std::size_t at = std::size_t(hash) & (m_slots.size() - 1);
        while (m_slots[at].count != 0)
            at = (at + 1) & (m_slots.size() - 1);
        m_slots[at] = {hash, count};
    });
}

} // namespace mw::match

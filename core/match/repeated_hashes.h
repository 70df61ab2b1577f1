// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace mw::match {

/// Which of many hashes occur more than once, and how often. What occurs once takes no room.
class RepeatedHashes {
public:
    RepeatedHashes() = default;
    explicit RepeatedHashes(std::vector<std::uint64_t> hashes);
    /// 1 for a hash that occurs once or never.
    std::uint32_t countOf(std::uint64_t hash) const {
        if (m_slots.empty())
            return 1;
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = std::size_t(hash) & mask;
        while (m_slots[at].count != 0 && m_slots[at].hash != hash)
            at = (at + 1) & mask;
        return m_slots[at].count == 0 ? 1 : m_slots[at].count;
    }

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t count = 0; ///< 0: free
    };
    std::vector<Slot> m_slots; ///< open addressing, a power of two long
};

} // namespace mw::match

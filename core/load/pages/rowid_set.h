// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mw {

/// Row ids that were given in ascending order, kept as stretches without a gap.
class RowidSet {
public:
    void add(std::int64_t rowid) {
        if (!m_stretches.empty() && m_stretches.back().last + 1 == rowid)
            m_stretches.back().last = rowid;
        else
            m_stretches.push_back({rowid, rowid});
    }
    bool contains(std::int64_t rowid) const {
        const auto after = std::upper_bound(m_stretches.begin(), m_stretches.end(), rowid,
                                            [](std::int64_t id, const Stretch& one) { return id < one.first; });
        return after != m_stretches.begin() && rowid <= (after - 1)->last;
    }
    std::size_t bytes() const { return m_stretches.size() * sizeof(Stretch); }

private:
    struct Stretch {
        std::int64_t first = 0, last = 0;
    };
    std::vector<Stretch> m_stretches;
};

} // namespace mw

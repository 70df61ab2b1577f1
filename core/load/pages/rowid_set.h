// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mw {

/// Row ids that were given in ascending order, kept as stretches without a gap.
class RowidSet {
public:
    void add(std::int64_t rowid) {
        m_guide.clear();
        if (!m_stretches.empty() && m_stretches.back().last + 1 == rowid)
            m_stretches.back().last = rowid;
        else
            m_stretches.push_back({rowid, rowid});
    }
    bool contains(std::int64_t rowid) const {
        if (m_stretches.empty() || rowid < m_stretches.front().first || rowid > m_stretches.back().last)
            return false;
        auto begin = m_stretches.begin(), end = m_stretches.end();
        if (!m_guide.empty()) {
            const std::size_t part = partOf(rowid);
            begin += m_guide[part];
            end = m_stretches.begin() + m_guide[part + 1] + 1;
        }
        const auto found = std::lower_bound(begin, end, rowid,
                                            [](const Stretch& one, std::int64_t id) { return one.last < id; });
        return found != end && found->first <= rowid;
    }
    /// Makes contains() fast until the next add(): for sets that are asked often. Takes half as much memory again.
    void makeGuide() {
        if (m_stretches.empty())
            return;
        const std::uint64_t span = std::uint64_t(m_stretches.back().last) - std::uint64_t(m_stretches.front().first);
        m_shift = std::max(0, int(std::bit_width(span)) - int(std::bit_width(m_stretches.size())));
        const std::size_t parts = std::size_t(span >> m_shift) + 1;
        m_guide.clear();
        m_guide.reserve(parts + 1);
        for (std::size_t i = 0; i < m_stretches.size(); ++i)
            while (m_guide.size() <= partOf(m_stretches[i].last))
                m_guide.push_back(std::uint32_t(i));
        m_guide.push_back(std::uint32_t(m_stretches.size() - 1));
    }
    std::size_t bytes() const { return m_stretches.size() * sizeof(Stretch); }

private:
    struct Stretch {
        std::int64_t first = 0, last = 0;
    };
    std::size_t partOf(std::int64_t rowid) const {
        return std::size_t((std::uint64_t(rowid) - std::uint64_t(m_stretches.front().first)) >> m_shift);
    }

    std::vector<Stretch> m_stretches;
    std::vector<std::uint32_t> m_guide; ///< parts of equal width: the first stretch that ends in each or behind it
    int m_shift = 0;
};

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/nested/row_counter.h"

namespace mw::nested {

/// How far along the path the value is that now begins.
std::size_t RowCounter::arrive() const {
    if (m_frames.empty())
        return 0;
    const Frame& around = m_frames.back();
    if (around.isList || around.depth == kElsewhere)
        return around.depth;
    return around.depth < m_path.size() && m_path[around.depth] == m_name ? around.depth + 1 : kElsewhere;
}

void RowCounter::beginObject() {
    const std::size_t depth = arrive();
    count(depth);
    m_frames.push_back({depth, false});
}

void RowCounter::beginList() {
    m_frames.push_back({arrive(), true});
}

} // namespace mw::nested

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/value_list.h"

#include "core/base/hash.h"

#include <algorithm>
#include <limits>

namespace mw::match {

ValueList::ValueList(std::size_t budget) : m_budget(std::min<std::size_t>(budget, std::numeric_limits<std::uint32_t>::max())), m_slots(1024) {}

std::size_t ValueList::bytesHeld() const {
    return m_heap.size() + m_ends.size() * sizeof(m_ends[0]) + m_counts.size() * sizeof(m_counts[0]) + m_slots.size() * sizeof(m_slots[0]);
}

void ValueList::grow() {
    m_slots.assign(m_slots.size() * 2, 0);
    const std::size_t mask = m_slots.size() - 1;
    for (std::uint32_t value = 0; value < size(); ++value) {
        std::size_t slot = std::size_t(quickHash(at(value))) & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = value + 1;
    }
}

void ValueList::add(std::string_view value, std::uint64_t times) {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = std::size_t(quickHash(value)) & mask;
    for (; m_slots[slot] != 0; slot = (slot + 1) & mask)
        if (at(m_slots[slot] - 1) == value) {
            m_counts[m_slots[slot] - 1] += times;
            return;
        }
    const bool grows = (size() + 1) * 3 > m_slots.size() * 2;
    if (bytesHeld() + value.size() + (grows ? m_slots.size() * sizeof(m_slots[0]) : 0) > m_budget) {
        m_passedOver += times;
        return;
    }
    m_heap += value;
    m_ends.push_back(std::uint32_t(m_heap.size()));
    m_counts.push_back(times);
    m_slots[slot] = std::uint32_t(size());
    if (grows)
        grow();
}

} // namespace mw::match

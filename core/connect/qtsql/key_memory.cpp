// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/qtsql/key_memory.h"

#include "core/base/hash.h"

namespace mw {

namespace {

constexpr std::size_t kFirstSlots = 4096;
constexpr std::size_t kSparsePages = 64; // pages that are given before anybody asks whether they pay

std::int64_t pageOf(std::int64_t key) {
    return key >> 15; // floor, for negative keys too
}

} // namespace

KeyMemory::Fingerprint KeyMemory::fingerprint(std::string_view key) {
    Fingerprint made{quickHash(key, 0x9e3779b97f4a7c15ull), quickHash(key, 0xc2b2ae3d27d4eb4full)};
    if (made.low == 0 && made.high == 0)
        made.low = 1;
    return made;
}

KeyMemory::Fingerprint KeyMemory::fingerprint(std::int64_t key) {
    return {std::uint64_t(key), ~std::uint64_t(0)}; // the number itself
}

bool KeyMemory::find(const Fingerprint& wanted, std::size_t& slot) const {
    const std::size_t mask = m_slots.size() - 1;
    slot = (wanted.low * 0x9e3779b97f4a7c15ull >> 20) & mask;
    while (m_slots[slot].low != 0 || m_slots[slot].high != 0) {
        if (m_slots[slot] == wanted)
            return true;
        slot = (slot + 1) & mask;
    }
    return false;
}

bool KeyMemory::contains(std::int64_t key) const {
    if (m_usesPages) {
        const auto page = m_pages.find(pageOf(key));
        if (page == m_pages.end())
            return false;
        const std::size_t bit = std::size_t(key & std::int64_t(kPageKeys - 1));
        return ((*page->second)[bit / 64] >> (bit % 64)) & 1u;
    }
    std::size_t slot = 0;
    return !m_slots.empty() && find(fingerprint(key), slot);
}

bool KeyMemory::contains(std::string_view key) const {
    std::size_t slot = 0;
    return !m_slots.empty() && find(fingerprint(key), slot);
}

bool KeyMemory::add(std::int64_t key) {
    if (!m_usesPages)
        return add(fingerprint(key));
    std::unique_ptr<Page>& page = m_pages[pageOf(key)];
    if (!page)
        page = std::make_unique<Page>();
    const std::size_t bit = std::size_t(key & std::int64_t(kPageKeys - 1));
    std::uint64_t& word = (*page)[bit / 64];
    if ((word >> (bit % 64)) & 1u)
        return false;
    word |= std::uint64_t(1) << (bit % 64);
    ++m_inPages;
    if (isSparse())
        leavePages();
    return true;
}

bool KeyMemory::add(std::string_view key) {
    m_usesPages = false;
    return add(fingerprint(key));
}

bool KeyMemory::add(const Fingerprint& key) {
    if ((m_used + 1) * 4 > m_slots.size() * 3)
        grow();
    std::size_t slot = 0;
    if (find(key, slot))
        return false;
    m_slots[slot] = key;
    ++m_used;
    return true;
}

void KeyMemory::grow() {
    std::vector<Fingerprint> old(m_slots.empty() ? kFirstSlots : m_slots.size() * 2);
    old.swap(m_slots);
    for (const Fingerprint& key : old) {
        std::size_t slot = 0;
        if ((key.low != 0 || key.high != 0) && !find(key, slot))
            m_slots[slot] = key;
    }
}

bool KeyMemory::isSparse() const {
    // A key of its own costs at most 2 × 16 / 0.75 bytes in the table.
    return m_pages.size() >= kSparsePages && m_pages.size() * sizeof(Page) > m_inPages * 43;
}

void KeyMemory::leavePages() {
    m_usesPages = false;
    for (const auto& [number, page] : m_pages)
        for (std::size_t bit = 0; bit < kPageKeys; ++bit)
            if (((*page)[bit / 64] >> (bit % 64)) & 1u)
                add(fingerprint(number * std::int64_t(kPageKeys) + std::int64_t(bit)));
    m_pages.clear();
}

bool KeyMemory::mayOverflow(std::size_t more) const {
    const std::size_t pages = m_usesPages ? (m_pages.size() + more / 64) * sizeof(Page) : 0;
    if (m_usesPages)
        return pages > m_mostBytes;
    std::size_t slots = m_slots.empty() ? kFirstSlots : m_slots.size();
    while ((m_used + more) * 4 > slots * 3)
        slots *= 2;
    return slots * sizeof(Fingerprint) > m_mostBytes;
}

} // namespace mw

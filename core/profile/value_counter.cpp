// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/value_counter_p.h"

#include "core/base/hash.h"

#include <algorithm>
#include <array>

namespace mw::profile {

namespace {
constexpr std::size_t kFirstCapacity = 1024;
constexpr std::size_t kSmallestKept = 64;
constexpr std::size_t kAhead = 32; ///< values whose slots are asked of memory together
/// What each counter may hold whatever the others took: fields of few values stay exact.
constexpr std::size_t kAlwaysHeld = 64u << 10;
constexpr std::uint64_t kSecondSeed = 0x9E3779B97F4A7C15ull;
} // namespace

ValueCounter::ValueCounter(MemoryBudget& budget) : m_budget(budget), m_slots(kFirstCapacity) {}

ValueCounter::~ValueCounter() { m_budget.giveBack(m_taken); }

bool ValueCounter::matches(const Slot& slot, std::uint32_t extra, std::string_view value) const {
    if (slot.count == 1)
        return slot.extra == extra;
    const Text& text = m_texts[slot.extra];
    return std::string_view(text.data, text.size) == value;
}

ValueCounter::Hashed ValueCounter::hashed(std::string_view value) {
    const std::uint64_t hash = quickHash(value);
    std::uint64_t mixed = (hash ^ kSecondSeed) + value.size();
    if (!value.empty())
        mixed = mixed * 0xff51afd7ed558ccdull ^ (std::uint64_t(std::uint8_t(value.front())) << 40) ^
                (std::uint64_t(std::uint8_t(value.back())) << 48) ^ std::uint8_t(value[value.size() / 2]);
    return {hash, std::uint32_t((mixed * 0xc4ceb9fe1a85ec53ull) >> 32)};
}

void ValueCounter::add(std::span<const std::string_view> values) {
    std::array<Hashed, kAhead> keys;
    for (; !values.empty(); values = values.subspan(std::min(values.size(), kAhead))) {
        const auto some = values.first(std::min(values.size(), kAhead));
        for (std::size_t i = 0; i < some.size(); ++i) {
            keys[i] = hashed(some[i]);
            __builtin_prefetch(&m_slots[std::size_t(keys[i].hash) & (m_slots.size() - 1)], 1);
        }
        for (std::size_t i = 0; i < some.size(); ++i)
            add(keys[i], some[i]);
    }
}

void ValueCounter::add(const Hashed& key, std::string_view value) {
    const auto [hash, extra] = key;
    if (m_estimate)
        m_estimate->add(hash);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t i = std::size_t(hash) & mask;
    while (m_slots[i].count != 0) {
        Slot& slot = m_slots[i];
        if (slot.hash == hash && matches(slot, extra, value)) {
            if (slot.count == 1)
                keepText(slot, value);
            else if (slot.count != 0xffffffff)
                ++slot.count;
            return;
        }
        i = (i + 1) & mask;
    }
    m_slots[i] = {hash, 1, extra};
    rememberSmallest(value);
    if (++m_used * 5 > m_slots.size() * 3)
        grow();
}

void ValueCounter::rememberSmallest(std::string_view value) {
    if (m_smallest.size() >= kSmallestKept && value >= *m_smallest.rbegin())
        return;
    m_smallest.emplace(value);
    if (m_smallest.size() > kSmallestKept)
        m_smallest.erase(std::prev(m_smallest.end()));
}

std::size_t ValueCounter::bytesHeld() const {
    return m_slots.size() * sizeof(Slot) + m_texts.capacity() * sizeof(Text) + m_bytes.bytesAllocated();
}

bool ValueCounter::afford(std::size_t bytes) {
    if (bytes <= std::max(m_taken, kAlwaysHeld))
        return true;
    if (!m_budget.take(bytes - m_taken))
        return false;
    m_taken = bytes;
    return true;
}

void ValueCounter::keepText(Slot& slot, std::string_view value) {
    slot.count = 2;
    slot.extra = std::uint32_t(m_texts.size());
    const std::string_view kept = m_bytes.copy(value);
    // While the list grows the old and the new one stand side by side.
    const bool full = m_texts.size() == m_texts.capacity();
    const bool affordable = afford(bytesHeld() + (full ? 2 * m_texts.size() * sizeof(Text) : 0));
    m_texts.push_back({kept.data(), std::uint32_t(kept.size())});
    if (!affordable)
        forgetRare(true);
}

void ValueCounter::grow() {
    // While it grows the old and the new table stand side by side; both must fit.
    const std::size_t old = m_slots.size() * sizeof(Slot);
    if (!afford(bytesHeld() + 2 * old)) {
        forgetRare(false);
        return;
    }
    rehash(m_slots.size() * 2, 1);
    m_budget.giveBack(std::min(old, m_taken));
    m_taken -= std::min(old, m_taken);
}

void ValueCounter::forgetRare(bool texts) {
    if (!m_estimate) {
        m_estimate = std::make_unique<CardinalityEstimate>();
        for (const Slot& slot : m_slots)
            if (slot.count)
                m_estimate->add(slot.hash);
    }
    const std::size_t most = std::min(m_slots.size() * 3 / 10, texts ? m_texts.size() / 2 : m_slots.size());
    std::uint32_t keepFrom = 2;
    do {
        rehash(m_slots.size(), keepFrom);
        keepFrom *= 2;
    } while (m_used > most && keepFrom != 0);
    compactTexts();
}

void ValueCounter::compactTexts() {
    Arena bytes;
    std::vector<Text> texts;
    for (Slot& slot : m_slots) {
        if (slot.count < 2)
            continue;
        const std::string_view kept = bytes.copy({m_texts[slot.extra].data, m_texts[slot.extra].size});
        slot.extra = std::uint32_t(texts.size());
        texts.push_back({kept.data(), std::uint32_t(kept.size())});
    }
    m_bytes = std::move(bytes);
    m_texts = std::move(texts);
}

void ValueCounter::rehash(std::size_t capacity, std::uint32_t keepFrom) {
    std::vector<Slot> old(capacity);
    old.swap(m_slots);
    m_used = 0;
    for (const Slot& slot : old) {
        if (slot.count < keepFrom)
            continue;
        std::size_t i = std::size_t(slot.hash) & (capacity - 1);
        while (m_slots[i].count != 0)
            i = (i + 1) & (capacity - 1);
        m_slots[i] = slot;
        ++m_used;
    }
}

std::uint64_t ValueCounter::distinct() const { return m_estimate ? m_estimate->count() : m_used; }

std::vector<ValueCount> ValueCounter::top(std::size_t count) const {
    std::vector<ValueCount> values;
    for (const Slot& slot : m_slots)
        if (slot.count > 1)
            values.push_back({std::string(m_texts[slot.extra].data, m_texts[slot.extra].size), slot.count});
    const auto order = [](const ValueCount& a, const ValueCount& b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    };
    const auto kept = std::min(count, values.size());
    std::partial_sort(values.begin(), values.begin() + std::ptrdiff_t(kept), values.end(), order);
    std::vector<ValueCount> all = values;
    values.resize(kept);
    // Fewer values than asked for occur twice: the smallest of those that occur once follow.
    for (const std::string& text : m_smallest) {
        if (values.size() >= count)
            break;
        const bool repeated = std::any_of(all.begin(), all.end(), [&](const ValueCount& v) { return v.value == text; });
        if (!repeated)
            values.push_back({text, 1});
    }
    return values;
}

} // namespace mw::profile

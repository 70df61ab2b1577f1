// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/key_set.h"

#include "core/base/file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace mw::check {

namespace {

constexpr std::size_t kFirstSlots = 1024;
constexpr std::size_t kFilterBits = 10; // a key
constexpr int kFilterProbes = 7;
constexpr std::size_t kPageKeys = 256; // 4 KiB

bool isFree(const KeyHash& slot) {
    return slot.high == 0 && slot.low == 0;
}

/// The hash that would mark a free slot is moved aside.
KeyHash storable(const KeyHash& key) {
    return isFree(key) ? KeyHash{0, 1} : key;
}

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

} // namespace

/// Keys in ascending order in a file of their own.
class KeySet::Run {
public:
    static Result<std::unique_ptr<Run>> write(const std::vector<KeyHash>& sorted) {
        auto run = std::unique_ptr<Run>(new Run);
        run->m_file.reset(std::tmpfile());
        if (!run->m_file)
            return fromErrno(errno, "temporary file", true);
        run->m_keys = sorted.size();
        run->m_filter.assign(sorted.size() * kFilterBits / 64 + 1, 0);
        for (const KeyHash& key : sorted)
            run->eachBit(key, [&](std::size_t word, std::uint64_t bit) {
                run->m_filter[word] |= bit;
                return true;
            });
        if (std::fwrite(sorted.data(), sizeof(KeyHash), sorted.size(), run->m_file.get()) != sorted.size() ||
            std::fflush(run->m_file.get()) != 0)
            return fromErrno(errno, "temporary file", true);
        for (std::size_t i = 0; i < sorted.size(); i += kPageKeys)
            run->m_pageStarts.push_back(sorted[i].high);
        return run;
    }

    Result<bool> holds(const KeyHash& key) const {
        if (!eachBit(key, [&](std::size_t word, std::uint64_t bit) { return (m_filter[word] & bit) != 0; }))
            return false;
        // The page that may hold it: the last one that starts at or before it. Pages that start with an equal half are
        // told apart by reading on.
        auto page =
            std::size_t(std::lower_bound(m_pageStarts.begin(), m_pageStarts.end(), key.high) - m_pageStarts.begin());
        page = page > 0 ? page - 1 : 0;
        for (; page < m_pageStarts.size() && m_pageStarts[page] <= key.high; ++page) {
            std::array<KeyHash, kPageKeys> keys;
            const std::size_t count = std::min(kPageKeys, m_keys - page * kPageKeys);
            MW_TRY_DO(readAt(page * kPageKeys, keys.data(), count));
            if (std::binary_search(keys.begin(), keys.begin() + std::ptrdiff_t(count), key))
                return true;
        }
        return false;
    }

    Result<void> forEach(const std::function<Result<void>(const KeyHash&)>& take) const {
        std::array<KeyHash, kPageKeys> keys;
        for (std::size_t first = 0; first < m_keys; first += kPageKeys) {
            const std::size_t count = std::min(kPageKeys, m_keys - first);
            MW_TRY_DO(readAt(first, keys.data(), count));
            for (std::size_t i = 0; i < count; ++i)
                MW_TRY_DO(take(keys[i]));
        }
        return {};
    }

private:
    Run() = default;

    template <class Use>
    bool eachBit(const KeyHash& key, const Use& use) const {
        const std::size_t bits = m_filter.size() * 64;
        for (int i = 0; i < kFilterProbes; ++i) {
            // The upper half of the product lies evenly between 0 and `bits`: no power of two is needed.
            const std::uint64_t hash = key.low + std::uint64_t(i) * (key.high | 1);
            const auto bit = std::size_t(__uint128_t(hash) * bits >> 64);
            if (!use(bit / 64, std::uint64_t(1) << (bit % 64)))
                return false;
        }
        return true;
    }

    Result<void> readAt(std::size_t first, KeyHash* into, std::size_t count) const {
        char* at = reinterpret_cast<char*>(into);
        std::size_t left = count * sizeof(KeyHash);
        auto offset = off_t(first * sizeof(KeyHash));
        while (left > 0) {
            const ssize_t got = ::pread(::fileno(m_file.get()), at, left, offset);
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                return fromErrno(got < 0 ? errno : EIO, "temporary file", false);
            at += got;
            left -= std::size_t(got);
            offset += got;
        }
        return {};
    }

    std::unique_ptr<std::FILE, FileCloser> m_file;
    std::size_t m_keys = 0;
    std::vector<std::uint64_t> m_filter;     ///< bits
    std::vector<std::uint64_t> m_pageStarts; ///< high half of each page's first key
};

KeySet::KeySet(std::size_t budget) : m_maxSlots(std::max(kFirstSlots, std::bit_floor(budget / sizeof(KeyHash)))) {}
KeySet::~KeySet() = default;

Result<bool> KeySet::insert(const KeyHash& given) {
    const KeyHash key = storable(given);
    // Half of the table in use: probes stay short, and doubling never goes past the budget.
    if (m_used * 2 >= m_slots.size()) {
        if (m_slots.size() < m_maxSlots)
            grow();
        else
            MW_TRY_DO(spill());
    }
    MW_TRY(const bool known, contains(given));
    if (known)
        return false;
    insertIntoTable(key);
    ++m_size;
    return true;
}

Result<bool> KeySet::contains(const KeyHash& given) const {
    const KeyHash key = storable(given);
    if (m_slots.empty())
        return false;
    if (tableHolds(key))
        return true;
    for (const auto& run : m_runs) {
        MW_TRY(const bool known, run->holds(key));
        if (known)
            return true;
    }
    return false;
}

Result<void> KeySet::forEach(const std::function<Result<void>(const KeyHash&)>& take) const {
    for (const KeyHash& slot : m_slots)
        if (!isFree(slot))
            MW_TRY_DO(take(slot));
    for (const auto& run : m_runs)
        MW_TRY_DO(run->forEach(take));
    return {};
}

bool KeySet::tableHolds(const KeyHash& key) const {
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = key.low & mask; !isFree(m_slots[i]); i = (i + 1) & mask)
        if (m_slots[i] == key)
            return true;
    return false;
}

bool KeySet::insertIntoTable(const KeyHash& key) {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t i = key.low & mask;
    for (; !isFree(m_slots[i]); i = (i + 1) & mask)
        if (m_slots[i] == key)
            return false;
    m_slots[i] = key;
    ++m_used;
    return true;
}

void KeySet::grow() {
    std::vector<KeyHash> old(std::max(kFirstSlots, m_slots.size() * 2));
    old.swap(m_slots);
    m_used = 0;
    for (const KeyHash& slot : old)
        if (!isFree(slot))
            insertIntoTable(slot);
}

Result<void> KeySet::spill() {
    std::vector<KeyHash> keys;
    keys.reserve(m_used);
    for (const KeyHash& slot : m_slots)
        if (!isFree(slot))
            keys.push_back(slot);
    std::sort(keys.begin(), keys.end());
    MW_TRY(auto run, Run::write(keys));
    m_runs.push_back(std::move(run));
    std::fill(m_slots.begin(), m_slots.end(), KeyHash{});
    m_used = 0;
    return {};
}

} // namespace mw::check

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/arena.h"
#include "core/profile/cardinality_p.h"
#include "core/profile/profile.h"

#include <atomic>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mw::profile {

/// Bytes that all counters of one profile may take together. Shared between threads.
class MemoryBudget {
public:
    explicit MemoryBudget(std::size_t bytes) : m_left(std::int64_t(bytes)) {}
    [[nodiscard]] bool take(std::size_t bytes) {
        if (m_left.fetch_sub(std::int64_t(bytes)) >= std::int64_t(bytes))
            return true;
        m_left.fetch_add(std::int64_t(bytes));
        return false;
    }
    void giveBack(std::size_t bytes) { m_left.fetch_add(std::int64_t(bytes)); }

private:
    std::atomic<std::int64_t> m_left;
};

/// Counts how often each value occurs: exactly while the budget lasts, then the number of distinct values becomes an
/// estimate (HyperLogLog) and the most frequent values are found by lossy counting (Manku and Motwani, VLDB 2002).
///
/// A value seen once is held as 64 bits of hash and a 32-bit digest of length, ends and middle; its text is kept from
/// the second time on, so a million different values that occur once cost 32 MiB whatever their length.
class ValueCounter {
public:
    explicit ValueCounter(MemoryBudget& budget);
    ~ValueCounter();
    ValueCounter(const ValueCounter&) = delete;
    ValueCounter& operator=(const ValueCounter&) = delete;

    void add(std::string_view value) { add(std::span(&value, 1)); }
    /// Quicker than one by one: a table larger than the caches is waited for once for several values.
    void add(std::span<const std::string_view> values);
    std::uint64_t distinct() const;
    bool isExact() const { return !m_estimate; }
    /// The most frequent values, ties by value.
    std::vector<ValueCount> top(std::size_t count) const;

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t count = 0; ///< 0: free
        std::uint32_t extra = 0; ///< count 1: digest of length, ends and middle; else index into m_texts
    };
    struct Text {
        const char* data;
        std::uint32_t size;
    };

    struct Hashed {
        std::uint64_t hash;
        std::uint32_t extra;
    };

    static Hashed hashed(std::string_view value);
    void add(const Hashed& key, std::string_view value);
    bool matches(const Slot& slot, std::uint32_t extra, std::string_view value) const;
    std::size_t bytesHeld() const;
    /// Takes from the budget what is missing to hold so many bytes; false where it has too little left.
    bool afford(std::size_t bytes);
    void keepText(Slot& slot, std::string_view value);
    void grow();
    /// Goes over to estimating and forgets values seen seldom until there is room for others: slots, or texts too.
    void forgetRare(bool texts);
    void compactTexts();
    void rehash(std::size_t capacity, std::uint32_t keepFrom);
    void rememberSmallest(std::string_view value);

    MemoryBudget& m_budget;
    std::size_t m_taken = 0;
    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
    Arena m_bytes;
    std::vector<Text> m_texts;
    std::set<std::string, std::less<>> m_smallest; ///< the smallest values: those among them seen once break ties
    std::unique_ptr<CardinalityEstimate> m_estimate;
};

} // namespace mw::profile

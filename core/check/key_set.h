// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/check/key_hash.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mw::check {

/// Remembers keys within a memory budget: a hash table, and beyond the budget sorted runs in unnamed temporary files,
/// each behind a Bloom filter of ten bits a key. One thread.
class KeySet {
public:
    /// `budget` in bytes for the table; the filters of spilled runs come on top (1.2 MiB a million keys).
    explicit KeySet(std::size_t budget = 24u << 20);
    ~KeySet();
    KeySet(const KeySet&) = delete;
    KeySet& operator=(const KeySet&) = delete;

    /// Says whether the key is new, and keeps it. DiskFull, WriteFailed, ReadFailed from spilling.
    Result<bool> insert(const KeyHash& key);
    /// Says whether the key was inserted.
    Result<bool> contains(const KeyHash& key) const;
    std::uint64_t size() const { return m_size; }
    std::size_t spilledRuns() const { return m_runs.size(); }
    /// Shows every key once, in no order.
    Result<void> forEach(const std::function<Result<void>(const KeyHash&)>& take) const;

private:
    class Run;
    bool insertIntoTable(const KeyHash& key);
    bool tableHolds(const KeyHash& key) const;
    void grow();
    Result<void> spill();

    std::size_t m_maxSlots;
    std::vector<KeyHash> m_slots; ///< open addressing, a zero hash marks a free slot
    std::size_t m_used = 0;
    std::uint64_t m_size = 0;
    std::vector<std::unique_ptr<Run>> m_runs;
};

} // namespace mw::check

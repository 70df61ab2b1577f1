// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/key_set.h"
#include "core/engine/steps/planned_steps.h"
#include "core/engine/steps/spill_file.h"

#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mw::engine {

/// What one row adds to one aggregate.
struct Contribution {
    bool counts = false; ///< false: a null, or meant for another column of a pivot
    std::string order;   ///< what first, min, max and list go by; the key of a distinct value
    std::string cell;    ///< the value, see row_bytes.h
};

/// A row on its way into its group. Kept and filled anew, so that strings need no new memory.
struct GroupedRow {
    std::string key; ///< cells of the keys
    std::uint64_t record = 0, byteOffset = 0;
    std::uint32_t source = 0, weight = 0;
    std::vector<Contribution> contributions; ///< one per aggregate
};

/// Rows gathered by key. Groups are held in memory up to the budget; beyond it rows of keys that are not there go to temporary
/// files, by their hashes, and are grouped when those before are taken. Groups come in order of their first rows, those of
/// each file together. The same for the same rows.
class GroupTable {
public:
    explicit GroupTable(const PlannedGroup& group);
    ~GroupTable();
    Result<void> add(const GroupedRow& row);
    /// Ends adding.
    Result<void> settle();
    /// Replaces the batch by the next groups: columns of the keys, then those of the aggregates; false where there are none.
    Result<bool> take(Batch& batch, const std::vector<LogicalType>& types);

private:
    struct State;
    struct Held;
    struct Part {
        std::unique_ptr<SpillFile> file;
        unsigned level = 0;
    };
    Result<void> add(const GroupedRow& row, std::uint64_t hash);
    Result<void> absorb(Held& group, const GroupedRow& row);
    Result<void> absorb(State& state, const PlannedAggregate& how, const Contribution& what);
    Result<void> spill(const GroupedRow& row, std::uint64_t hash);
    Result<void> load(Part part);
    void giveBack(State& state, const PlannedAggregate& how, Batch& batch, std::size_t column, std::uint32_t row);

    const PlannedGroup& m_group;
    std::size_t m_used = 0; ///< bytes of the groups, as far as they can be told
    std::unordered_map<std::string_view, std::size_t> m_places;
    std::deque<Held> m_groups; ///< in order of their first rows
    std::size_t m_taken = 0;
    unsigned m_level = 0;
    std::vector<std::unique_ptr<SpillFile>> m_parts; ///< of the level
    std::deque<Part> m_waiting;
};

} // namespace mw::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/planned_entity.h"
#include "core/engine/source_shape.h"
#include "core/engine/steps/spill_file.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw::engine {

/// The records of a joined entity, found by their keys in source order. Rows and the index over them are held in memory up
/// to a budget and in temporary files beyond it; then 8 bytes for 256 records stay. Immutable once loaded; any thread may
/// read it.
class JoinTable {
public:
    /// What went wrong with single records; they are nobody's partner.
    struct Flaws {
        std::uint64_t malformed = 0, failed = 0;
        std::string firstFailure;
    };
    struct Loaded {
        std::shared_ptr<const JoinTable> table;
        Flaws flaws;
        std::uint64_t rows = 0, bytes = 0;
        std::string hash; ///< Input::hash
    };
    struct What {
        Place place;
        SourceShape shape;                ///< used columns come as documented
        std::vector<BoundRulePtr> keys;   ///< over the columns of the shape
        BoundRulePtr where;               ///< null: every record
        std::vector<std::optional<std::size_t>> columns; ///< that are brought; none: the source lacks the field
        std::vector<LogicalType> types;   ///< of those
        std::size_t budget = 16u << 20;
    };
    /// Reads everything.
    static Result<Loaded> load(const Access& access, const What& what, JobContext& job);

    /// Partners of a key, made by check::appendKeyPart(), as takeRow() wants them, in source order; at most as many.
    Result<void> find(std::string_view key, std::size_t most, std::vector<std::uint64_t>& partners,
                      std::string& scratch) const;
    /// Stores a partner's row in columns of the types that were asked for.
    Result<void> takeRow(std::uint64_t partner, const std::vector<ColumnPtr>& columns, std::size_t at,
                         std::string& scratch) const;

private:
    struct Entry {
        std::uint64_t hash, offset;
        friend auto operator<=>(const Entry&, const Entry&) = default;
    };
    explicit JoinTable(std::size_t budget);
    Result<void> add(std::string_view key, std::string_view row);
    Result<void> settle();
    struct Held {
        std::string_view key, row;
    };
    Result<Held> read(std::uint64_t offset, std::string& scratch) const;
    template <class Visit>
    Result<void> eachEntry(std::uint64_t hash, const Visit& visit) const;

    const std::size_t m_budget;
    SpillFile m_rows;
    std::vector<Entry> m_entries;                  ///< ascending once settled; empty where they are in the file
    std::vector<std::unique_ptr<SpillFile>> m_parts; ///< while they outgrow memory: by the first bits of the hash
    SpillFile m_index;                             ///< then all of them, ascending
    std::vector<std::uint64_t> m_firstHashes;      ///< of each block of the index
};

} // namespace mw::engine

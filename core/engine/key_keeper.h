// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/row_processor.h"
#include "core/load/crosswalk_file.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mw::engine {

/// Writes down old and new keys of the records of one entity mapping as they are loaded. One thread.
class KeyKeeper {
public:
    KeyKeeper(const PlannedEntity& entity, std::shared_ptr<CrosswalkFile> file, std::int64_t owner, std::int64_t run);

    /// True where the target gives the keys, and told() has to hear of them.
    bool asksTarget() const { return !m_keys.newField; }
    void told(std::uint32_t row, std::int64_t key) { m_told.push_back({row, key}); }
    /// After de-duplication: what merged records share with those that stay.
    void noteMerged(const ProcessedBatch& batch);
    /// After the batch was written: keeps the keys of rows that the target took or had. Records up to `loadedUpTo` were
    /// kept before. NoNewKeys where rules wait for a key that the target did not tell.
    Result<void> keep(const ProcessedBatch& batch, std::span<const std::uint32_t> present, std::uint64_t loadedUpTo);
    /// The target took a record back.
    Result<void> forget(std::uint64_t record) { return m_file->erase(m_owner, m_run, record); }
    /// The records that left a row in this run, in source order.
    Result<CrosswalkFile::Cursor> ownRecords() { return m_file->ownRecords(m_owner, m_run); }

private:
    struct Told {
        std::uint32_t row;
        std::int64_t key;
    };
    std::optional<std::string> oldKey(const ProcessedBatch& batch, std::uint32_t row) const;
    Result<void> add(const ProcessedBatch& batch, std::uint32_t row, NewKey newKey, bool wasThere);

    const PlannedEntity& m_entity;
    const PlannedKeys& m_keys;
    const std::shared_ptr<CrosswalkFile> m_file;
    const std::int64_t m_owner, m_run;
    std::vector<Told> m_told;                              ///< of the batch at hand
    std::vector<std::string> m_same;                       ///< by row, where the mapping de-duplicates
    std::vector<std::uint32_t> m_merged;                   ///< of the batch at hand
};

} // namespace mw::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/deduplicator.h"
#include "core/engine/ledger.h"
#include "core/engine/reject_maker.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace mw::engine {

/// Ends the records of one entity mapping: duplicates merged, good rows written, the others handed to the reject sink,
/// each counted once. One thread.
class EntityLoader {
public:
    struct Parts {
        EntityWriter* writer = nullptr;
        bool handsOver = false;
        Deduplicator* deduplicator = nullptr; ///< null: no de-duplication
        RejectSink* rejects = nullptr;        ///< null: rejects are only counted
    };
    EntityLoader(const PlannedEntity& entity, const Parts& parts);
    Result<void> take(ProcessedBatch& batch, JobContext& job);
    const Ledger& ledger() const { return m_ledger; }
    double writeSeconds() const { return m_writeSeconds; }

private:
    Result<void> write(ProcessedBatch& batch, JobContext& job);
    void count(const ProcessedBatch& batch);

    const PlannedEntity& m_entity;
    const Parts m_parts;
    RejectMaker m_rejectMaker;
    Ledger m_ledger;
    std::vector<RowError> m_refused; ///< by the target, of the batch at hand
    double m_writeSeconds = 0;
};

} // namespace mw::engine

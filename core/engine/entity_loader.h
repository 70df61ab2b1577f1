// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/deduplicator.h"
#include "core/engine/key_keeper.h"
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
        KeyKeeper* keys = nullptr;            ///< null: nobody keeps old and new keys
        std::uint64_t loadedUpTo = 0;         ///< records up to this number were loaded before
        Ledger ledger;                        ///< and counted there
    };
    EntityLoader(const PlannedEntity& entity, const Parts& parts);
    Result<void> take(ProcessedBatch& batch, JobContext& job);
    /// The target's word that it holds a row's key already: see WriteOptions::present.
    void markPresent(std::uint32_t row) { m_present.push_back(row); }
    /// The batch that is being written; for what the target tells of its rows.
    const ProcessedBatch& batch() const { return *m_batch; }
    const Ledger& ledger() const { return m_ledger; }
    /// Rejects that were handed on.
    std::uint64_t handedOn() const { return m_handedOn; }
    double writeSeconds() const { return m_writeSeconds; }

private:
    void forgetLoaded(ProcessedBatch& batch);
    Result<void> write(ProcessedBatch& batch, JobContext& job);
    void count(const ProcessedBatch& batch);
    void countMade(const ProcessedBatch& batch);
    void add(Disposition disposition, std::uint64_t records);

    const PlannedEntity& m_entity;
    const Parts m_parts;
    RejectMaker m_rejectMaker;
    Ledger m_ledger;
    std::uint64_t m_handedOn = 0, m_rejectedRows = 0;
    std::uint64_t m_forgotten = 0; ///< rows of the batch at hand that an earlier attempt loaded
    std::vector<RowError> m_refused; ///< by the target, of the batch at hand
    std::vector<std::uint32_t> m_present; ///< of the batch at hand, rows whose key the target holds
    const ProcessedBatch* m_batch = nullptr;
    double m_writeSeconds = 0;
};

} // namespace mw::engine

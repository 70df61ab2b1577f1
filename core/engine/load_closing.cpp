// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/load_attempt.h"
#include "core/engine/reject_maker.h"

#include <algorithm>

// What remains of a load when all rows are committed: rows that were taken back, what the target counts, the ledger.
namespace mw::engine {

/// Rows that the target took back at the commit, for references that found no match, become rejects after all.
/// Their source is read once more: nobody kept it.
Result<void> LoadAttempt::rejectTakenBack() {
    for (const auto& loading : m_entities) {
        auto& taken = m_takenBack[loading->entity];
        if (taken.empty())
            continue;
        EntityResult& result = loading->progress.result;
        std::uint64_t& arrived = result.ledger.handedOver > 0 ? result.ledger.handedOver : result.ledger.loaded;
        const auto records = std::min<std::uint64_t>(arrived, taken.size()); // a record may have made several rows
        arrived -= records;
        result.ledger.rejected += records;
        result.written.sent -= taken.size();
        m_rejected += taken.size();
        m_job.addErrors(taken.size());
        if (m_options.rejects || m_settings.crosswalks->keeper(*loading->entity))
            MW_TRY_DO(recordTakenBack(*loading->entity, taken));
    }
    return checkRejectLimit();
}

Result<void> LoadAttempt::recordTakenBack(const PlannedEntity& entity, std::vector<TakenBack>& taken) {
    m_job.phase("naming rows that were taken back from " + entity.targetEntity.name);
    std::sort(taken.begin(), taken.end(), [](const TakenBack& a, const TakenBack& b) {
        return std::pair(a.sequence, a.error.row) < std::pair(b.sequence, b.error.row);
    });
    const RejectMaker maker(entity);
    KeyKeeper* const keeper = m_settings.crosswalks->keeper(entity);
    auto next = taken.begin();
    const auto take = [&](ProcessedBatch& batch) -> Result<void> {
        for (; next != taken.end() && next->sequence == batch.source.sequence; ++next) {
            if (m_options.rejects)
                MW_TRY_DO(m_options.rejects->add(maker.ofRow(batch, next->error.row, {&next->error})));
            if (keeper)
                MW_TRY_DO(keeper->forget(batch.source.origins.rowNumber[next->error.row]));
        }
        return {};
    };
    PipelineOptions pipeline;
    pipeline.workers = m_settings.workers;
    MW_TRY_DO(runPipeline(accessFor(entity), entity, pipeline, take, m_job));
    if (next != taken.end())
        return at(makeError(Code::ReadFailed, "it gave other records the second time"), entity.source.location.text);
    return {};
}

/// Confirms by what the target counted how many rows it gained. Where several mappings fed one entity, what is missing is charged to
/// the last of them: the target cannot say whose rows it lacks. Rows that took the place of others add none; the
/// target counted them itself when it changed them.
void LoadAttempt::confirm(const std::string& connection, const OpenTarget& open, const RowCounts& counted) {
    for (const auto& [name, before] : open.rowsBefore) {
        const std::uint64_t after = counted.at(name);
        std::uint64_t gained = after >= before ? after - before : 0;
        EntityResult* last = nullptr;
        for (const auto& loading : m_entities) {
            const PlannedEntity& entity = *loading->entity;
            if (entity.target.connection != connection || entity.targetEntity.name != name)
                continue;
            last = &loading->progress.result;
            const std::uint64_t updated = std::min(loading->progress.updated, last->written.sent);
            const std::uint64_t inserted = std::min(gained, last->written.sent - updated);
            last->written.confirmed = inserted + updated;
            gained -= inserted;
        }
        if (last)
            last->written.confirmed += gained;
    }
}

Result<void> LoadAttempt::checkLedger(const PlannedEntity& entity, const EntityResult& result) {
    const Ledger& ledger = result.ledger;
    // Where steps make several rows of a record, or one of several, rows are not records.
    const bool isWritten = entity.steps || ledger.loaded + ledger.handedOver == result.written.sent;
    if (!ledger.closes() || !isWritten)
        return at(makeError(Code::LedgerOpen, std::to_string(ledger.read), std::to_string(ledger.accounted())),
                  entity.label());
    return {};
}

Result<void> LoadAttempt::checkClosed() const {
    for (const auto& loading : m_entities) {
        const EntityResult& result = loading->progress.result;
        if (!result.written.closes())
            return at(makeError(Code::NotConfirmed, std::to_string(result.written.sent),
                                std::to_string(result.written.confirmed)),
                      loading->entity->label());
    }
    return {};
}

} // namespace mw::engine

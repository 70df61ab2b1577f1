// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/entity_loader.h"

#include <chrono>

namespace mw::engine {

EntityLoader::EntityLoader(const PlannedEntity& entity, const Parts& parts)
    : m_entity(entity), m_parts(parts), m_rejectMaker(entity) {}

Result<void> EntityLoader::take(ProcessedBatch& batch, JobContext& job) {
    if (m_parts.deduplicator)
        MW_TRY_DO(m_parts.deduplicator->apply(batch));
    MW_TRY_DO(write(batch, job));
    count(batch);
    if (m_parts.rejects && (!batch.target.errors.empty() || !m_refused.empty() || !batch.source.malformed.empty()))
        MW_TRY_DO(eachReject(m_rejectMaker, batch, m_refused, *m_parts.rejects));
    return {};
}

Result<void> EntityLoader::write(ProcessedBatch& batch, JobContext& job) {
    const auto start = std::chrono::steady_clock::now();
    m_refused.clear();
    for (const std::uint32_t row : batch.good)
        batch.dispositions[row] = m_parts.handsOver ? Disposition::HandedOver : Disposition::Loaded;
    const auto refused = [&](std::uint32_t row, RowError error) {
        error.row = row;
        batch.dispositions[row] = Disposition::Rejected;
        m_refused.push_back(std::move(error));
    };
    if (!batch.good.empty())
        MW_TRY_DO(m_parts.writer->write(batch.target, batch.good, refused, job));
    m_writeSeconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return {};
}

void EntityLoader::count(const ProcessedBatch& batch) {
    m_ledger.read += batch.source.rows + batch.source.malformed.size();
    m_ledger.rejected += batch.source.malformed.size();
    for (const Disposition disposition : batch.dispositions) {
        switch (disposition) {
        case Disposition::Pending:
            break; // stays open, and the ledger says so
        case Disposition::Loaded:
            ++m_ledger.loaded;
            break;
        case Disposition::Merged:
            ++m_ledger.merged;
            break;
        case Disposition::HandedOver:
            ++m_ledger.handedOver;
            break;
        case Disposition::Archived:
            ++m_ledger.archived;
            break;
        case Disposition::Excluded:
            ++m_ledger.excluded;
            break;
        case Disposition::Rejected:
            ++m_ledger.rejected;
            break;
        case Disposition::Federated:
            ++m_ledger.federated;
            break;
        }
    }
}

} // namespace mw::engine

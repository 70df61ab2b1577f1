// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/entity_loader.h"

#include <chrono>
#include <utility>

namespace mw::engine {

EntityLoader::EntityLoader(const PlannedEntity& entity, const Parts& parts)
    : m_entity(entity), m_parts(parts), m_rejectMaker(entity), m_ledger(parts.ledger) {}

Result<void> EntityLoader::take(ProcessedBatch& batch, JobContext& job) {
    if (m_parts.deduplicator)
        MW_TRY_DO(m_parts.deduplicator->apply(batch));
    if (m_parts.keys)
        m_parts.keys->noteMerged(batch);
    forgetLoaded(batch);
    MW_TRY_DO(write(batch, job));
    const std::uint64_t rejectedBefore = m_ledger.rejected;
    count(batch);
    if (m_parts.rejects && (!batch.target.errors.empty() || !m_refused.empty() || !batch.source.malformed.empty()))
        MW_TRY_DO(eachReject(m_rejectMaker, batch, m_refused, *m_parts.rejects));
    m_handedOn += m_ledger.rejected - rejectedBefore;
    return {};
}

/// Records that an earlier attempt loaded or rejected leave no trace but their keys.
void EntityLoader::forgetLoaded(ProcessedBatch& batch) {
    const auto& numbers = batch.source.origins.rowNumber;
    if (m_parts.loadedUpTo == 0 ||
        (!numbers.empty() && numbers.front() > m_parts.loadedUpTo && batch.source.malformed.empty()))
        return;
    const auto isLoaded = [&](std::uint32_t row) { return numbers[row] <= m_parts.loadedUpTo; };
    RowErrors errors;
    for (const RowError& error : batch.target.errors.all())
        if (!isLoaded(error.row))
            errors.add(error);
    batch.target.errors = std::move(errors);
    std::erase_if(batch.good, isLoaded);
    std::erase_if(batch.source.malformed,
                  [&](const MalformedRow& row) { return row.rowNumber <= m_parts.loadedUpTo; });
    m_forgotten = 0;
    for (std::uint32_t row = 0; row < batch.source.rows; ++row)
        m_forgotten += isLoaded(row) ? 1 : 0;
}

Result<void> EntityLoader::write(ProcessedBatch& batch, JobContext& job) {
    const auto start = std::chrono::steady_clock::now();
    m_refused.clear();
    m_present.clear();
    m_batch = &batch;
    for (const std::uint32_t row : batch.good)
        batch.dispositions[row] = m_parts.handsOver ? Disposition::HandedOver : Disposition::Loaded;
    const auto refused = [&](std::uint32_t row, RowError error) {
        error.row = row;
        batch.dispositions[row] = Disposition::Rejected;
        m_refused.push_back(std::move(error));
    };
    if (!batch.good.empty())
        MW_TRY_DO(batch.prepared ? m_parts.writer->writePrepared(*batch.prepared, batch.target, batch.good, refused, job)
                                 : m_parts.writer->write(batch.target, batch.good, refused, job));
    for (const std::uint32_t row : m_present)
        batch.dispositions[row] = Disposition::Merged;
    if (m_parts.keys)
        MW_TRY_DO(m_parts.keys->keep(batch, m_present, m_parts.loadedUpTo));
    m_writeSeconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return {};
}

void EntityLoader::count(const ProcessedBatch& batch) {
    m_ledger.read += batch.source.rows - std::exchange(m_forgotten, 0) + batch.source.malformed.size();
    m_ledger.rejected += batch.source.malformed.size();
    for (std::uint32_t row = 0; row < batch.source.rows; ++row) {
        if (batch.source.origins.rowNumber[row] <= m_parts.loadedUpTo)
            continue;
        switch (batch.dispositions[row]) {
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

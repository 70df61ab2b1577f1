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
    const std::uint64_t rejectedBefore = m_ledger.rejected, rowsBefore = m_rejectedRows;
    count(batch);
    if (m_parts.rejects && (!batch.target.errors.empty() || !m_refused.empty() || !batch.source.malformed.empty()))
        MW_TRY_DO(eachReject(m_rejectMaker, batch, m_refused, *m_parts.rejects));
    m_handedOn += m_entity.steps ? m_rejectedRows - rowsBefore : m_ledger.rejected - rejectedBefore;
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
    m_ledger.rejected += batch.source.malformed.size();
    m_ledger.read += batch.source.malformed.size();
    if (m_entity.steps)
        return countMade(batch);
    m_ledger.read += batch.source.rows - std::exchange(m_forgotten, 0);
    for (std::uint32_t row = 0; row < batch.source.rows; ++row)
        if (batch.source.origins.rowNumber[row] > m_parts.loadedUpTo)
            add(batch.dispositions[row], 1);
}

/// Counts records by the rows that were made of them. Where a record made several, a reject among them outweighs what was
/// loaded, that what was merged, and that what was excluded. Of records that one row stands for, the others are merged into
/// the first, unless all of them fell away together.
void EntityLoader::countMade(const ProcessedBatch& batch) {
    m_forgotten = 0;
    m_rejectedRows += batch.source.malformed.size();
    const RowOrigins& origins = batch.source.origins;
    const auto weightOf = [&](std::uint32_t row) { return origins.weight.empty() ? 1u : origins.weight[row]; };
    const auto rank = [&](std::uint32_t row) {
        switch (batch.dispositions[row]) {
        case Disposition::Rejected:
            return 3;
        case Disposition::Merged:
            return 1;
        case Disposition::Excluded:
            return 0;
        default:
            return 2;
        }
    };
    for (std::uint32_t begin = 0; begin < batch.source.rows;) {
        std::uint32_t end = begin + 1;
        while (end < batch.source.rows && weightOf(end) == 0 && origins.record[end] == origins.record[begin])
            ++end;
        std::uint32_t best = begin;
        for (std::uint32_t row = begin; row < end && origins.rowNumber[begin] > m_parts.loadedUpTo; ++row) {
            m_rejectedRows += batch.dispositions[row] == Disposition::Rejected ? 1 : 0;
            if (rank(row) > rank(best))
                best = row;
        }
        const std::uint64_t records = weightOf(begin);
        if (records > 0 && origins.rowNumber[begin] > m_parts.loadedUpTo) {
            const Disposition disposition = batch.dispositions[best];
            const bool fellAway = disposition == Disposition::Rejected || disposition == Disposition::Excluded;
            m_ledger.read += records;
            add(disposition, fellAway ? records : 1);
            if (!fellAway)
                add(Disposition::Merged, records - 1);
        }
        begin = end;
    }
}

void EntityLoader::add(Disposition disposition, std::uint64_t records) {
    switch (disposition) {
    case Disposition::Pending:
        break; // stays open, and the ledger says so
    case Disposition::Loaded:
        m_ledger.loaded += records;
        break;
    case Disposition::Merged:
        m_ledger.merged += records;
        break;
    case Disposition::HandedOver:
        m_ledger.handedOver += records;
        break;
    case Disposition::Archived:
        m_ledger.archived += records;
        break;
    case Disposition::Excluded:
        m_ledger.excluded += records;
        break;
    case Disposition::Rejected:
        m_ledger.rejected += records;
        break;
    case Disposition::Federated:
        m_ledger.federated += records;
        break;
    }
}

} // namespace mw::engine

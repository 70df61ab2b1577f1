// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/covering_sample.h"

#include "core/engine/row_processor.h"
#include "core/rules/branches.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace mw::engine {

namespace {

/// Finds the rows of batches that show something for the first time.
class Coverage {
public:
    explicit Coverage(const PlannedEntity& entity)
        : m_filter(filterOnly(entity)), m_selecting(m_filter, false), m_judging(entity, false) {
        for (const PlannedField& field : entity.fields)
            m_counters.emplace_back(field.rule);
        if (entity.filter)
            m_filterCounter.emplace(entity.filter);
    }

    /// The rows of a batch that are new, ascending.
    Result<std::vector<std::uint32_t>> take(const Batch& batch) {
        std::set<std::uint32_t> rows;
        MW_TRY(const ProcessedBatch selected, m_selecting.process(batch));
        if (m_filterCounter)
            observe(*m_filterCounter, selected.source, withoutErrors(selected), rows);
        for (rules::BranchCounter& counter : m_counters)
            observe(counter, selected.source, selected.good, rows);
        MW_TRY(const ProcessedBatch judged, m_judging.process(batch));
        for (const RowError& error : judged.target.errors.all())
            if (m_errors.emplace(error.field, error.code).second)
                rows.insert(error.row);
        const auto excluded = std::find(judged.dispositions.begin(), judged.dispositions.end(), Disposition::Excluded);
        if (!m_hasExcluded && excluded != judged.dispositions.end()) {
            m_hasExcluded = true;
            rows.insert(std::uint32_t(excluded - judged.dispositions.begin()));
        }
        return std::vector<std::uint32_t>(rows.begin(), rows.end());
    }

private:
    /// The rows that the filter itself sees.
    static std::vector<std::uint32_t> withoutErrors(const ProcessedBatch& selected) {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < selected.source.rows; ++row)
            if (selected.dispositions[row] != Disposition::Rejected)
                rows.push_back(row);
        return rows;
    }

    static void observe(rules::BranchCounter& counter, const Batch& batch, std::span<const std::uint32_t> seen,
                        std::set<std::uint32_t>& rows) {
        if (seen.empty()) // which the counter takes for all rows
            return;
        const std::vector<std::uint64_t> before = counter.counts();
        counter.observe(batch, seen);
        for (std::size_t branch = 0; branch < before.size(); ++branch)
            if (before[branch] == 0 && counter.counts()[branch] > 0)
                rows.insert(counter.firstRows()[branch]);
    }

    const PlannedEntity m_filter;
    RowProcessor m_selecting, m_judging;
    std::vector<rules::BranchCounter> m_counters;
    std::optional<rules::BranchCounter> m_filterCounter;
    std::set<std::pair<std::uint32_t, Code>> m_errors;
    bool m_hasExcluded = false;
};

} // namespace

PlannedEntity filterOnly(const PlannedEntity& entity) {
    PlannedEntity filtered = entity;
    filtered.fields.clear();
    filtered.keyFields.clear();
    filtered.deduplication.reset();
    filtered.checks.clear();
    return filtered;
}

Result<SampledRows> readCovering(SourceReader& reader, const PlannedEntity& entity, JobContext& job) {
    Coverage coverage(entity);
    SampledRows sampled;
    bool hasMalformed = false;
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, reader.next(batch, job));
        sampled.read += batch.rows + batch.malformed.size();
        MW_TRY(const std::vector<std::uint32_t> rows, coverage.take(batch));
        const bool takesMalformed = !hasMalformed && !batch.malformed.empty();
        if (rows.empty() && !takesMalformed)
            continue;
        Batch& taken = sampled.batches.emplace_back(takeBatchRows(batch, rows));
        if (takesMalformed)
            taken.malformed.push_back(std::move(batch.malformed.front()));
        hasMalformed = hasMalformed || takesMalformed;
    }
    sampled.complete = true;
    return sampled;
}

} // namespace mw::engine

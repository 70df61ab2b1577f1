// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/reject_maker.h"
#include "core/engine/row_processor.h"
#include "core/engine/run.h"
#include "core/engine/sample_reader.h"
#include "core/engine/survivors.h"

#include <algorithm>
#include <map>

namespace mw::engine {

namespace {

/// Puts the processed rows of a sample side by side with their source.
class PreviewMaker {
public:
    PreviewMaker(const PlannedEntity& entity, Preview& preview)
        : m_entity(entity), m_preview(preview), m_rejectMaker(entity) {
        for (const PlannedColumn& column : entity.columns) {
            Field field = column.field;
            field.type = column.used ? column.field.type : column.sourceType;
            preview.sourceFields.push_back(std::move(field));
        }
        for (const PlannedField& field : entity.fields) {
            preview.targetFields.push_back(field.target);
            if (field.isKnownLater)
                preview.knownLater.push_back(field.target.name);
        }
    }

    void add(const ProcessedBatch& batch) {
        std::map<std::uint32_t, std::vector<const RowError*>> errors;
        for (const RowError& error : batch.target.errors.all())
            errors[error.row].push_back(&error);
        for (std::uint32_t row = 0; row < batch.source.rows; ++row)
            addRow(batch, row, errors[row]);
        for (const MalformedRow& malformed : batch.source.malformed)
            addMalformed(malformed);
        for (std::size_t i = 0; i < batch.good.size(); ++i)
            if (!batch.keys.empty() && batch.keys[i] != check::KeyHash{})
                m_candidates.push_back({batch.keys[i], batch.orders.empty() ? std::string() : batch.orders[i],
                                        batch.source.origins.rowNumber[batch.good[i]]});
    }

    /// Sorts, and merges the duplicates among the rows of the sample.
    void finish() {
        auto& rows = m_preview.rows;
        std::sort(rows.begin(), rows.end(),
                  [](const PreviewRow& a, const PreviewRow& b) { return a.rowNumber < b.rowNumber; });
        std::sort(m_candidates.begin(), m_candidates.end(), [this](const Candidate& a, const Candidate& b) {
            return a.key != b.key ? a.key < b.key : survivesOver(a, b);
        });
        std::map<std::uint64_t, std::uint64_t> mergedInto;
        const Candidate* survivor = nullptr;
        for (const Candidate& candidate : m_candidates) {
            if (survivor && survivor->key == candidate.key)
                mergedInto[candidate.rowNumber] = survivor->rowNumber;
            else
                survivor = &candidate;
        }
        for (PreviewRow& row : rows)
            if (const auto found = mergedInto.find(row.rowNumber); found != mergedInto.end()) {
                row.disposition = Disposition::Merged;
                row.mergedInto = found->second;
            }
    }

private:
    struct Candidate {
        check::KeyHash key;
        std::string order;
        std::uint64_t rowNumber;
    };

    bool survivesOver(const Candidate& a, const Candidate& b) const {
        return orderSurvives(a.order, a.rowNumber, b.order, b.rowNumber, m_entity.deduplication->descending);
    }

    void addRow(const ProcessedBatch& batch, std::uint32_t row, const std::vector<const RowError*>& errors) {
        PreviewRow& shown = m_preview.rows.emplace_back();
        shown.rowNumber = batch.source.origins.rowNumber[row];
        shown.disposition =
            batch.dispositions[row] == Disposition::Pending ? Disposition::Loaded : batch.dispositions[row];
        for (const ColumnPtr& column : batch.source.columns)
            shown.source.push_back(column->value(row));
        for (const ColumnPtr& column : batch.target.columns)
            shown.target.push_back(column->value(row));
        shown.reasons = m_rejectMaker.reasons(errors);
        if (!batch.source.leftOut.empty() && batch.source.leftOut[row] != 0)
            shown.reasons.push_back(m_rejectMaker.ofStep(batch.source.leftOut[row]));
    }

    void addMalformed(const MalformedRow& malformed) {
        PreviewRow& shown = m_preview.rows.emplace_back();
        shown.rowNumber = malformed.rowNumber;
        shown.disposition = Disposition::Rejected;
        shown.reasons = m_rejectMaker.ofMalformed(malformed).reasons;
        shown.raw = malformed.raw;
    }

    const PlannedEntity& m_entity;
    Preview& m_preview;
    RejectMaker m_rejectMaker;
    std::vector<Candidate> m_candidates;
};

} // namespace

Result<Preview> preview(const Plan& plan, const std::string& entity, const Sample& sample, JobContext& job) {
    MW_TRY(const PlannedEntity* planned, plan.entity(entity));
    MW_TRY(SampledRows sampled, readSample(plan.options().access, *planned, sample, job));
    Preview preview;
    preview.sample = sample;
    preview.read = sampled.read;
    preview.complete = sampled.complete;
    PreviewMaker maker(*planned, preview);
    RowProcessor processor(*planned, true);
    for (Batch& batch : sampled.batches) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const ProcessedBatch processed, processor.process(std::move(batch)));
        maker.add(processed);
    }
    maker.finish();
    return preview;
}

} // namespace mw::engine

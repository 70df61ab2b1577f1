// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/load_attempt.h"

#include <algorithm>

// The second pass of an entity mapping that asks for its own new keys.
namespace mw::engine {

namespace {

/// Chooses, batch by batch, the rows that this run has loaded and that refer to others of their mapping.
class OwnReferences {
public:
    OwnReferences(const PlannedEntity& entity, CrosswalkFile::Cursor records)
        : m_entity(entity), m_fields(entity.ownKeyFields()), m_records(std::move(records)) {}

    /// Fills `linked` with the batch as the second writer takes it, `rows` with those to be written.
    Result<void> choose(const ProcessedBatch& processed, Batch& linked, std::vector<std::uint32_t>& rows) {
        linked = Batch();
        linked.sequence = processed.target.sequence;
        linked.rows = processed.target.rows;
        linked.origins = processed.source.origins;
        ColumnPtr keys;
        if (!m_entity.keys->newField)
            keys = linked.columns.emplace_back(std::make_shared<Column>(LogicalType::integer(), linked.rows));
        linked.columns.insert(linked.columns.end(), processed.target.columns.begin(), processed.target.columns.end());
        rows.clear();
        for (const std::uint32_t row : processed.good) {
            const std::uint64_t number = processed.source.origins.rowNumber[row];
            while (m_more && m_entry.record < number) {
                MW_TRY(m_more, m_records.next(m_entry));
            }
            if (!m_more || m_entry.record != number || !refers(processed.target, row))
                continue;
            if (keys)
                keys->setValue(row, std::get<std::int64_t>(m_entry.newKey));
            rows.push_back(row);
        }
        return {};
    }

private:
    bool refers(const Batch& target, std::uint32_t row) const {
        return std::any_of(m_fields.begin(), m_fields.end(),
                           [&](std::size_t field) { return !target.columns[field]->isNull(row); });
    }

    const PlannedEntity& m_entity;
    const std::vector<std::size_t> m_fields;
    CrosswalkFile::Cursor m_records;
    CrosswalkEntry m_entry; ///< the one at hand; before the first record at first
    bool m_more = true;
};

} // namespace

/// Their source is read once more; rows that refer to others of the same mapping are written again, under their keys.
Result<void> LoadAttempt::linkOwnRows(Loading& loading, OpenTarget& open) {
    const PlannedEntity& entity = *loading.entity;
    KeyKeeper* const keeper = m_settings.crosswalks->keeper(entity);
    if (entity.ownKeyFields().empty() || loading.progress.isLinked || !keeper)
        return {};
    m_job.phase("setting references within " + entity.targetEntity.name);
    m_settings.crosswalks->hide(entity, false);
    WriteOptions options;
    options.entity = entity.targetEntity;
    options.mode = LoadMode::Upsert;
    options.key = {entity.keys->name};
    options.takenBack = writeOptions(entity).takenBack;
    if (!entity.keys->newField)
        options.fields = options.key;
    for (const PlannedField& field : entity.fields)
        options.fields.push_back(field.target.name);
    MW_TRY(const auto writer, open.target->openWriter(options, m_job));
    MW_TRY(CrosswalkFile::Cursor records, keeper->ownRecords());
    OwnReferences references(entity, std::move(records));
    Batch linked;
    std::vector<std::uint32_t> rows;
    const auto take = [&](ProcessedBatch& batch) -> Result<void> {
        MW_TRY_DO(references.choose(batch, linked, rows));
        if (rows.empty())
            return {};
        std::optional<Error> refusal;
        const auto refused = [&](std::uint32_t row, const RowError& error) {
            if (refusal)
                return;
            refusal = at(makeError(error.code), "record " + std::to_string(batch.source.origins.rowNumber[row]));
            refusal->arguments = error.arguments;
        };
        MW_TRY_DO(writer->write(linked, rows, refused, m_job));
        if (refusal)
            return std::move(*refusal);
        open.sentSinceCommit += rows.size();
        return commitAndLimit(open);
    };
    PipelineOptions pipeline;
    pipeline.workers = m_settings.workers;
    MW_TRY(const PipelineOutcome outcome, runPipeline(accessFor(entity), entity, pipeline, take, m_job));
    if (loading.progress.input && outcome.records != loading.progress.input->rows)
        return at(makeError(Code::SourceChanged, std::to_string(loading.progress.input->rows),
                            std::to_string(outcome.records)),
                  entity.source.location.text);
    MW_TRY_DO(m_settings.crosswalks->check());
    loading.progress.isLinked = true;
    return {};
}

} // namespace mw::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/explain_cell.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/engine/pipeline.h"
#include "core/engine/record_key.h"
#include "core/engine/reject_maker.h"
#include "core/engine/sample_reader.h"
#include "core/engine/source_reader.h"

#include <algorithm>

namespace mw::engine {

namespace {

/// One record, alone in its batch; or the malformed record in its place.
struct FoundRecord {
    Batch batch;
    bool malformed = false;
};

Result<FoundRecord> findRecord(const Plan& plan, const PlannedEntity& entity, std::uint64_t rowNumber,
                               JobContext& job) {
    MW_TRY(auto reader, SourceReader::open(plan.options().access, entity, {rowNumber, false}, job));
    std::uint64_t read = 0;
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, reader->next(batch, job));
        read += batch.rows + batch.malformed.size();
        const auto& numbers = batch.origins.rowNumber;
        const auto row = std::lower_bound(numbers.begin(), numbers.end(), rowNumber);
        if (row != numbers.end() && *row == rowNumber) {
            const auto position = std::uint32_t(row - numbers.begin());
            return FoundRecord{takeBatchRows(batch, std::span(&position, 1)), false};
        }
        for (MalformedRow& malformed : batch.malformed)
            if (malformed.rowNumber == rowNumber) {
                FoundRecord found;
                found.malformed = true;
                found.batch.malformed.push_back(std::move(malformed));
                return found;
            }
    }
    return makeError(Code::Usage, "records in " + quoted(entity.sourceEntity) + ": " + grouped(read) +
                                      "; there is no record " + std::to_string(rowNumber));
}

/// The record of an entity mapping that survives for a key; row number 0 where no good record has it.
Result<std::uint64_t> survivorOf(const Plan& plan, const PlannedEntity& entity, const check::KeyHash& key,
                                 JobContext& job) {
    std::uint64_t best = 0;
    std::string bestOrder;
    PipelineOptions options;
    options.orders = true;
    const auto take = [&](ProcessedBatch& batch) -> Result<void> {
        for (std::size_t i = 0; i < batch.good.size(); ++i) {
            if (batch.keys[i] != key)
                continue;
            const std::uint64_t row = batch.source.origins.rowNumber[batch.good[i]];
            const std::string order = batch.orders.empty() ? std::string() : batch.orders[i];
            if (best == 0 || orderSurvives(order, row, bestOrder, best, entity.deduplication->descending)) {
                best = row;
                bestOrder = order;
            }
        }
        return {};
    };
    MW_TRY_DO(runPipeline(plan.options().access, entity, options, take, job));
    return best;
}

/// Finds the record that stands for this one, among those of earlier mappings into the same entity first.
Result<void> findMerge(const Plan& plan, const PlannedEntity& entity, const check::KeyHash& key, RecordStory& story,
                       JobContext& job) {
    for (const PlannedEntity& other : plan.entities()) {
        const bool sameTarget = other.mapping->targetConnection == entity.mapping->targetConnection &&
                                other.targetEntity.name == entity.targetEntity.name;
        if (sameTarget && other.deduplication) {
            MW_TRY(const std::uint64_t survivor, survivorOf(plan, other, key, job));
            if (survivor != 0 && !(&other == &entity && survivor == story.rowNumber)) {
                story.disposition = Disposition::Merged;
                story.mergedInto = survivor;
                story.mergedIntoMapping = other.mapping->reference;
                return {};
            }
        }
        if (&other == &entity)
            break;
    }
    return {};
}

struct Explained {
    RecordStory story;
    Batch source; ///< the record as the rules see it
};

Result<Explained> explain(const Plan& plan, const PlannedEntity& entity, std::uint64_t rowNumber, JobContext& job) {
    MW_TRY(FoundRecord found, findRecord(plan, entity, rowNumber, job));
    Explained explained;
    RecordStory& story = explained.story;
    story.rowNumber = rowNumber;
    for (const PlannedColumn& column : entity.columns) {
        story.sourceFields.push_back(column.field);
        story.sourceFields.back().type = column.used ? column.field.type : column.sourceType;
    }
    for (const PlannedField& field : entity.fields)
        story.targetFields.push_back(field.target);
    const RejectMaker rejectMaker(entity);
    if (found.malformed) {
        const MalformedRow& malformed = found.batch.malformed.front();
        story.disposition = Disposition::Rejected;
        story.reasons = rejectMaker.ofMalformed(malformed).reasons;
        story.raw = malformed.raw;
        return explained;
    }
    RowProcessor processor(entity, false);
    MW_TRY(ProcessedBatch processed, processor.process(std::move(found.batch)));
    const bool good = !processed.good.empty();
    story.disposition = good ? Disposition::Loaded : processed.dispositions.front();
    for (const ColumnPtr& column : processed.source.columns)
        story.source.push_back(column->value(0));
    story.key = keyText(processed.source.columns, namingColumns(entity), 0);
    for (const ColumnPtr& column : processed.target.columns)
        story.target.push_back(column->value(0));
    std::vector<const RowError*> errors;
    for (const RowError& error : processed.target.errors.all())
        errors.push_back(&error);
    story.reasons = rejectMaker.reasons(std::move(errors));
    if (!processed.source.leftOut.empty() && processed.source.leftOut.front() != 0)
        story.reasons.push_back(rejectMaker.ofStep(processed.source.leftOut.front()));
    if (entity.filter)
        story.filterSteps = rules::explain(*entity.filter, processed.source, 0);
    if (good && entity.deduplication && processed.keys.front() != check::KeyHash{})
        MW_TRY_DO(findMerge(plan, entity, processed.keys.front(), story, job));
    explained.source = std::move(processed.source);
    return explained;
}

} // namespace

Result<RecordStory> explainRecord(const Plan& plan, const std::string& entity, std::uint64_t rowNumber,
                                  JobContext& job) {
    MW_TRY(const PlannedEntity* planned, plan.entity(entity));
    MW_TRY(Explained explained, explain(plan, *planned, rowNumber, job));
    return std::move(explained.story);
}

Result<CellStory> explainCell(const Plan& plan, const std::string& entity, std::uint64_t rowNumber,
                              const std::string& targetField, JobContext& job) {
    MW_TRY(const PlannedEntity* planned, plan.entity(entity));
    const auto position = planned->fieldIndex(targetField);
    if (!position)
        return at(makeError(Code::UnknownField, quoted(targetField), " with a rule"), planned->label());
    MW_TRY(Explained explained, explain(plan, *planned, rowNumber, job));
    const PlannedField& field = planned->fields[*position];
    CellStory cell;
    cell.targetField = field.target.name;
    cell.reference = field.mapping->reference;
    cell.rule = field.mapping->rule;
    if (explained.story.raw.empty() && explained.source.rows == 1)
        cell.steps = rules::explain(*field.rule, explained.source, 0);
    cell.record = std::move(explained.story);
    return cell;
}

} // namespace mw::engine

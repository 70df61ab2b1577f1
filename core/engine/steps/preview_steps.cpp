// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/steps/preview_steps.h"

#include "core/engine/reject_maker.h"
#include "core/engine/steps/step_rows.h"

namespace mw::engine {

namespace {

StepRow rowOf(const Batch& batch, std::uint32_t row, const RejectMaker& maker) {
    StepRow shown;
    shown.rowNumber = batch.origins.rowNumber[row];
    for (const ColumnPtr& column : batch.columns)
        shown.values.push_back(column->value(row));
    if (batch.errors.hasRow(row)) {
        std::vector<const RowError*> errors;
        for (const RowError& error : batch.errors.all())
            if (error.row == row)
                errors.push_back(&error);
        shown.disposition = Disposition::Rejected;
        shown.reasons = maker.reasons(std::move(errors));
    } else if (!batch.leftOut.empty() && batch.leftOut[row] != 0) {
        shown.disposition = Disposition::Excluded;
        shown.reasons = {maker.ofStep(batch.leftOut[row])};
    }
    return shown;
}

} // namespace

Result<StepsPreview> previewSteps(const mapping::Document& document, PlanOptions options, const std::string& entity,
                                  std::size_t steps, std::size_t rows, StepsReading reading, JobContext& job) {
    MW_TRY(const PlanPtr plan, planSteps(document, std::move(options), entity, steps, job));
    const PlannedEntity& mapping = plan->entities().front();
    MW_TRY(const auto reader, SourceReader::open(plan->options().access, mapping, {}, job));
    StepsPreview preview;
    for (const PlannedColumn& column : mapping.columns) {
        preview.fields.push_back(column.field);
        preview.fields.back().type = column.sourceType;
    }
    const RejectMaker maker(mapping);
    std::uint64_t read = 0;
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        if (reading == StepsReading::ForRows && preview.rows.size() >= rows)
            break;
        Batch batch;
        MW_TRY(more, reader->next(batch, job));
        read += batch.rows + batch.malformed.size();
        preview.complete = !more;
        for (std::uint32_t row = 0; row < batch.rows && preview.rows.size() < rows; ++row)
            preview.rows.push_back(rowOf(batch, row, maker));
        for (const MalformedRow& malformed : batch.malformed)
            if (preview.rows.size() < rows)
                preview.rows.push_back({malformed.rowNumber, Disposition::Rejected, {}, maker.ofMalformed(malformed).reasons, malformed.raw});
        job.addRows(batch.rows);
    }
    preview.counts = reader->stepCounts();
    preview.records = reader->records().value_or(read);
    return preview;
}

} // namespace mw::engine

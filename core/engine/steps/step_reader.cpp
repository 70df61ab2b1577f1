// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/steps/step_reader.h"

#include <algorithm>

namespace mw::engine {

/// Gives the records of the driving source, with the fields that steps read as the document types them.
class StepReader::SourceStage final : public Stage {
public:
    explicit SourceStage(StepReader& reader) : m_reader(reader) {}

    Result<bool> next(Batch& batch, JobContext& job) override {
        MW_TRY(const bool more, m_reader.m_source->next(batch, job));
        m_reader.m_records += batch.rows + batch.malformed.size();
        RowErrors errors;
        conformColumns(m_reader.m_steps.source, batch, errors);
        takeErrors(batch, errors);
        batch.origins.record = batch.origins.rowNumber;
        return more;
    }

private:
    StepReader& m_reader;
};

namespace {

StagePtr makeStage(StageInput input, const Access& access, bool hashInput, std::vector<Input>& inputs) {
    const PlannedStep& step = input.step;
    return std::visit(
        [&](const auto& what) -> StagePtr {
            using What = std::remove_cvref_t<decltype(what)>;
            if constexpr (std::is_same_v<What, PlannedJoin>)
                return makeJoinStage(std::move(input), what);
            else if constexpr (std::is_same_v<What, PlannedUnion>)
                return makeUnionStage(std::move(input), what, access, hashInput, inputs);
            else if constexpr (std::is_same_v<What, PlannedFilter>)
                return makeFilterStage(std::move(input), what);
            else if constexpr (std::is_same_v<What, PlannedUnpivot>)
                return makeUnpivotStage(std::move(input), what);
            else
                return makeGroupStage(std::move(input), what);
        },
        step.what);
}

} // namespace

StepReader::StepReader(const Access& access, const PlannedEntity& entity, std::unique_ptr<Reader> source,
                       bool hashInput)
    : m_steps(*entity.steps), m_source(std::move(source)) {
    for (const PlannedColumn& column : entity.columns) {
        m_fields.push_back(column.field);
        m_fields.back().type = column.sourceType;
    }
    for (const PlannedStep& step : m_steps.steps)
        m_counts.push_back({step.name, step.reason, 0, 0, 0, 0});
    m_last = std::make_unique<SourceStage>(*this);
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        m_last = makeStage({m_steps.steps[i], std::uint32_t(i + 1), std::move(m_last), m_counts[i]}, access, hashInput,
                           m_inputs);
}

StepReader::~StepReader() = default;

Result<bool> StepReader::next(Batch& batch, JobContext& job) {
    batch.clear();
    while (!m_isDone) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const bool more, m_last->next(batch, job));
        m_isDone = !more;
        if (batch.rows == 0 && batch.malformed.empty())
            continue;
        number(batch);
        addOrigins(batch);
        batch.sequence = m_sequence++;
        return batch.rows > 0 || !m_isDone;
    }
    batch.clear();
    return false;
}

/// Malformed records take their places between the rows.
void StepReader::number(Batch& batch) {
    std::vector<MalformedRow*> malformed;
    for (MalformedRow& row : batch.malformed)
        malformed.push_back(&row);
    auto next = malformed.begin();
    batch.origins.rowNumber.resize(batch.rows);
    for (std::size_t row = 0; row < batch.rows; ++row) {
        for (; next != malformed.end() && (*next)->rowNumber < batch.origins.record[row]; ++next)
            (*next)->rowNumber = ++m_rows;
        batch.origins.rowNumber[row] = ++m_rows;
    }
    for (; next != malformed.end(); ++next)
        (*next)->rowNumber = ++m_rows;
}

/// The columns that tell which record a row was made of, and of how many.
void StepReader::addOrigins(Batch& batch) const {
    const RowOrigins& origins = batch.origins;
    for (std::uint32_t source = 0; source < m_steps.sources.size(); ++source) {
        const auto column = std::make_shared<Column>(LogicalType::integer(), batch.rows);
        for (std::size_t row = 0; row < batch.rows; ++row)
            if ((origins.recordSource.empty() ? 0 : origins.recordSource[row]) == source)
                column->values<std::int64_t>()[row] = std::int64_t(origins.record[row]);
            else
                column->setNull(row);
        batch.columns.push_back(column);
    }
    if (!m_steps.groups)
        return;
    const auto column = std::make_shared<Column>(LogicalType::integer(), batch.rows);
    for (std::size_t row = 0; row < batch.rows; ++row)
        column->values<std::int64_t>()[row] = origins.weight.empty() ? 1 : origins.weight[row];
    batch.columns.push_back(column);
}

} // namespace mw::engine

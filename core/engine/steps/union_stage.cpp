// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hashed_reading.h"
#include "core/engine/steps/stage.h"
#include "core/rules/evaluator.h"

namespace mw::engine {

namespace {

/// Gives the rows of the stage before it, then those of another entity, brought to the same columns.
class UnionStage final : public Stage {
public:
    UnionStage(StageInput input, const PlannedUnion& other, const Access& access, bool hashInput, std::vector<Input>& inputs)
        : m_input(std::move(input)), m_other(other), m_access(access), m_hashInput(hashInput), m_inputs(inputs) {}

    Result<bool> next(Batch& batch, JobContext& job) override {
        if (!m_reader) {
            MW_TRY(const bool more, m_input.before->next(batch, job));
            const std::uint64_t atWork = rowsAtWork(batch).size();
            m_input.count.in += atWork;
            m_input.count.out += atWork;
            if (m_other.hasMarker)
                batch.columns.push_back(markerOf(batch));
            if (!more)
                MW_TRY_DO(open(job));
            return true;
        }
        Batch read;
        MW_TRY(const bool more, m_reader->next(read, job));
        m_rows += read.rows + read.malformed.size();
        batch = bring(read);
        if (!more)
            m_inputs.push_back({m_other.connection, m_other.shape.entity, m_other.place.location.text,
                                m_reader->inputHash(), m_reader->totalBytes(), m_rows});
        return more;
    }

private:
    Result<void> open(JobContext& job) {
        MW_TRY(m_connection, m_access.openSource(m_other.place));
        ReadOptions options;
        options.hashInput = m_hashInput;
        MW_TRY(m_reader, readHashed(*m_connection, m_other.shape.entity, options, job));
        if (m_reader->fields().size() != m_other.shape.columns.size())
            return at(makeError(Code::ReadFailed, "its fields are no longer those that the plan was made for"),
                      m_other.place.location.text);
        return {};
    }

    ColumnPtr markerOf(const Batch& batch) const {
        if (batch.origins.recordSource.empty())
            return Column::constant(LogicalType::text(), Value(m_other.sources.front()), batch.rows);
        auto column = std::make_shared<Column>(LogicalType::text(), batch.rows);
        for (std::size_t row = 0; row < batch.rows; ++row)
            column->setValue(row, Value(m_other.sources[batch.origins.recordSource[row]]));
        return column;
    }

    /// Records of the other entity as rows of the pipeline.
    Batch bring(Batch& read) {
        Batch batch;
        batch.rows = read.rows;
        batch.malformed = std::move(read.malformed);
        batch.sourceBytes = read.sourceBytes;
        batch.origins.byteOffset = read.origins.byteOffset;
        batch.origins.record = read.origins.rowNumber;
        batch.origins.recordSource.assign(read.rows, m_other.source);
        if (read.rows == 0)
            return batch;
        RowErrors errors = read.errors;
        conformColumns(m_other.shape.columns, read, errors);
        StepCount& count = m_input.count;
        count.in += read.rows;
        ColumnPtr where = m_other.where ? m_evaluator.evaluate(*m_other.where, read, {}, kWholeRow, errors) : nullptr;
        for (std::size_t i = 0; i < m_other.columns.size(); ++i)
            batch.columns.push_back(m_other.columns[i]
                                        ? m_evaluator.evaluate(*m_other.columns[i], read, {}, std::uint32_t(i), errors)
                                        : Column::constant(m_input.step.types[i], Value(), read.rows));
        if (m_other.hasMarker)
            batch.columns.push_back(Column::constant(LogicalType::text(), Value(m_other.alias), read.rows));
        for (std::uint32_t row = 0; where && row < read.rows; ++row)
            if (!errors.hasRow(row) && (where->isNull(row) || where->values<std::uint8_t>()[where->at(row)] == 0)) {
                leaveOut(batch, row, m_input.number);
                ++count.excluded;
            }
        const std::uint64_t rejected = takeErrors(batch, errors);
        count.rejected += rejected;
        count.out += rowsAtWork(batch).size();
        return batch;
    }

    const StageInput m_input;
    const PlannedUnion& m_other;
    const Access m_access;
    const bool m_hashInput;
    std::vector<Input>& m_inputs;
    rules::Evaluator m_evaluator;
    std::unique_ptr<Connection> m_connection; // before the reader, so that it goes after it
    std::unique_ptr<Reader> m_reader;
    std::uint64_t m_rows = 0;
};

} // namespace

StagePtr makeUnionStage(StageInput input, const PlannedUnion& other, const Access& access, bool hashInput,
                        std::vector<Input>& inputs) {
    return std::make_unique<UnionStage>(std::move(input), other, access, hashInput, inputs);
}

} // namespace mw::engine

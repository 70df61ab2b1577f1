// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/steps/stage.h"
#include "core/rules/evaluator.h"

namespace mw::engine {

namespace {

class FilterStage final : public Stage {
public:
    FilterStage(StageInput input, const PlannedFilter& filter) : m_input(std::move(input)), m_filter(filter) {}

    Result<bool> next(Batch& batch, JobContext& job) override {
        MW_TRY(const bool more, m_input.before->next(batch, job));
        const std::vector<std::uint32_t> rows = rowsAtWork(batch);
        if (rows.empty())
            return more;
        RowErrors errors;
        const ColumnPtr verdict = m_evaluator.evaluate(*m_filter.rule, batch, rows, kWholeRow, errors);
        StepCount& count = m_input.count;
        count.in += rows.size();
        count.rejected += takeErrors(batch, errors);
        for (const std::uint32_t row : rows) {
            if (batch.errors.hasRow(row))
                continue;
            if (!verdict->isNull(row) && verdict->values<std::uint8_t>()[verdict->at(row)] != 0) {
                ++count.out;
                continue;
            }
            leaveOut(batch, row, m_input.number);
            ++count.excluded;
        }
        return more;
    }

private:
    const StageInput m_input;
    const PlannedFilter& m_filter;
    rules::Evaluator m_evaluator;
};

} // namespace

StagePtr makeFilterStage(StageInput input, const PlannedFilter& filter) {
    return std::make_unique<FilterStage>(std::move(input), filter);
}

} // namespace mw::engine

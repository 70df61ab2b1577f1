// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/steps/fan_out.h"
#include "core/engine/steps/stage.h"
#include "core/rules/evaluator.h"

#include <algorithm>

namespace mw::engine {

namespace {

class UnpivotStage final : public Stage {
public:
    UnpivotStage(StageInput input, const PlannedUnpivot& unpivot) : m_input(std::move(input)), m_unpivot(unpivot) {}

    Result<bool> next(Batch& batch, JobContext& job) override {
        MW_TRY(const bool more, m_input.before->next(batch, job));
        const std::vector<std::uint32_t> rows = rowsAtWork(batch);
        evaluate(batch, rows);
        StepCount& count = m_input.count;
        count.in += rows.size();
        FanOut fanOut;
        std::vector<std::size_t> labels;
        auto atWork = rows.begin();
        for (std::uint32_t row = 0; row < batch.rows; ++row) {
            const bool isAtWork = atWork != rows.end() && *atWork == row;
            atWork += isAtWork ? 1 : 0;
            const std::size_t before = fanOut.size();
            for (std::size_t label = 0; isAtWork && !batch.errors.hasRow(row) && label < m_unpivot.labels.size(); ++label)
                if (m_unpivot.keepsEmpty || !isEmpty(label, row)) {
                    fanOut.add(row, fanOut.size() == before);
                    labels.push_back(label);
                }
            count.out += fanOut.size() - before;
            if (fanOut.size() > before)
                continue;
            if (isAtWork && !batch.errors.hasRow(row)) {
                leaveOut(batch, row, m_input.number);
                ++count.excluded;
            }
            fanOut.add(row, true);
            labels.push_back(kNone);
        }
        Batch made = fanOut.take(batch);
        addColumns(made, labels, fanOut.rows());
        batch = std::move(made);
        return more;
    }

private:
    static constexpr std::size_t kNone = ~std::size_t(0);

    void evaluate(Batch& batch, const std::vector<std::uint32_t>& rows) {
        m_values.clear();
        if (rows.empty())
            return;
        RowErrors errors;
        for (const PlannedUnpivot::Value& value : m_unpivot.values) {
            auto& columns = m_values.emplace_back();
            for (const BoundRulePtr& rule : value.rules)
                columns.push_back(m_evaluator.evaluate(*rule, batch, rows, kWholeRow, errors));
        }
        m_input.count.rejected += takeErrors(batch, errors);
    }

    bool isEmpty(std::size_t label, std::uint32_t row) const {
        return std::all_of(m_values.begin(), m_values.end(),
                           [&](const std::vector<ColumnPtr>& columns) { return columns[label]->isNull(row); });
    }

    /// Adds the label and the values that each row was made for; `from` is where they stand in the batch before.
    void addColumns(Batch& made, const std::vector<std::size_t>& labels, const std::vector<std::uint32_t>& from) const {
        if (m_unpivot.hasLabel) {
            const auto column = std::make_shared<Column>(LogicalType::text(), made.rows);
            for (std::size_t row = 0; row < made.rows; ++row)
                if (labels[row] == kNone)
                    column->setNull(row);
                else
                    column->setValue(row, m_unpivot.labels[labels[row]]);
            made.columns.push_back(column);
        }
        for (std::size_t i = 0; i < m_unpivot.values.size(); ++i) {
            const auto column = std::make_shared<Column>(m_unpivot.values[i].type, made.rows);
            for (std::size_t row = 0; row < made.rows; ++row)
                if (labels[row] == kNone || m_values[i][labels[row]]->isNull(from[row]))
                    column->setNull(row);
                else
                    column->setValue(row, m_values[i][labels[row]]->value(from[row]));
            made.columns.push_back(column);
        }
    }

    const StageInput m_input;
    const PlannedUnpivot& m_unpivot;
    rules::Evaluator m_evaluator;
    std::vector<std::vector<ColumnPtr>> m_values; ///< by value, then by label
};

} // namespace

StagePtr makeUnpivotStage(StageInput input, const PlannedUnpivot& unpivot) {
    return std::make_unique<UnpivotStage>(std::move(input), unpivot);
}

} // namespace mw::engine

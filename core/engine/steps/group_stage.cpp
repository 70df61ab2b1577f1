// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/engine/row_processor.h"
#include "core/engine/steps/group_table.h"
#include "core/engine/steps/row_bytes.h"
#include "core/engine/steps/stage.h"
#include "core/rules/evaluator.h"

#include <limits>

namespace mw::engine {

namespace {

/// Where rows of a record part ways, its count goes to one that is rejected, else to one that goes on: a record is excluded
/// only where nothing of it goes on.
void settleWeights(Batch& batch) {
    std::vector<std::uint32_t>& weight = batch.origins.weight;
    for (std::size_t begin = 0; begin < weight.size();) {
        std::size_t end = begin + 1;
        while (end < weight.size() && weight[end] == 0 && batch.origins.record[end] == batch.origins.record[begin])
            ++end;
        std::size_t best = begin;
        const auto rank = [&](std::size_t row) {
            return batch.errors.hasRow(std::uint32_t(row)) ? 2 : batch.leftOut.empty() || batch.leftOut[row] == 0 ? 1 : 0;
        };
        for (std::size_t row = begin + 1; row < end; ++row)
            if (rank(row) > rank(best))
                best = row;
        std::swap(weight[begin], weight[best]);
        begin = end;
    }
}

class GroupStage final : public Stage {
public:
    GroupStage(StageInput input, const PlannedGroup& group)
        : m_input(std::move(input)), m_group(group), m_table(group) {
        m_row.contributions.resize(group.aggregates.size());
    }

    /// First, while all is read, the rows that take no part; then the groups.
    Result<bool> next(Batch& batch, JobContext& job) override {
        while (!m_beforeIsDone) {
            MW_TRY_DO(job.checkpoint());
            Batch read;
            MW_TRY(const bool more, m_input.before->next(read, job));
            m_beforeIsDone = !more;
            MW_TRY_DO(gather(read));
            if (m_beforeIsDone)
                MW_TRY_DO(m_table.settle());
            batch = passersBy(read);
            if (batch.rows > 0 || !batch.malformed.empty())
                return true;
        }
        MW_TRY(const bool more, m_table.take(batch, m_input.step.types));
        for (std::uint32_t row = 0; row < batch.rows; ++row)
            m_input.count.rejected += batch.errors.hasRow(row) ? 1 : 0;
        m_input.count.out += rowsAtWork(batch).size();
        return more;
    }

private:
    Result<void> gather(Batch& batch) {
        const std::vector<std::uint32_t> rows = rowsAtWork(batch);
        m_input.count.in += rows.size();
        if (rows.empty())
            return {};
        RowErrors errors;
        const auto evaluate = [&](const BoundRulePtr& rule) {
            return rule ? m_evaluator.evaluate(*rule, batch, rows, kWholeRow, errors) : nullptr;
        };
        std::vector<ColumnPtr> keys, values, orders;
        for (const BoundRulePtr& key : m_group.keys)
            keys.push_back(evaluate(key));
        for (const PlannedAggregate& aggregate : m_group.aggregates) {
            // The fields of a pivot are all of one rule.
            const bool isAgain = m_group.by && !values.empty();
            values.push_back(isAgain ? values.front() : evaluate(aggregate.rule));
            orders.push_back(evaluate(aggregate.order));
        }
        const ColumnPtr by = evaluate(m_group.by);
        for (const std::uint32_t row : rows)
            if (by && !errors.hasRow(row) && !by->isNull(row) && !aggregateAt(*by, row))
                errors.add({row, kWholeRow, Code::InvalidArgument,
                            {quoted(printValue(by->value(row), by->type())) + " has no field in the pivot"}, {}});
        m_input.count.rejected += takeErrors(batch, errors);
        settleWeights(batch);
        for (const std::uint32_t row : rows) {
            if (batch.errors.hasRow(row))
                continue;
            encode(batch, row, keys);
            const auto only = by && !by->isNull(row) ? aggregateAt(*by, row) : std::nullopt;
            for (std::size_t i = 0; i < m_group.aggregates.size(); ++i) {
                Contribution& one = m_row.contributions[i];
                one.counts = !by || only == i;
                if (one.counts)
                    contribute(one, m_group.aggregates[i], values[i].get(), orders[i].get(), row);
            }
            MW_TRY_DO(m_table.add(m_row));
        }
        return {};
    }

    std::optional<std::size_t> aggregateAt(const Column& by, std::uint32_t row) const {
        const auto found = m_group.aggregateOf.find(printValue(by.value(row), by.type()));
        return found == m_group.aggregateOf.end() ? std::nullopt : std::optional(found->second);
    }

    void encode(const Batch& batch, std::uint32_t row, const std::vector<ColumnPtr>& keys) {
        m_row.key.clear();
        for (const ColumnPtr& key : keys)
            appendKey(*key, row);
        const RowOrigins& origins = batch.origins;
        m_row.record = origins.record[row];
        m_row.byteOffset = row < origins.byteOffset.size() ? origins.byteOffset[row] : 0;
        m_row.source = origins.recordSource.empty() ? 0 : origins.recordSource[row];
        m_row.weight = origins.weight.empty() ? 1 : origins.weight[row];
    }

    /// Floats that are equal must have equal bytes.
    void appendKey(const Column& key, std::uint32_t row) {
        if (key.type().kind != TypeKind::Float || key.isNull(row))
            return appendCell(m_row.key, key, row);
        const double given = key.values<double>()[key.at(row)];
        const double number = given != given ? std::numeric_limits<double>::quiet_NaN() : given == 0 ? 0.0 : given;
        m_row.key += '\1';
        m_row.key.append(reinterpret_cast<const char*>(&number), sizeof number);
    }

    static void contribute(Contribution& one, const PlannedAggregate& how, const Column* value, const Column* order,
                           std::uint32_t row) {
        if (!value)
            return; // rows are counted
        one.counts = !value->isNull(row);
        if (!one.counts)
            return;
        one.order.clear();
        one.cell.clear();
        if (how.function == "count")
            return;
        if (how.function == "count_distinct") {
            one.counts = check::appendKeyPart(one.order, *value, row);
            return;
        }
        appendCell(one.cell, *value, row);
        if (how.function == "min" || how.function == "max")
            encodeOrder(*value, row, one.order);
        else if (order && !order->isNull(row))
            encodeOrder(*order, row, one.order);
    }

    /// Rows that earlier steps or this one rejected or excluded, without the fields that are gone.
    Batch passersBy(Batch& read) const {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < read.rows; ++row)
            if (read.errors.hasRow(row) || (!read.leftOut.empty() && read.leftOut[row] != 0))
                rows.push_back(row);
        read.columns.clear();
        Batch batch = takeBatchRows(read, rows);
        for (const LogicalType& type : m_input.step.types)
            batch.columns.push_back(Column::constant(type, Value(), batch.rows));
        batch.malformed = std::move(read.malformed);
        batch.sourceBytes = read.sourceBytes;
        return batch;
    }

    const StageInput m_input;
    const PlannedGroup& m_group;
    rules::Evaluator m_evaluator;
    GroupTable m_table;
    GroupedRow m_row;
    bool m_beforeIsDone = false;
};

} // namespace

StagePtr makeGroupStage(StageInput input, const PlannedGroup& group) {
    return std::make_unique<GroupStage>(std::move(input), group);
}

} // namespace mw::engine

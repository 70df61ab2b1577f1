// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/check/key_hash.h"
#include "core/engine/steps/fan_out.h"
#include "core/engine/steps/stage.h"
#include "core/rules/evaluator.h"

namespace mw::engine {

namespace {

using Kind = mapping::Join::Kind;

class JoinStage final : public Stage {
public:
    JoinStage(StageInput input, const PlannedJoin& join) : m_input(std::move(input)), m_join(join) {}

    Result<bool> next(Batch& batch, JobContext& job) override {
        if (m_row == m_batch.rows)
            MW_TRY_DO(takeBatch(job));
        m_fanOut.begin();
        m_partners.clear();
        while (m_row < m_batch.rows && m_fanOut.size() < kBatchRows)
            MW_TRY_DO(takeRow());
        batch = m_fanOut.take(m_batch);
        MW_TRY_DO(bring(batch));
        return m_more || m_row < m_batch.rows;
    }

private:
    static constexpr std::uint64_t kNone = ~std::uint64_t(0);

    Result<void> takeBatch(JobContext& job) {
        m_row = 0;
        MW_TRY(m_more, m_input.before->next(m_batch, job));
        const std::vector<std::uint32_t> rows = rowsAtWork(m_batch);
        m_keys.clear();
        m_atWork.assign(m_batch.rows, false);
        if (rows.empty())
            return {};
        RowErrors errors;
        for (const BoundRulePtr& key : m_join.left)
            m_keys.push_back(m_evaluator.evaluate(*key, m_batch, rows, kWholeRow, errors));
        m_input.count.in += rows.size();
        m_input.count.rejected += takeErrors(m_batch, errors);
        for (const std::uint32_t row : rows)
            m_atWork[row] = !m_batch.errors.hasRow(row);
        return {};
    }

    /// Goes on with the row at hand: with all of it, or as far as a batch reaches.
    Result<void> takeRow() {
        if (!m_atWork[m_row])
            return passOn();
        if (m_nextPartner == 0)
            MW_TRY_DO(findPartners());
        StepCount& count = m_input.count;
        const bool isFound = !m_found.empty();
        if (m_join.kind == Kind::Anti || (!isFound && m_join.kind == Kind::Inner)) {
            if (isFound || m_join.kind == Kind::Inner) {
                leaveOut(m_batch, m_row, m_input.number);
                ++count.excluded;
            } else {
                ++count.out;
            }
            return passOn();
        }
        if (m_join.kind == Kind::Lookup && m_found.size() > 1) {
            m_batch.errors.add({m_row, kWholeRow, Code::InvalidArgument,
                                {m_join.alias + " has more than one record for " + printedKey()}, {}});
            ++count.rejected;
            return passOn();
        }
        if (!isFound) {
            ++count.out;
            return passOn();
        }
        for (; m_nextPartner < m_found.size() && m_fanOut.size() < FanOut::kMost; ++m_nextPartner) {
            m_fanOut.add(m_row, m_nextPartner == 0);
            m_partners.push_back(m_found[m_nextPartner]);
            ++count.out;
        }
        if (m_nextPartner == m_found.size())
            endRow();
        return {};
    }

    Result<void> passOn() {
        m_fanOut.add(m_row, true);
        m_partners.push_back(kNone);
        endRow();
        return {};
    }

    void endRow() {
        ++m_row;
        m_nextPartner = 0;
    }

    Result<void> findPartners() {
        m_found.clear();
        m_key.clear();
        for (const ColumnPtr& part : m_keys)
            if (!check::appendKeyPart(m_key, *part, m_row))
                return {};
        const std::size_t most = m_join.kind == Kind::Anti ? 1 : m_join.kind == Kind::Lookup ? 2 : ~std::size_t(0);
        return m_join.table->find(m_key, most, m_found, m_scratch);
    }

    std::string printedKey() const {
        std::string text;
        for (const ColumnPtr& part : m_keys)
            text += (text.empty() ? "" : "|") + printValue(part->value(m_row), part->type());
        return quoted(text);
    }

    /// Adds the columns of the partners.
    Result<void> bring(Batch& batch) {
        std::vector<ColumnPtr> brought;
        for (const LogicalType& type : m_join.brought)
            brought.push_back(std::make_shared<Column>(type, batch.rows));
        for (std::size_t row = 0; row < batch.rows; ++row) {
            if (m_partners[row] != kNone) {
                MW_TRY_DO(m_join.table->takeRow(m_partners[row], brought, row, m_scratch));
                continue;
            }
            for (const ColumnPtr& column : brought)
                column->setNull(row);
        }
        batch.columns.insert(batch.columns.end(), brought.begin(), brought.end());
        return {};
    }

    const StageInput m_input;
    const PlannedJoin& m_join;
    rules::Evaluator m_evaluator;
    Batch m_batch; ///< of the stage before
    bool m_more = true;
    std::uint32_t m_row = 0;
    std::vector<bool> m_atWork;
    std::vector<ColumnPtr> m_keys;
    std::vector<std::uint64_t> m_found; ///< partners of the row at hand
    std::size_t m_nextPartner = 0;
    FanOut m_fanOut;
    std::vector<std::uint64_t> m_partners; ///< of the rows that go on
    std::string m_key, m_scratch;
};

} // namespace

StagePtr makeJoinStage(StageInput input, const PlannedJoin& join) {
    return std::make_unique<JoinStage>(std::move(input), join);
}

} // namespace mw::engine

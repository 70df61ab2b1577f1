// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/cell_compare_p.h"
#include "core/diff/diff.h"
#include "core/diff/row_key_p.h"
#include "core/diff/side_p.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mw::diff {

namespace {

/// Rows that are stored in the same bytes are the same.
bool storedTells(const Side& left, const Side& right, const DiffOptions& options) {
    return !left.storedForm().empty() && left.storedForm() == right.storedForm() && options.leftKey == options.rightKey &&
           std::all_of(options.fields.begin(), options.fields.end(),
                       [](const FieldPair& pair) { return pair.left == pair.right; });
}

std::uint64_t rowNumber(const Batch& batch, std::size_t row) {
    const auto& numbers = batch.origins.rowNumber;
    return row < numbers.size() ? numbers[row] : 0;
}

/// Walks both sides in key order.
class Merge {
public:
    Merge(Side& left, Side& right, const DiffOptions& options, const std::vector<Tolerance>& tolerances,
          DifferenceSink* sink, JobContext& job)
        : m_left(left), m_right(right), m_options(options), m_tolerances(tolerances), m_sink(sink), m_job(job),
          m_byField(options.fields.size()) {}

    bool leftInOrder = true, rightInOrder = true;

    /// Ends early where a side is out of order: the result is then void.
    Result<DiffResult> walk() {
        MW_TRY_DO(step(m_left, leftInOrder));
        MW_TRY_DO(step(m_right, rightInOrder));
        for (std::uint64_t n = 0; m_left.hasRow() || m_right.hasRow(); ++n) {
            if (!leftInOrder || !rightInOrder)
                return m_result;
            if (n % 1024 == 0)
                MW_TRY_DO(m_job.checkpoint());
            const bool sameBytes = m_left.hasRow() && m_right.hasRow() && m_left.isStoredAs(m_right);
            const int order = sameBytes            ? 0
                              : !m_left.hasRow()  ? 1
                              : !m_right.hasRow() ? -1
                                                  : m_left.key().compare(m_right.key());
            if (!sameBytes) {
                std::pair good(true, true);
                if (order == 0) {
                    MW_TRY(good, Side::complete(m_left, m_right, m_alike));
                } else {
                    MW_TRY((order < 0 ? good.first : good.second), (order < 0 ? m_left : m_right).complete());
                }
                if (!good.first)
                    MW_TRY_DO(step(m_left, leftInOrder));
                if (!good.second)
                    MW_TRY_DO(step(m_right, rightInOrder));
                if (!good.first || !good.second)
                    continue;
            }
            MW_TRY_DO(order < 0   ? single(m_left, leftInOrder, Difference::Kind::OnlyLeft)
                      : order > 0 ? single(m_right, rightInOrder, Difference::Kind::OnlyRight)
                                  : pair(sameBytes));
        }
        m_result.leftRows = m_left.rows;
        m_result.rightRows = m_right.rows;
        m_result.malformedLeft = m_left.malformed;
        m_result.malformedRight = m_right.malformed;
        for (std::size_t field = 0; field < m_byField.size(); ++field)
            if (m_byField[field] > 0)
                m_result.byField[m_options.fields[field].left] = m_byField[field];
        for (std::size_t cause = 0; cause < m_byCause.size(); ++cause)
            if (m_byCause[cause] > 0)
                m_result.byCause[std::string(nameOf(Cause(cause)))] = m_byCause[cause];
        return std::move(m_result);
    }

private:
    static Result<void> step(Side& side, bool& inOrder) {
        MW_TRY([[maybe_unused]] const bool any, side.advance(inOrder));
        return {};
    }

    /// Moves a side past all rows of the current key; tells how many there were.
    Result<std::uint64_t> skipKey(Side& side, bool& inOrder) {
        for (std::uint64_t count = 1;;) {
            MW_TRY(const bool any, side.advance(inOrder));
            if (!any || !inOrder || !side.isRepeated)
                return count;
            MW_TRY(const bool good, side.complete());
            count += good;
        }
    }

    Result<void> duplicate(Difference::Kind kind, const std::string& key, std::uint64_t left, std::uint64_t right,
                           Cause cause = Cause::Unexplained) {
        ++m_result.duplicateKeys;
        return tell({kind, key, {}, {}, {}, cause, left, right});
    }

    Result<void> single(Side& side, bool& inOrder, Difference::Kind kind) {
        const bool isLeft = kind == Difference::Kind::OnlyLeft;
        side.begin();
        const std::string key = side.printedKey();
        const std::uint64_t number = rowNumber(side.batch(), side.row());
        MW_TRY(const std::uint64_t count, skipKey(side, inOrder));
        const std::uint64_t left = isLeft ? number : 0, right = isLeft ? 0 : number;
        if (count > 1)
            return duplicate(isLeft ? Difference::Kind::DuplicateLeft : Difference::Kind::DuplicateRight, key, left,
                             right);
        ++(isLeft ? m_result.onlyLeft : m_result.onlyRight);
        return tell({kind, key, {}, {}, {}, Cause::Unexplained, left, right});
    }

    Result<void> pair(bool sameBytes) {
        m_left.begin();
        m_right.begin();
        if (!sameBytes)
            pairCells();
        const Batch &leftBatch = m_left.batch(), &rightBatch = m_right.batch();
        const std::size_t leftRow = m_left.row(), rightRow = m_right.row();
        MW_TRY(const std::uint64_t leftCount, skipKey(m_left, leftInOrder));
        MW_TRY(const std::uint64_t rightCount, skipKey(m_right, rightInOrder));
        if (sameBytes && leftCount == 1 && rightCount == 1) [[likely]] {
            ++m_result.compared;
            return {};
        }
        const std::uint64_t leftNumber = rowNumber(leftBatch, leftRow), rightNumber = rowNumber(rightBatch, rightRow);
        if (leftCount > 1)
            MW_TRY_DO(duplicate(Difference::Kind::DuplicateLeft, printKey(leftBatch, m_left.keyColumns(), leftRow),
                                leftNumber, rightNumber));
        if (rightCount > 1)
            MW_TRY_DO(duplicate(Difference::Kind::DuplicateRight, printKey(rightBatch, m_right.keyColumns(), rightRow),
                                leftNumber, rightNumber, leftCount == 1 ? Cause::JoinFanOut : Cause::Unexplained));
        if (leftCount > 1 || rightCount > 1)
            return {};
        ++m_result.compared;
        bool changed = false;
        for (std::size_t field = 0; field < m_cells.size(); ++field) {
            if (m_alike[field] || m_cells[field].equal(leftRow, rightRow)) [[likely]]
                continue;
            changed = true;
            ++m_result.changedCells;
            ++m_byField[field];
            const Column& a = *leftBatch.columns[m_left.fieldColumns()[field]];
            const Column& b = *rightBatch.columns[m_right.fieldColumns()[field]];
            Difference difference{Difference::Kind::Changed,
                                  printKey(leftBatch, m_left.keyColumns(), leftRow),
                                  m_options.fields[field].left,
                                  a.value(leftRow),
                                  b.value(rightRow),
                                  Cause::Unexplained,
                                  leftNumber,
                                  rightNumber};
            difference.cause = causeOf(difference.left, difference.right, m_options.fields[field]);
            ++m_byCause[std::size_t(difference.cause)];
            MW_TRY_DO(tell(std::move(difference)));
        }
        m_result.changedRows += changed;
        return {};
    }

    /// Looks up the columns to compare, once for two batches that stand beside each other.
    void pairCells() {
        if (m_cellsOf == std::pair(m_left.batchNumber, m_right.batchNumber))
            return;
        m_cellsOf = {m_left.batchNumber, m_right.batchNumber};
        m_cells.clear();
        for (std::size_t field = 0; field < m_options.fields.size(); ++field)
            m_cells.emplace_back(*m_left.batch().columns[m_left.fieldColumns()[field]],
                                 *m_right.batch().columns[m_right.fieldColumns()[field]], m_tolerances[field]);
    }

    Result<void> tell(Difference difference) {
        if (m_sink)
            MW_TRY_DO(m_sink->add(difference));
        if (m_result.differences.size() < m_options.keptDifferences)
            m_result.differences.push_back(std::move(difference));
        return {};
    }

    Side& m_left;
    Side& m_right;
    const DiffOptions& m_options;
    const std::vector<Tolerance>& m_tolerances;
    DifferenceSink* m_sink;
    JobContext& m_job;
    std::vector<CellPair> m_cells;
    std::pair<std::uint64_t, std::uint64_t> m_cellsOf; ///< numbers of the batches that m_cells belongs to
    std::vector<bool> m_alike; ///< by field, of the rows at hand: what is stored is the same on both sides
    std::vector<std::uint64_t> m_byField;
    std::array<std::uint64_t, std::size_t(Cause::Unexplained) + 1> m_byCause{};
    DiffResult m_result;
};

} // namespace

Result<DiffResult> compare(const OpenSide& left, const OpenSide& right, const ChooseOptions& choose, JobContext& job,
                           DifferenceSink* sink) {
    job.phase("comparing");
    std::optional<DiffOptions> options;
    std::vector<Tolerance> tolerances;
    std::vector<std::string> leftFields, rightFields;
    bool sortLeft = false, sortRight = false;
    for (;;) {
        Side leftSide(left, job), rightSide(right, job);
        MW_TRY(const std::vector<Field> leftKnown, leftSide.fields());
        MW_TRY(const std::vector<Field> rightKnown, rightSide.fields());
        if (!options) {
            MW_TRY(options, choose(leftKnown, rightKnown));
            if (options->leftKey.empty() || options->leftKey.size() != options->rightKey.size())
                return makeError(Code::WrongValue, "both sides need the same number of key fields, at least one");
            for (const FieldPair& pair : options->fields) {
                auto tolerance = Tolerance::parse(pair.tolerance);
                if (!tolerance.ok())
                    return at(std::move(tolerance).error(), pair.left);
                tolerances.push_back(std::move(tolerance).value());
                leftFields.push_back(pair.left);
                rightFields.push_back(pair.right);
            }
        }
        const std::size_t budget = options->memoryBudget / 2;
        const bool late = storedTells(leftSide, rightSide, *options);
        MW_TRY_DO(leftSide.choose(options->leftKey, leftFields, sortLeft, budget, late));
        MW_TRY_DO(rightSide.choose(options->rightKey, rightFields, sortRight, budget, late));
        Merge merge(leftSide, rightSide, *options, tolerances, sink, job);
        MW_TRY(DiffResult result, merge.walk());
        if (merge.leftInOrder && merge.rightInOrder) {
            if (sink)
                MW_TRY_DO(sink->finish());
            return result;
        }
        sortLeft = sortLeft || !merge.leftInOrder;
        sortRight = sortRight || !merge.rightInOrder;
        job.phase("sorting");
        if (sink)
            MW_TRY_DO(sink->restart());
    }
}

Result<DiffResult> compare(const OpenSide& left, const OpenSide& right, const DiffOptions& options, JobContext& job,
                           DifferenceSink* sink) {
    return compare(
        left, right, [&](const std::vector<Field>&, const std::vector<Field>&) -> Result<DiffOptions> { return options; }, job,
        sink);
}

} // namespace mw::diff

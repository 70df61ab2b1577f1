// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/rules/bound_node_p.h"
#include "core/rules/branch_sink_p.h"
#include "core/rules/selection_p.h"
#include "core/rules/shared_parts_p.h"

#include <span>
#include <string>
#include <vector>

namespace mw::rules {

/// Memory kept from batch to batch.
struct EvaluationMemory {
    std::vector<std::vector<std::uint32_t>> spareRows;
    std::string buffer;
    std::string key;
    std::vector<KernelFailure> kernelFailures;
};

/// Computes one bound rule over one batch, step by step, each step a column at a time. Rows in error are null in a
/// step's column and their failure is kept; of several failures of a row the first counts.
class Evaluation {
public:
    struct Failure {
        std::uint32_t row = 0;
        Code code = Code::Internal;
        std::vector<std::string> arguments;
        Span span;
    };

    Evaluation(const Batch& batch, std::size_t slots, EvaluationMemory& memory)
        : m_batch(batch), m_slots(slots), m_memory(memory) {}

    /// The column is as long as the batch; what it holds in rows not selected means nothing. It may be shared with the
    /// batch or be constant.
    ColumnPtr evaluate(const BoundNode& node, const Selection& selection);
    std::vector<Failure>& failures() { return m_failures; }
    /// Tells `sink` which branches are taken from here on.
    void reportBranches(BranchSink& sink) { m_branches = &sink; }
    /// Takes over what earlier rules computed for this batch, and keeps for later ones what is computed for all of
    /// `whole`, which is what evaluate() will be asked for.
    void share(SharedResults& results, const Selection& whole) {
        m_shared = &results;
        m_whole = whole;
    }

private:
    /// A list of rows on loan from the memory.
    class Rows {
    public:
        explicit Rows(Evaluation& owner) : m_memory(owner.m_memory) {
            if (m_memory.spareRows.empty())
                return;
            m_rows = std::move(m_memory.spareRows.back());
            m_memory.spareRows.pop_back();
            m_rows.clear();
        }
        ~Rows() { m_memory.spareRows.push_back(std::move(m_rows)); }
        Rows(const Rows&) = delete;
        Rows& operator=(const Rows&) = delete;
        std::vector<std::uint32_t>* operator->() { return &m_rows; }
        std::vector<std::uint32_t>& operator*() { return m_rows; }

    private:
        EvaluationMemory& m_memory;
        std::vector<std::uint32_t> m_rows;
    };

    // evaluation.cpp
    ColumnPtr step(const BoundNode& node, const Selection& selection);
    ColumnPtr sharedStep(const BoundNode& node, SharedResults::Step& known, const Selection& selection);
    ColumnPtr failure(const BoundNode& node, const Selection& selection);
    ColumnPtr field(const BoundNode& node) const;
    ColumnPtr rowNumber(const BoundNode& node, const Selection& selection) const;
    ColumnPtr compute(const BoundNode& node, const Selection& selection);
    ColumnPtr runKernel(const BoundNode& node, std::span<const ColumnPtr> columns, const Selection& selection);
    ColumnPtr logic(const BoundNode& node, const Selection& selection, bool decider);
    ColumnPtr isNull(const BoundNode& node, const Selection& selection);
    ColumnPtr isIn(const BoundNode& node, const Selection& selection);
    // evaluation_branches.cpp
    ColumnPtr cases(const BoundNode& node, const Selection& selection);
    ColumnPtr coalesce(const BoundNode& node, const Selection& selection);
    ColumnPtr attempt(const BoundNode& node, const Selection& selection);
    ColumnPtr reject(const BoundNode& node, const Selection& selection);
    void take(ColumnPtr& result, const LogicalType& type, const ColumnPtr& arm, const Selection& rows,
              const Selection& whole) const;
    void presentIn(const BoundNode& node, std::size_t child, const Column& column, const Selection& rows,
                   std::size_t mark);
    // evaluation_lookup.cpp
    ColumnPtr map(const BoundNode& node, const Selection& selection);
    ColumnPtr lookupField(const BoundNode& node, const Selection& selection);
    ColumnPtr newKey(const BoundNode& node, const Selection& selection);
    ColumnPtr withoutData(const BoundNode& node, const Selection& selection, std::size_t mark, Code code);
    std::string_view canonical(const Column& column, std::uint32_t row);
    std::string_view keyText(const std::vector<ColumnPtr>& keys, std::uint32_t row);
    // evaluation_fit.cpp
    ColumnPtr fit(const BoundNode& node, const Selection& selection);
    ColumnPtr fitDecimal(const LogicalType& type, const ColumnPtr& value, const Selection& selection,
                         std::vector<std::uint32_t>& bad) const;

    ColumnPtr make(const LogicalType& type) const { return std::make_shared<Column>(type, m_batch.rows); }
    Selection select(const std::vector<std::uint32_t>& rows) const { return {rows, m_batch.rows, false}; }
    void fail(const BoundNode& node, std::uint32_t row, Code code, std::vector<std::string> arguments = {}) {
        m_failures.push_back({row, code, std::move(arguments), node.span});
    }
    void branch(const BoundNode& node, std::size_t which, std::span<const std::uint32_t> rows) {
        if (m_branches) [[unlikely]]
            for (const std::uint32_t row : rows)
                m_branches->taken(node, which, row);
    }
    bool failedSince(std::size_t mark) const { return m_failures.size() > mark; }
    /// Takes rows that are in error since a mark out of a list.
    void dropFailed(std::vector<std::uint32_t>& rows, std::size_t mark) const;

    const Batch& m_batch;
    std::vector<ColumnPtr> m_slots; ///< arguments of project functions
    EvaluationMemory& m_memory;
    std::vector<Failure> m_failures;
    BranchSink* m_branches = nullptr;
    SharedResults* m_shared = nullptr;
    Selection m_whole;
    bool m_keepReasons = true; ///< false under try(): nobody will read them
};

} // namespace mw::rules

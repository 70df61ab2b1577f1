// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/rules/binder.h"

#include <memory>
#include <span>

namespace mw::rules {

/// Runs bound rules over batches. One object, one thread: it keeps scratch memory between batches.
class Evaluator {
public:
    Evaluator();
    /// For rules that are computed over the same batches, one after the other: steps that they have in common are
    /// computed once a batch. The rules must outlive the evaluator; forgetBatch() comes between batches, and the rows of
    /// a call are among those of every earlier one for its batch.
    explicit Evaluator(std::span<const BoundRule* const> together);
    ~Evaluator();
    Evaluator(Evaluator&&) noexcept;
    /// Computes the rule for the selected rows (all where `rows` is empty) of `batch`. The column is as long as the
    /// batch; rows not selected or in error are null. Errors are added for target field `field`.
    ColumnPtr evaluate(const BoundRule& rule, const Batch& batch, std::span<const std::uint32_t> rows,
                       std::uint32_t field, RowErrors& errors);
    /// Lets go of what rules that run together have computed.
    void forgetBatch();

private:
    struct Scratch;
    std::unique_ptr<Scratch> m_scratch;
};

/// One step of an explanation: a node of the rule with the value it had for one row.
struct Step {
    Span span;
    std::string text; ///< the node's canonical text
    Value value;
    LogicalType type;
    std::optional<Error> error;
    bool evaluated = true; ///< false: an arm that was not taken
    int depth = 0;
};
/// Runs a rule on one row of a batch and keeps every node's value, innermost first.
std::vector<Step> explain(const BoundRule& rule, const Batch& batch, std::uint32_t row);

/// The row-at-a-time interpreter of the same bound rule: slow, simple, the oracle of the tests.
Result<Value> interpret(const BoundRule& rule, const Batch& batch, std::uint32_t row);

} // namespace mw::rules

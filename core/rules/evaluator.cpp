// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/evaluator.h"

#include "core/rules/column_copy_p.h"
#include "core/rules/evaluation_p.h"

namespace mw::rules {

struct Evaluator::Scratch {
    EvaluationMemory memory;
    SharedResults shared;
};

Evaluator::Evaluator() : m_scratch(std::make_unique<Scratch>()) {}
Evaluator::Evaluator(std::span<const BoundRule* const> together) : Evaluator() {
    m_scratch->shared.parts = SharedParts(together);
    forgetBatch();
}
Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;

void Evaluator::forgetBatch() {
    SharedResults& shared = m_scratch->shared;
    shared.steps.assign(shared.parts.size(), {});
}

ColumnPtr Evaluator::evaluate(const BoundRule& rule, const Batch& batch, std::span<const std::uint32_t> rows,
                              std::uint32_t field, RowErrors& errors) {
    const Selection selection{rows, batch.rows, rows.empty()};
    Evaluation evaluation(batch, rule.root->slotCount, m_scratch->memory);
    if (m_scratch->shared.parts.size() > 0)
        evaluation.share(m_scratch->shared, selection);
    ColumnPtr result = evaluation.evaluate(*rule.root, selection);
    const std::vector<Evaluation::Failure>& failures = evaluation.failures();
    if (failures.empty() && selection.all)
        return result;
    // Rows must become null: in a column that is nobody else's.
    if (result.use_count() > 1 || result->isConstant()) {
        auto own = std::make_shared<Column>(rule.type, batch.rows);
        copyRows(*result, *own, selection);
        result = std::move(own);
    }
    if (!selection.all) {
        std::uint32_t next = 0;
        for (const std::uint32_t row : selection.rows) {
            for (; next < row; ++next)
                result->setNull(next);
            next = row + 1;
        }
        for (; next < batch.rows; ++next)
            result->setNull(next);
    }
    for (Evaluation::Failure& failure : evaluation.failures()) {
        result->setNull(failure.row);
        errors.add({failure.row, field, failure.code, std::move(failure.arguments), failure.span});
    }
    return result;
}

} // namespace mw::rules

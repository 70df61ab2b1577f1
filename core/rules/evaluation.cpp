// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/evaluation_p.h"

#include "core/base/utf8.h"
#include "core/rules/column_copy_p.h"

#include <algorithm>
#include <array>

namespace mw::rules {

ColumnPtr Evaluation::evaluate(const BoundNode& node, const Selection& selection) {
    if (m_shared)
        if (const std::size_t number = m_shared->parts.find(node); number != SharedParts::kNone)
            return sharedStep(node, m_shared->steps[number], selection);
    return step(node, selection);
}

ColumnPtr Evaluation::sharedStep(const BoundNode& node, SharedResults::Step& known, const Selection& selection) {
    if (known.column) {
        // Rows in error are computed once more, because their failures name the steps of the rule at hand.
        Rows again(*this);
        for (const std::uint32_t row : known.failed)
            if (selection.contains(row))
                again->push_back(row);
        if (!again->empty())
            step(node, select(*again));
        return known.column;
    }
    const std::size_t mark = m_failures.size();
    ColumnPtr column = step(node, selection);
    if (selection == m_whole) {
        known.column = column;
        for (std::size_t i = mark; i < m_failures.size(); ++i)
            known.failed.push_back(m_failures[i].row);
        std::sort(known.failed.begin(), known.failed.end());
        known.failed.erase(std::unique(known.failed.begin(), known.failed.end()), known.failed.end());
    }
    return column;
}

ColumnPtr Evaluation::step(const BoundNode& node, const Selection& selection) {
    switch (node.kind) {
    case BoundNode::Kind::Constant: return Column::constant(node.type, node.value, m_batch.rows);
    case BoundNode::Kind::Failure: return failure(node, selection);
    case BoundNode::Kind::Column: return field(node);
    case BoundNode::Kind::Compute: return compute(node, selection);
    case BoundNode::Kind::And: return logic(node, selection, false);
    case BoundNode::Kind::Or: return logic(node, selection, true);
    case BoundNode::Kind::IsNull: return isNull(node, selection);
    case BoundNode::Kind::In: return isIn(node, selection);
    case BoundNode::Kind::Case: return cases(node, selection);
    case BoundNode::Kind::Coalesce: return coalesce(node, selection);
    case BoundNode::Kind::Try: return attempt(node, selection);
    case BoundNode::Kind::Reject: return reject(node, selection);
    case BoundNode::Kind::Map: return map(node, selection);
    case BoundNode::Kind::LookupField: return lookupField(node, selection);
    case BoundNode::Kind::NewKey: return newKey(node, selection);
    case BoundNode::Kind::RowNumber: return rowNumber(node, selection);
    case BoundNode::Kind::Let:
        for (std::size_t i = 0; i + 1 < node.children.size(); ++i)
            m_slots[node.firstSlot + i] = evaluate(*node.children[i], selection);
        return evaluate(*node.children.back(), selection);
    case BoundNode::Kind::Slot: return m_slots[node.firstSlot];
    case BoundNode::Kind::Fit: return fit(node, selection);
    }
    return nullptr;
}

void Evaluation::dropFailed(std::vector<std::uint32_t>& rows, std::size_t mark) const {
    if (!failedSince(mark))
        return;
    std::vector<bool> failed(m_batch.rows);
    for (std::size_t i = mark; i < m_failures.size(); ++i)
        failed[m_failures[i].row] = true;
    std::erase_if(rows, [&](std::uint32_t row) { return failed[row]; });
}

// -- leaves
ColumnPtr Evaluation::failure(const BoundNode& node, const Selection& selection) {
    selection.forEach([&](std::uint32_t row) {
        m_failures.push_back({row, node.failure.code, m_keepReasons ? node.failure.arguments
                                                                     : std::vector<std::string>(),
                              node.failure.span.value_or(node.span)});
    });
    return Column::constant(node.type, Value(), m_batch.rows);
}

ColumnPtr Evaluation::field(const BoundNode& node) const {
    MW_ASSERT(node.column < m_batch.columns.size(), "the batch holds every column the rule reads");
    const ColumnPtr& column = m_batch.columns[node.column];
    if (column->type().kind == node.type.kind)
        return column;
    MW_ASSERT(column->type().kind == TypeKind::Null, "the batch holds columns of the types the rule was bound to");
    return Column::constant(node.type, Value(), m_batch.rows);
}

ColumnPtr Evaluation::rowNumber(const BoundNode& node, const Selection& selection) const {
    ColumnPtr result = make(node.type);
    const auto out = result->values<std::int64_t>();
    const auto& numbers = m_batch.origins.rowNumber;
    selection.forEach([&](std::uint32_t row) {
        out[row] = std::int64_t(row < numbers.size() ? numbers[row] : row + 1);
    });
    return result;
}

// -- kernels
ColumnPtr Evaluation::compute(const BoundNode& node, const Selection& selection) {
    std::array<ColumnPtr, 8> few;
    std::vector<ColumnPtr> many;
    const std::size_t count = node.kernelTakesFirst ? 1 : node.children.size();
    if (count > few.size())
        many.resize(count);
    ColumnPtr* const columns = count > few.size() ? many.data() : few.data();
    for (std::size_t i = 0; i < count; ++i)
        columns[i] = evaluate(*node.children[i], selection);
    return runKernel(node, {columns, count}, selection);
}

ColumnPtr Evaluation::runKernel(const BoundNode& node, std::span<const ColumnPtr> columns, const Selection& selection) {
    std::array<const Column*, 8> few{};
    std::vector<const Column*> many;
    if (columns.size() > few.size())
        many.resize(columns.size());
    const Column** const arguments = columns.size() > few.size() ? many.data() : few.data();
    ColumnPtr result = make(node.type);
    const bool isText = node.type.kind == TypeKind::Text || node.type.kind == TypeKind::Binary;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        arguments[i] = columns[i].get();
        const TypeKind kind = columns[i]->type().kind;
        if (isText && (kind == TypeKind::Text || kind == TypeKind::Binary))
            result->shareBytesOf(*columns[i]);
    }
    m_memory.kernelFailures.clear();
    KernelCall call;
    call.arguments = {arguments, columns.size()};
    call.result = result.get();
    call.rows = selection.rows;
    call.allRows = selection.all;
    call.rowCount = m_batch.rows;
    call.state = node.state.get();
    call.failures = &m_memory.kernelFailures;
    call.keepReasons = m_keepReasons;
    call.buffer = &m_memory.buffer;
    node.kernel(call);
    for (KernelFailure& failed : m_memory.kernelFailures)
        m_failures.push_back({failed.row, failed.code, std::move(failed.arguments), node.span});
    return result;
}

// -- logic
/// and (decider false), or (decider true): the right side is computed only where the left does not decide.
ColumnPtr Evaluation::logic(const BoundNode& node, const Selection& selection, bool decider) {
    const std::size_t mark = m_failures.size();
    const ColumnPtr left = evaluate(*node.children[0], selection);
    const auto leftValues = left->values<std::uint8_t>();
    Rows open(*this);
    selection.forEach([&](std::uint32_t row) {
        if (left->isNull(row) || (leftValues[left->at(row)] != 0) != decider)
            open->push_back(row);
    });
    dropFailed(*open, mark);
    if (open->empty())
        return left;
    const bool allOpen = open->size() == selection.count();
    const ColumnPtr right = evaluate(*node.children[1], allOpen ? selection : select(*open));
    const auto rightValues = right->values<std::uint8_t>();
    ColumnPtr result = make(node.type);
    const auto out = result->values<std::uint8_t>();
    if (!allOpen)
        selection.forEach([&](std::uint32_t row) { out[row] = decider ? 1 : 0; });
    for (const std::uint32_t row : *open) {
        if (!right->isNull(row) && (rightValues[right->at(row)] != 0) == decider)
            out[row] = decider ? 1 : 0;
        else if (left->isNull(row) || right->isNull(row))
            result->setNull(row);
        else
            out[row] = decider ? 0 : 1;
    }
    return result;
}

ColumnPtr Evaluation::isNull(const BoundNode& node, const Selection& selection) {
    const ColumnPtr operand = evaluate(*node.children[0], selection);
    if (!operand->hasNulls())
        return Column::constant(node.type, Value(node.negated), m_batch.rows);
    ColumnPtr result = make(node.type);
    const auto out = result->values<std::uint8_t>();
    selection.forEach([&](std::uint32_t row) { out[row] = operand->isNull(row) != node.negated ? 1 : 0; });
    return result;
}

ColumnPtr Evaluation::isIn(const BoundNode& node, const Selection& selection) {
    if (node.kernelTakesFirst)
        return compute(node, selection);
    const std::size_t mark = m_failures.size();
    const ColumnPtr value = evaluate(*node.children[0], selection);
    ColumnPtr result = make(node.type);
    const auto out = result->values<std::uint8_t>();
    Rows open(*this);
    selection.forEach([&](std::uint32_t row) {
        if (value->isNull(row)) {
            result->setNull(row);
        } else {
            out[row] = node.negated ? 1 : 0;
            open->push_back(row);
        }
    });
    dropFailed(*open, mark);
    std::vector<bool> unknown(m_batch.rows);
    for (std::size_t i = 1; i < node.children.size() && !open->empty(); ++i) {
        const ColumnPtr item = evaluate(*node.children[i], select(*open));
        const ColumnPtr columns[] = {value, item};
        const ColumnPtr equal = runKernel(node, columns, select(*open));
        const auto isEqual = equal->values<std::uint8_t>();
        std::erase_if(*open, [&](std::uint32_t row) {
            if (item->isNull(row)) {
                unknown[row] = true;
                return false;
            }
            if (isEqual[equal->at(row)] != 0)
                out[row] = node.negated ? 0 : 1;
            return isEqual[equal->at(row)] != 0;
        });
        dropFailed(*open, mark);
    }
    for (const std::uint32_t row : *open)
        if (unknown[row])
            result->setNull(row);
    return result;
}

} // namespace mw::rules

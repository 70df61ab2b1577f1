// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/evaluation_p.h"

#include "core/rules/column_copy_p.h"

#include <algorithm>

namespace mw::rules {

// -- conditionals
/// Puts what one arm gave into the result; the first arm that covers everything is the result itself.
void Evaluation::take(ColumnPtr& result, const LogicalType& type, const ColumnPtr& arm, const Selection& rows,
                      const Selection& whole) const {
    if (!result && rows.count() == whole.count()) {
        result = arm;
        return;
    }
    if (!result)
        result = make(type);
    copyRows(*arm, *result, rows);
}

ColumnPtr Evaluation::cases(const BoundNode& node, const Selection& selection) {
    ColumnPtr result;
    Rows open(*this), chosen(*this);
    selection.forEach([&](std::uint32_t row) { open->push_back(row); });
    const std::size_t arms = node.children.size() / 2;
    for (std::size_t i = 0; i < arms && !open->empty(); ++i) {
        const std::size_t mark = m_failures.size();
        const bool whole = open->size() == selection.count();
        const ColumnPtr condition = evaluate(*node.children[2 * i], whole ? selection : select(*open));
        dropFailed(*open, mark);
        const auto isTrue = condition->values<std::uint8_t>();
        chosen->clear();
        std::size_t left = 0;
        for (const std::uint32_t row : *open) {
            if (!condition->isNull(row) && isTrue[condition->at(row)] != 0)
                chosen->push_back(row);
            else
                (*open)[left++] = row;
        }
        open->resize(left);
        if (chosen->empty())
            continue;
        branch(node, i, *chosen);
        const Selection rows = chosen->size() == selection.count() ? selection : select(*chosen);
        take(result, node.type, evaluate(*node.children[2 * i + 1], rows), rows, selection);
    }
    if (!open->empty()) {
        branch(node, arms, *open);
        const Selection rows = open->size() == selection.count() ? selection : select(*open);
        const ColumnPtr other = node.hasElse ? evaluate(*node.children.back(), rows)
                                             : Column::constant(node.type, Value(), m_batch.rows);
        take(result, node.type, other, rows, selection);
    }
    return result ? result : Column::constant(node.type, Value(), m_batch.rows);
}

/// Reports the rows for which a value of coalesce is the first present one, or after the last those without any.
void Evaluation::presentIn(const BoundNode& node, std::size_t child, const Column& column, const Selection& rows,
                           std::size_t mark) {
    Rows present(*this), missing(*this);
    rows.forEach([&](std::uint32_t row) { (column.isNull(row) ? missing : present)->push_back(row); });
    branch(node, child, *present);
    dropFailed(*missing, mark);
    if (child + 1 == node.children.size())
        branch(node, child + 1, *missing);
}

ColumnPtr Evaluation::coalesce(const BoundNode& node, const Selection& selection) {
    std::size_t mark = m_failures.size();
    const ColumnPtr first = evaluate(*node.children[0], selection);
    if (m_branches)
        presentIn(node, 0, *first, selection, mark);
    if (!first->hasNulls() || node.children.size() == 1)
        return first;
    Rows open(*this);
    selection.forEach([&](std::uint32_t row) {
        if (first->isNull(row))
            open->push_back(row);
    });
    const bool anyFailed = failedSince(mark);
    dropFailed(*open, mark);
    if (open->empty())
        return first;
    ColumnPtr result;
    if (open->size() < selection.count()) {
        result = make(node.type);
        // Nulls that are no failures need not be made: the next value takes their places.
        if (anyFailed)
            copyRows(*first, *result, selection);
        else
            copyValues(*first, *result, selection);
    }
    for (std::size_t i = 1; i < node.children.size() && !open->empty(); ++i) {
        mark = m_failures.size();
        const bool whole = open->size() == selection.count();
        const Selection rows = whole ? selection : select(*open);
        const ColumnPtr next = evaluate(*node.children[i], rows);
        if (m_branches)
            presentIn(node, i, *next, rows, mark);
        if (whole && !result && (!next->hasNulls() || i + 1 == node.children.size()))
            return next;
        if (!result)
            result = make(node.type);
        copyRows(*next, *result, rows);
        std::erase_if(*open, [&](std::uint32_t row) { return !next->isNull(row); });
        dropFailed(*open, mark);
    }
    return result;
}

ColumnPtr Evaluation::attempt(const BoundNode& node, const Selection& selection) {
    const std::size_t mark = m_failures.size();
    const bool keepReasons = m_keepReasons;
    m_keepReasons = false;
    const ColumnPtr tried = evaluate(*node.children[0], selection);
    m_keepReasons = keepReasons;
    if (m_branches) {
        Rows worked(*this);
        selection.forEach([&](std::uint32_t row) { worked->push_back(row); });
        dropFailed(*worked, mark);
        branch(node, 0, *worked);
    }
    if (!failedSince(mark))
        return tried;
    Rows failed(*this);
    for (std::size_t i = mark; i < m_failures.size(); ++i)
        failed->push_back(m_failures[i].row);
    m_failures.erase(m_failures.begin() + std::ptrdiff_t(mark), m_failures.end());
    std::sort(failed->begin(), failed->end());
    failed->erase(std::unique(failed->begin(), failed->end()), failed->end());
    branch(node, 1, *failed);
    const Selection rows = failed->size() == selection.count() ? selection : select(*failed);
    const ColumnPtr fallback = evaluate(*node.children[1], rows);
    if (failed->size() == selection.count())
        return fallback;
    ColumnPtr result = make(node.type);
    copyRows(*tried, *result, selection);
    copyRows(*fallback, *result, rows);
    return result;
}

ColumnPtr Evaluation::reject(const BoundNode& node, const Selection& selection) {
    const std::size_t mark = m_failures.size();
    const ColumnPtr reason = evaluate(*node.children[0], selection);
    Rows rows(*this);
    selection.forEach([&](std::uint32_t row) { rows->push_back(row); });
    dropFailed(*rows, mark);
    const auto texts = reason->values<std::string_view>();
    for (const std::uint32_t row : *rows) {
        std::vector<std::string> arguments;
        if (m_keepReasons)
            arguments.emplace_back(reason->isNull(row) ? kNoReason : texts[reason->at(row)]);
        fail(node, row, Code::Rejected, std::move(arguments));
    }
    return Column::constant(node.type, Value(), m_batch.rows);
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/evaluation_p.h"

#include "core/base/utf8.h"
#include "core/rules/column_copy_p.h"

#include <algorithm>
#include <charconv>

namespace mw::rules {

// -- maps and lookups
/// The canonical text of one value, for keys.
std::string_view Evaluation::canonical(const Column& column, std::uint32_t row) {
    if (column.type().kind == TypeKind::Text)
        return column.values<std::string_view>()[column.at(row)];
    if (column.type().kind == TypeKind::Integer) {
        m_memory.key.resize(24);
        const auto end = std::to_chars(m_memory.key.data(), m_memory.key.data() + m_memory.key.size(),
                                       column.values<std::int64_t>()[column.at(row)]);
        m_memory.key.resize(std::size_t(end.ptr - m_memory.key.data()));
    } else {
        m_memory.key = printValue(column.value(row), column.type());
    }
    return m_memory.key;
}

ColumnPtr Evaluation::map(const BoundNode& node, const Selection& selection) {
    const std::size_t mark = m_failures.size();
    const ColumnPtr input = evaluate(*node.children[0], selection);
    const ValueMapTable& table = *node.table;
    const Column& results = table.results();
    // Rows and the rows of the table's results that belong to them.
    Rows rows(*this), entries(*this), kept(*this);
    std::vector<bool> inError;
    if (failedSince(mark)) {
        inError.resize(m_batch.rows);
        for (std::size_t i = mark; i < m_failures.size(); ++i)
            inError[m_failures[i].row] = true;
    }
    ColumnPtr result = make(node.type);
    const auto give = [&](std::uint32_t row, std::uint32_t entry) {
        rows->push_back(row);
        entries->push_back(entry);
    };
    const auto unlisted = [&](std::uint32_t row, std::string_view text) {
        switch (table.map().unlisted) {
        case ValueMap::Unlisted::UseDefault: give(row, table.defaultRow()); return;
        case ValueMap::Unlisted::KeepValue: kept->push_back(row); return;
        case ValueMap::Unlisted::Null: break;
        case ValueMap::Unlisted::Reject: {
            std::vector<std::string> arguments;
            if (m_keepReasons)
                arguments = {quoted(text), quoted(table.map().name)};
            fail(node, row, Code::NotInValueMap, std::move(arguments));
            break;
        }
        }
        result->setNull(row);
    };
    const std::size_t unlistedBranch = table.map().entries.size();
    selection.forEach([&](std::uint32_t row) {
        if (input->isNull(row)) {
            const bool failed = !inError.empty() && inError[row];
            if (m_branches && !failed)
                m_branches->taken(node, unlistedBranch + 1, row);
            if (table.map().nullIsListed && !failed)
                give(row, table.nullRow());
            else
                result->setNull(row);
            return;
        }
        const std::string_view text = canonical(*input, row);
        const std::uint32_t entry = table.find(text, m_memory.buffer);
        if (m_branches)
            m_branches->taken(node, entry != ValueMapTable::kUnlisted ? entry : unlistedBranch, row);
        if (entry != ValueMapTable::kUnlisted)
            give(row, entry);
        else
            unlisted(row, text);
    });
    copyRows(results, *entries, *result, *rows);
    if (!kept->empty())
        copyRows(*input, *result, select(*kept));
    if (node.type.kind == TypeKind::Text || node.type.kind == TypeKind::Binary)
        result->keepAlive(node.table);
    return result;
}

std::string shownKey(std::string_view key) {
    std::string shown(key);
    std::replace(shown.begin(), shown.end(), '\x1f', '|');
    return shown;
}

ColumnPtr Evaluation::lookupField(const BoundNode& node, const Selection& selection) {
    std::vector<ColumnPtr> keys;
    const std::size_t mark = m_failures.size();
    for (const BoundNodePtr& child : node.children)
        keys.push_back(evaluate(*child, selection));
    if (!node.lookup)
        return withoutData(node, selection, mark, Code::LookupWithoutData);
    ColumnPtr result = make(node.type);
    Rows rows(*this), records(*this);
    const Column& column = node.lookup->column(node.lookupField);
    selection.forEach([&](std::uint32_t row) {
        const bool anyNull =
            std::any_of(keys.begin(), keys.end(), [&](const ColumnPtr& key) { return key->isNull(row); });
        const std::size_t record = anyNull ? std::string::npos : node.lookup->find(keyText(keys, row));
        if (m_branches)
            m_branches->taken(node, anyNull ? 2 : record == std::string::npos ? 1 : 0, row);
        if (record == std::string::npos) {
            result->setNull(row);
            return;
        }
        rows->push_back(row);
        records->push_back(std::uint32_t(record));
    });
    copyRows(column, *records, *result, *rows);
    if (node.type.kind == TypeKind::Text || node.type.kind == TypeKind::Binary)
        result->keepAlive(node.lookup);
    return result;
}

/// Every row fails that has not done so before.
ColumnPtr Evaluation::withoutData(const BoundNode& node, const Selection& selection, std::size_t mark, Code code) {
    Rows rows(*this);
    selection.forEach([&](std::uint32_t row) { rows->push_back(row); });
    dropFailed(*rows, mark);
    for (const std::uint32_t row : *rows)
        fail(node, row, code, {quoted(node.lookupName)});
    return Column::constant(node.type, Value(), m_batch.rows);
}

ColumnPtr Evaluation::newKey(const BoundNode& node, const Selection& selection) {
    std::vector<ColumnPtr> keys;
    const std::size_t mark = m_failures.size();
    for (const BoundNodePtr& child : node.children)
        keys.push_back(evaluate(*child, selection));
    if (!node.crosswalk)
        return withoutData(node, selection, mark, Code::NewKeysNotKnown);
    ColumnPtr result = make(node.type);
    selection.forEach([&](std::uint32_t row) {
        const bool anyNull =
            std::any_of(keys.begin(), keys.end(), [&](const ColumnPtr& key) { return key->isNull(row); });
        Value newKey;
        const std::string_view oldKey = anyNull ? std::string_view() : keyText(keys, row);
        const auto found = anyNull ? Crosswalk::Found::Nothing : node.crosswalk->find(oldKey, newKey);
        if (m_branches)
            m_branches->taken(node, anyNull ? 2 : found == Crosswalk::Found::Nothing ? 1 : 0, row);
        if (found == Crosswalk::Found::One) {
            result->setValue(row, newKey);
            return;
        }
        if (found == Crosswalk::Found::Several)
            fail(node, row, Code::SeveralNewKeys, {quoted(shownKey(oldKey)), quoted(node.lookupName)});
        result->setNull(row);
    });
    return result;
}

std::string_view Evaluation::keyText(const std::vector<ColumnPtr>& keys, std::uint32_t row) {
    if (keys.size() == 1)
        return canonical(*keys[0], row);
    m_memory.buffer.clear();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i > 0)
            m_memory.buffer += '\x1f';
        m_memory.buffer += canonical(*keys[i], row);
    }
    return m_memory.buffer;
}

} // namespace mw::rules

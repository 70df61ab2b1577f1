// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/refusal.h"

#include "core/base/utf8.h"
#include "core/connect/sqlite/table_text.h"
#include "core/connect/sqlite/value_binder.h"

#include <sqlite3.h>

#include <algorithm>
#include <list>

namespace mw {

namespace {

RowError makeRefusal(std::uint32_t field, Code code, std::vector<std::string> arguments) {
    RowError error;
    error.field = field;
    error.code = code;
    error.arguments = std::move(arguments);
    return error;
}

/// "UNIQUE constraint failed: people.a, people.b", the part after the colon, as SQLite builds it.
std::string columnsAsWritten(const std::string& table, const std::vector<std::string>& fields) {
    std::string text;
    for (const std::string& field : fields)
        text += (text.empty() ? "" : ", ") + table + "." + field;
    return text;
}

} // namespace

Result<std::optional<RowError>> SqliteRefusals::explain(const Batch& batch, std::uint32_t row) {
    const int code = m_session.lastCode();
    const std::string message = m_session.lastMessage();
    RowError error;
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        error = duplicate(batch, row, message);
        break;
    case SQLITE_CONSTRAINT_NOTNULL:
        error = missing(message);
        break;
    case SQLITE_CONSTRAINT_CHECK:
        error = failedCheck(batch, row, message);
        break;
    case SQLITE_CONSTRAINT_FOREIGNKEY: {
        MW_TRY(error, orphan(batch, row, message));
        break;
    }
    default:
        // Other constraints (a trigger's, a strict table's), a text for the rowid, a value beyond SQLite's limits.
        if ((code & 0xff) != SQLITE_CONSTRAINT && code != SQLITE_MISMATCH && code != SQLITE_TOOBIG)
            return std::optional<RowError>();
        error = makeRefusal(kWholeRow, Code::ConstraintFailed, {message});
        if (const auto column = code == SQLITE_MISMATCH ? columnOf(m_table.rowidField) : std::nullopt)
            error.field = std::uint32_t(*column);
        break;
    }
    error.row = row;
    return std::optional<RowError>(std::move(error));
}

RowError SqliteRefusals::duplicate(const Batch& batch, std::uint32_t row, const std::string& message) const {
    for (const Key& key : m_table.entity.keys)
        if (message.ends_with(": " + columnsAsWritten(m_table.entity.name, key.fields)))
            return duplicateOf(batch, row, key);
    return makeRefusal(kWholeRow, Code::ConstraintFailed, {message});
}

RowError SqliteRefusals::duplicateOf(const Batch& batch, std::uint32_t row, const Key& key) const {
    const auto column = key.fields.size() == 1 ? columnOf(key.fields[0]) : std::nullopt;
    return makeRefusal(column ? std::uint32_t(*column) : kWholeRow, Code::DuplicateKey,
                       {valuesText(batch, row, key.fields)});
}

RowError SqliteRefusals::orphanOf(const Batch& batch, std::uint32_t row, const Relation& relation) const {
    std::string parent = relation.parentEntity + ".";
    for (std::size_t i = 0; i < relation.parentFields.size(); ++i)
        parent += (i > 0 ? ", " : "") + relation.parentFields[i];
    const auto column = relation.fields.size() == 1 ? columnOf(relation.fields[0]) : std::nullopt;
    return makeRefusal(column ? std::uint32_t(*column) : kWholeRow, Code::MissingParent,
                       {valuesText(batch, row, relation.fields), parent});
}

RowError SqliteRefusals::missingIn(std::size_t column) {
    return makeRefusal(std::uint32_t(column), Code::RequiredMissing, {});
}

RowError SqliteRefusals::missing(const std::string& message) const {
    for (const Field& field : m_table.entity.fields)
        if (message.ends_with(": " + columnsAsWritten(m_table.entity.name, {field.name})))
            if (const auto column = columnOf(field.name))
                return missingIn(*column);
    return makeRefusal(kWholeRow, Code::ConstraintFailed, {message});
}

RowError SqliteRefusals::failedCheck(const Batch& batch, std::uint32_t row, const std::string& message) const {
    // The message names the constraint or repeats its expression.
    const std::size_t colon = message.find(": ");
    const std::string_view named =
        colon == std::string::npos ? std::string_view() : std::string_view(message).substr(colon + 2);
    std::string text(named);
    for (const Constraint& constraint : m_table.entity.constraints)
        if (!constraint.name.empty() && constraint.name == named)
            text = constraint.text;
    std::vector<std::size_t> columns;
    for (const std::string& name : identifiersIn(text))
        if (const auto column = columnOf(name);
            column && std::find(columns.begin(), columns.end(), *column) == columns.end())
            columns.push_back(*column);
    if (columns.size() == 1)
        return makeRefusal(std::uint32_t(columns[0]), Code::ConstraintFailed,
                           {message + " with " + valueText(batch, row, columns[0])});
    return makeRefusal(kWholeRow, Code::ConstraintFailed, {message});
}

Result<RowError> SqliteRefusals::orphan(const Batch& batch, std::uint32_t row, const std::string& message) {
    for (const Relation& relation : m_table.entity.relations) {
        MW_TRY(const bool found, hasParent(batch, row, relation));
        if (!found)
            return orphanOf(batch, row, relation);
    }
    return makeRefusal(kWholeRow, Code::ConstraintFailed, {message});
}

Result<bool> SqliteRefusals::hasParent(const Batch& batch, std::uint32_t row, const Relation& relation) {
    if (relation.parentFields.size() != relation.fields.size())
        return true;
    std::string sql = "SELECT 1 FROM main." + sqlName(relation.parentEntity) + " WHERE ";
    std::list<SqliteValueBinder> binders; // bound bytes lie in them
    for (std::size_t i = 0; i < relation.fields.size(); ++i) {
        const auto column = columnOf(relation.fields[i]);
        if (!column || batch.columns[*column]->isNull(row))
            return true;
        sql += (i > 0 ? " AND " : "") + sqlName(relation.parentFields[i]) + " = ?" + std::to_string(i + 1);
        binders.emplace_back(*batch.columns[*column], affinityOf(m_table.entity.fields[m_fields[*column]].nativeType));
    }
    MW_TRY(SqliteStatement statement, m_session.prepare(sql));
    int parameter = 1;
    for (SqliteValueBinder& binder : binders)
        if (!binder.bind(statement.handle(), parameter++, row))
            return true;
    return statement.step();
}

std::optional<std::size_t> SqliteRefusals::columnOf(const std::string& field) const {
    const auto index = m_table.entity.fieldIndex(field);
    if (!index)
        return std::nullopt;
    const auto place = std::find(m_fields.begin(), m_fields.end(), *index);
    return place == m_fields.end() ? std::nullopt : std::optional(std::size_t(place - m_fields.begin()));
}

std::string SqliteRefusals::valueText(const Batch& batch, std::uint32_t row, std::size_t column) const {
    const Column& values = *batch.columns[column];
    if (values.isNull(row))
        return "null";
    const std::string text = printValue(values.value(row), values.type());
    return values.type().kind == TypeKind::Text ? quoted(text) : elideMiddle(text, 100);
}

std::string SqliteRefusals::valuesText(const Batch& batch, std::uint32_t row,
                                       const std::vector<std::string>& fields) const {
    std::string text;
    for (const std::string& field : fields) {
        const auto column = columnOf(field);
        text += (text.empty() ? "" : ", ") + (column ? valueText(batch, row, *column) : std::string("(default)"));
    }
    return text;
}

} // namespace mw

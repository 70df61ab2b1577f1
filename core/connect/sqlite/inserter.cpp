// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/inserter.h"

#include "core/base/utf8.h"
#include "core/connect/sqlite/value_binder.h"

#include <sqlite3.h>

namespace mw {

namespace {

/// A strict table's ANY column takes every value as it is, though its name says numeric affinity.
SqliteAffinity columnAffinity(const SqliteTable& table, const Field& field) {
    const bool takesAny = table.isStrict && field.nativeType.size() == 3 && sqlite3_stricmp(field.nativeType.c_str(), "ANY") == 0;
    return takesAny ? SqliteAffinity::Blob : affinityOf(field.nativeType);
}

} // namespace

SqliteInserter::SqliteInserter(SqliteSession& session, const SqliteTable& table, std::vector<std::size_t> fields,
                               SqliteStatement statement)
    : m_session(session), m_refusals(session, table, fields), m_statement(std::move(statement)) {
    for (const std::size_t index : fields)
        m_affinities.push_back(columnAffinity(table, table.entity.fields[index]));
}

Result<std::unique_ptr<SqliteInserter>> SqliteInserter::prepare(SqliteSession& session, const SqliteTable& table,
                                                                const std::vector<std::string>& fields) {
    std::vector<std::size_t> indices;
    std::string names, places;
    for (const std::string& name : fields) {
        const auto index = table.entity.fieldIndex(name);
        if (!index)
            return at(makeError(Code::UnknownField, quoted(name), ""), table.entity.name);
        indices.push_back(*index);
        names += (names.empty() ? "" : ",") + sqlName(table.entity.fields[*index].name);
        places += places.empty() ? "?" : ",?";
    }
    if (fields.empty())
        return at(makeError(Code::Usage, "at least one field must be written"), table.entity.name);
    MW_TRY(SqliteStatement statement,
           session.prepare("INSERT INTO main." + sqlName(table.entity.name) + "(" + names + ") VALUES(" + places + ")",
                           true));
    return std::unique_ptr<SqliteInserter>(
        new SqliteInserter(session, table, std::move(indices), std::move(statement)));
}

Result<std::uint64_t> SqliteInserter::insert(const Batch& batch, std::span<const std::uint32_t> rows,
                                             const RefusedRow& refused, std::vector<SqliteInsertedRow>* origins) {
    MW_ASSERT(batch.columns.size() == m_affinities.size(), "a batch must have the columns that the writer was opened for");
    std::vector<SqliteValueBinder> binders;
    binders.reserve(batch.columns.size());
    for (std::size_t i = 0; i < batch.columns.size(); ++i)
        binders.emplace_back(*batch.columns[i], m_affinities[i]);

    sqlite3_stmt* const statement = m_statement.handle();
    std::uint64_t inserted = 0;
    for (const std::uint32_t row : rows) {
        bool isBound = true;
        for (std::size_t i = 0; i < binders.size(); ++i)
            if (!binders[i].bind(statement, int(i) + 1, row)) [[unlikely]] {
                RowError error = binders[i].refusal(row);
                error.field = std::uint32_t(i);
                refused(row, std::move(error));
                isBound = false;
                break;
            }
        if (!isBound)
            continue;
        const int code = sqlite3_step(statement);
        if (code == SQLITE_DONE) [[likely]] {
            sqlite3_reset(statement);
            ++inserted;
            if (origins)
                origins->push_back({sqlite3_last_insert_rowid(m_session.handle()), batch.sequence, row});
            continue;
        }
        const Error failure = m_session.lastError();
        MW_TRY(std::optional<RowError> reason, m_refusals.explain(batch, row));
        sqlite3_reset(statement);
        // A trigger may have rolled everything back: then more is lost than this row.
        if (!reason || !m_session.inTransaction())
            return failure;
        refused(row, std::move(*reason));
    }
    // The statement must not keep pointers into a batch that goes.
    sqlite3_clear_bindings(statement);
    return inserted;
}

} // namespace mw

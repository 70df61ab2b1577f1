// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/inserter.h"

#include "core/base/utf8.h"
#include "core/connect/sqlite/value_binder.h"

#include <sqlite3.h>

namespace mw {

namespace {

/// A strict table's ANY column takes every value as it is, though its name says numeric affinity.
SqliteAffinity columnAffinity(const SqliteTable& table, const Field& field) {
    const bool takesAny =
        table.isStrict && field.nativeType.size() == 3 && sqlite3_stricmp(field.nativeType.c_str(), "ANY") == 0;
    return takesAny ? SqliteAffinity::Blob : affinityOf(field.nativeType);
}

} // namespace

SqliteInserter::SqliteInserter(SqliteSession& session, const SqliteTable& table, std::vector<std::size_t> fields)
    : m_session(session), m_refusals(session, table, fields) {
    for (const std::size_t index : fields)
        m_affinities.push_back(columnAffinity(table, table.entity.fields[index]));
}

Result<std::unique_ptr<SqliteInserter>> SqliteInserter::prepare(SqliteSession& session, const SqliteTable& table,
                                                                const std::vector<std::string>& fields) {
    std::vector<std::size_t> indices;
    std::string names;
    for (const std::string& name : fields) {
        const auto index = table.entity.fieldIndex(name);
        if (!index)
            return at(makeError(Code::UnknownField, quoted(name), ""), table.entity.name);
        indices.push_back(*index);
        names += (names.empty() ? "" : ",") + sqlName(table.entity.fields[*index].name);
    }
    if (fields.empty())
        return at(makeError(Code::Usage, "at least one field must be written"), table.entity.name);
    std::unique_ptr<SqliteInserter> inserter(new SqliteInserter(session, table, std::move(indices)));
    MW_TRY_DO(inserter->prepareStatements(table, names));
    return inserter;
}

Result<void> SqliteInserter::prepareStatements(const SqliteTable& table, const std::string& names) {
    const std::string into = " INTO main." + sqlName(table.entity.name) + "(" + names + ") ";
    std::string places, columns;
    for (std::size_t i = 0; i < m_affinities.size(); ++i) {
        places += places.empty() ? "?" : ",?";
        columns += (columns.empty() ? "c" : ",c") + std::to_string(i);
    }
    MW_TRY(m_oneByOne, m_session.prepare("INSERT" + into + "VALUES(" + places + ")", true));
    // Triggers make SQLite gather all rows before it inserts the first: then nobody knows which one failed.
    if (table.hasTriggers)
        return {};
    MW_TRY(m_batchTable, SqliteBatchTable::make(m_session, m_affinities.size()));
    MW_TRY(m_together,
           m_session.prepare("INSERT OR FAIL" + into + "SELECT " + columns + " FROM " + m_batchTable->name(), true));
    return {};
}

Result<std::uint64_t> SqliteInserter::insert(const Batch& batch, Rows rows, const RefusedRow& refused,
                                             std::vector<SqliteInsertedRow>* origins) {
    MW_ASSERT(batch.columns.size() == m_affinities.size(),
              "a batch must have the columns that the writer was opened for");
    std::vector<SqliteValueBinder> values;
    values.reserve(batch.columns.size());
    for (std::size_t i = 0; i < batch.columns.size(); ++i)
        values.emplace_back(*batch.columns[i], m_affinities[i]);
    const std::vector<std::uint32_t> good = storableRows(values, rows, refused);
    if (!m_batchTable || origins)
        return insertOneByOne(batch, values, good, refused, origins);
    return insertTogether(batch, values, good, refused);
}

// OR FAIL keeps the rows before the one that failed, so the statement goes on behind it. A reference without a match
// shows only at the end of the statement, which is then undone as a whole: those rows are inserted one by one.
Result<std::uint64_t> SqliteInserter::insertTogether(const Batch& batch, std::span<SqliteValueBinder> values, Rows rows,
                                                     const RefusedRow& refused) {
    sqlite3_stmt* const statement = m_together.handle();
    std::uint64_t inserted = 0;
    while (!rows.empty()) {
        m_batchTable->show(values, rows);
        if (sqlite3_step(statement) == SQLITE_DONE) {
            sqlite3_reset(statement);
            return inserted + rows.size();
        }
        if (m_session.referenceFailed()) {
            sqlite3_reset(statement);
            MW_TRY(const std::uint64_t rest, insertOneByOne(batch, values, rows, refused, nullptr));
            return inserted + rest;
        }
        const std::size_t failed = m_batchTable->position();
        if (failed >= rows.size())
            return m_session.lastError();
        MW_TRY_DO(refuse(batch, rows[failed], statement, refused));
        inserted += failed;
        rows = rows.subspan(failed + 1);
    }
    return inserted;
}

Result<std::uint64_t> SqliteInserter::insertOneByOne(const Batch& batch, std::span<SqliteValueBinder> values, Rows rows,
                                                     const RefusedRow& refused,
                                                     std::vector<SqliteInsertedRow>* origins) {
    sqlite3_stmt* const statement = m_oneByOne.handle();
    std::uint64_t inserted = 0;
    for (const std::uint32_t row : rows) {
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i].bind(statement, int(i) + 1, row);
        if (sqlite3_step(statement) != SQLITE_DONE) [[unlikely]] {
            MW_TRY_DO(refuse(batch, row, statement, refused));
            continue;
        }
        sqlite3_reset(statement);
        ++inserted;
        if (origins)
            origins->push_back({sqlite3_last_insert_rowid(m_session.handle()), batch.sequence, row});
    }
    // The statement must not keep pointers into a batch that goes.
    sqlite3_clear_bindings(statement);
    return inserted;
}

Result<void> SqliteInserter::refuse(const Batch& batch, std::uint32_t row, sqlite3_stmt* statement,
                                    const RefusedRow& refused) {
    const Error failure = m_session.lastError();
    MW_TRY(std::optional<RowError> reason, m_refusals.explain(batch, row));
    sqlite3_reset(statement);
    // A trigger may have rolled everything back: then more is lost than this row.
    if (!reason || !m_session.inTransaction())
        return failure;
    refused(row, std::move(*reason));
    return {};
}

} // namespace mw

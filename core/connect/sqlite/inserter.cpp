// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/inserter.h"

#include "core/base/utf8.h"
#include "core/connect/sqlite/value_binder.h"

#include <sqlite3.h>

#include <algorithm>
#include <set>
#include <utility>

namespace mw {

namespace {

/// A strict table's ANY column takes every value as it is, though its name says numeric affinity.
SqliteAffinity columnAffinity(const SqliteTable& table, const Field& field) {
    const bool takesAny =
        table.isStrict && field.nativeType.size() == 3 && sqlite3_stricmp(field.nativeType.c_str(), "ANY") == 0;
    return takesAny ? SqliteAffinity::Blob : affinityOf(field.nativeType);
}

} // namespace

SqliteInserter::SqliteInserter(SqliteSession& session, const SqliteTable& table, std::vector<std::size_t> fields,
                               const WriteOptions& options, SqliteChangeWatch* watch)
    : m_session(session), m_table(table.entity.name), m_mode(options.mode), m_key(options.key),
      m_fields(options.fields), m_present(options.present), m_given(options.given), m_watch(watch),
      m_refusals(session, table, fields), m_hash(table) {
    for (const std::size_t index : fields)
        m_affinities.push_back(columnAffinity(table, table.entity.fields[index]));
}

Result<std::unique_ptr<SqliteInserter>> SqliteInserter::prepare(SqliteSession& session, const SqliteTable& table,
                                                                const WriteOptions& options, SqliteChangeWatch* watch) {
    std::vector<std::size_t> indices;
    std::string names;
    for (const std::string& name : options.fields) {
        const auto index = table.entity.fieldIndex(name);
        if (!index)
            return at(makeError(Code::UnknownField, quoted(name), ""), table.entity.name);
        indices.push_back(*index);
        names += (names.empty() ? "" : ",") + sqlName(table.entity.fields[*index].name);
    }
    if (options.fields.empty())
        return at(makeError(Code::Usage, "at least one field must be written"), table.entity.name);
    std::unique_ptr<SqliteInserter> inserter(new SqliteInserter(session, table, indices, options, watch));
    MW_TRY_DO(inserter->prepareStatements(table, names));
    MW_TRY_DO(inserter->planOwnRows(table, indices));
    if (options.given && options.mode == LoadMode::AppendMissing)
        MW_TRY_DO(inserter->prepareFind(table));
    return inserter;
}

Result<void> SqliteInserter::prepareFind(const SqliteTable& table) {
    std::string conditions;
    for (const std::string& name : m_key) {
        const Field* const field = table.entity.field(name);
        const auto place = std::find_if(m_fields.begin(), m_fields.end(),
                                        [&](const std::string& given) { return table.entity.field(given) == field; });
        if (place == m_fields.end() || !field || !table.hasRowid)
            return {}; // nobody can ask: prepareStatements() has said what is wrong with a key
        m_keyColumns.push_back(std::size_t(place - m_fields.begin()));
        conditions += (conditions.empty() ? "" : " AND ") + sqlName(field->name) + "=?";
    }
    MW_TRY(m_find, m_session.prepare("SELECT rowid FROM main." + sqlName(table.entity.name) + " WHERE " + conditions, true));
    return {};
}

/// The watch need not ask SQLite for rows of which it is known how they will be stored.
Result<void> SqliteInserter::planOwnRows(const SqliteTable& table, const std::vector<std::size_t>& fields) {
    const bool onlyInserts = m_mode == LoadMode::Insert || m_mode == LoadMode::Replace;
    if (!m_watch || !m_batchTable || !onlyInserts || table.isStrict || !table.hasRowid)
        return {};
    MW_TRY(m_maker, SqliteRecordMaker::plan(m_session, table, fields));
    return {};
}

Result<std::string> SqliteInserter::conflictClause(const SqliteTable& table) const {
    if (m_mode != LoadMode::Upsert && m_mode != LoadMode::AppendMissing)
        return std::string();
    MW_ASSERT(m_watch, "what becomes of rows whose key is there is seen by the watch");
    std::set<std::string> wanted;
    for (const std::string& name : m_key)
        if (const auto index = table.entity.fieldIndex(name))
            wanted.insert(table.entity.fields[*index].name);
    const bool isKey = std::any_of(table.entity.keys.begin(), table.entity.keys.end(), [&](const Key& key) {
        return std::set<std::string>(key.fields.begin(), key.fields.end()) == wanted;
    });
    std::string list;
    for (const std::string& name : wanted)
        list += (list.empty() ? "" : ",") + sqlName(name);
    if (!isKey || wanted.empty())
        return at(makeError(Code::Usage, "the table has no primary or unique key of just these fields: (" + list + ")"),
                  table.entity.name);
    std::string clause = " ON CONFLICT(" + list + ") DO ";
    if (m_mode == LoadMode::AppendMissing)
        return clause + "NOTHING";
    std::string sets;
    for (const std::string& name : m_fields)
        if (const Field* field = table.entity.field(name); !wanted.contains(field->name))
            sets += (sets.empty() ? "" : ",") + sqlName(field->name) + "=excluded." + sqlName(field->name);
    if (sets.empty()) // nothing but the key: the row is confirmed as it is
        sets = sqlName(*wanted.begin()) + "=excluded." + sqlName(*wanted.begin());
    return clause + "UPDATE SET " + sets;
}

Result<void> SqliteInserter::prepareStatements(const SqliteTable& table, const std::string& names) {
    const std::string into = " INTO main." + sqlName(table.entity.name) + "(" + names + ") ";
    std::string places, columns;
    for (std::size_t i = 0; i < m_affinities.size(); ++i) {
        places += places.empty() ? "?" : ",?";
        columns += (columns.empty() ? "c" : ",c") + std::to_string(i);
    }
    MW_TRY(const std::string conflict, conflictClause(table));
    MW_TRY(m_oneByOne, m_session.prepare("INSERT" + into + "VALUES(" + places + ")" + conflict, true));
    // Triggers make SQLite gather all rows before it inserts the first: then nobody knows which one failed.
    if (table.hasTriggers)
        return {};
    MW_TRY(m_batchTable, SqliteBatchTable::make(m_session, m_affinities.size()));
    // An update that fails undoes its whole statement whatever is said, so the inserts beside it do the same.
    const std::string verb = m_mode == LoadMode::Upsert ? "INSERT" : "INSERT OR FAIL";
    MW_TRY(m_together, m_session.prepare(verb + into + "SELECT " + columns + " FROM " + m_batchTable->name() +
                                             (conflict.empty() ? "" : " WHERE true" + conflict),
                                         true));
    return {};
}

Result<SqliteInserted> SqliteInserter::insert(const Batch& batch, Rows rows, const RefusedRow& refused,
                                              std::vector<SqliteInsertedRow>* origins) {
    MW_ASSERT(batch.columns.size() == m_affinities.size(),
              "a batch must have the columns that the writer was opened for");
    std::vector<SqliteValueBinder> values;
    values.reserve(batch.columns.size());
    for (std::size_t i = 0; i < batch.columns.size(); ++i)
        values.emplace_back(*batch.columns[i], m_affinities[i]);
    const std::vector<std::uint32_t> good = storableRows(values, rows, refused);
    m_taken = {};
    // Own rows are noted only where somebody asks what became of them.
    const bool follows = m_watch && (m_mode == LoadMode::Upsert || m_mode == LoadMode::AppendMissing || m_given);
    const bool together = m_batchTable && !origins;
    if (m_watch)
        m_watch->follow(follows ? &m_table : nullptr, together ? m_batchTable.get() : nullptr);
    const Result<void> done = together ? insertTogether(batch, values, good, refused)
                                       : insertOneByOne(batch, values, good, refused, origins);
    if (m_watch)
        m_watch->forgetOwnRows();
    MW_TRY_DO(done);
    MW_TRY_DO(tellPresent(values));
    return m_taken;
}

/// The keys of rows that were there before those of the batch.
Result<void> SqliteInserter::tellPresent(std::span<SqliteValueBinder> values) {
    for (const std::uint32_t row : std::exchange(m_presentRows, {})) {
        if (!m_find)
            continue;
        int place = 0;
        for (const std::size_t column : m_keyColumns)
            values[column].bind(m_find.handle(), ++place, row);
        MW_TRY(const bool found, m_find.step());
        if (found)
            m_given(row, sqlite3_column_int64(m_find.handle(), 0));
        m_find.reset();
        sqlite3_clear_bindings(m_find.handle());
    }
    return {};
}

void SqliteInserter::account(Rows rows, std::size_t count) {
    if (m_watch)
        m_watch->settle();
    if (m_mode != LoadMode::Upsert && m_mode != LoadMode::AppendMissing) {
        m_taken.rows += count;
    } else {
        std::vector<bool> touched(count);
        for (const SqliteOwnRow& own : m_watch->ownRows()) {
            if (own.position >= count)
                continue; // it failed after it was heard of, as on a full disk
            touched[own.position] = true;
            m_taken.updated += own.isUpdate ? 1 : 0;
            ++m_taken.rows;
        }
        for (std::size_t i = 0; i < count; ++i)
            if (!touched[i] && m_present) {
                m_present(rows[i]);
                m_presentRows.push_back(rows[i]);
            }
    }
    if (m_watch) {
        if (m_given)
            for (const SqliteOwnRow& own : m_watch->ownRows())
                if (own.position < count)
                    m_given(rows[own.position], own.rowid);
        m_watch->clearOwnRows();
    }
}

// OR FAIL keeps the rows before the one that failed, so the statement goes on behind it. A reference without a match
// shows only at the end of the statement, which is then undone as a whole, as one is that may update: those rows are
// inserted one by one.
Result<void> SqliteInserter::insertTogether(const Batch& batch, std::span<SqliteValueBinder> values, Rows rows,
                                            const RefusedRow& refused) {
    sqlite3_stmt* const statement = m_together.handle();
    if (m_maker)
        m_watch->knowOwnRows(m_table, *m_batchTable, [&](std::size_t position, std::int64_t rowid) {
            return m_hash.of(rowid, m_maker->make(values, rows[position]));
        });
    while (!rows.empty()) {
        m_batchTable->show(values, rows);
        if (sqlite3_step(statement) == SQLITE_DONE) {
            sqlite3_reset(statement);
            account(rows, rows.size());
            return {};
        }
        const bool isConstraint = (m_session.lastCode() & 0xff) == SQLITE_CONSTRAINT;
        if (m_session.referenceFailed() || (m_mode == LoadMode::Upsert && isConstraint)) {
            sqlite3_reset(statement);
            if (m_watch) {
                m_watch->discard();
                m_watch->clearOwnRows();
                m_watch->forgetOwnRows();
                m_watch->follow(m_watch->follows() ? &m_table : nullptr, nullptr);
            }
            return insertOneByOne(batch, values, rows, refused, nullptr);
        }
        const std::size_t failed = m_batchTable->position();
        if (failed >= rows.size())
            return m_session.lastError();
        account(rows, failed);
        MW_TRY_DO(refuse(batch, rows[failed], statement, refused));
        rows = rows.subspan(failed + 1);
    }
    return {};
}

Result<void> SqliteInserter::insertOneByOne(const Batch& batch, std::span<SqliteValueBinder> values, Rows rows,
                                            const RefusedRow& refused, std::vector<SqliteInsertedRow>* origins) {
    sqlite3_stmt* const statement = m_oneByOne.handle();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i].bind(statement, int(i) + 1, rows[row]);
        if (sqlite3_step(statement) != SQLITE_DONE) [[unlikely]] {
            if (m_watch) {
                m_watch->discard();
                m_watch->clearOwnRows();
            }
            MW_TRY_DO(refuse(batch, rows[row], statement, refused));
            continue;
        }
        sqlite3_reset(statement);
        // A row that took another's place is no row that could be taken back by deleting it.
        const bool isNew = !m_watch || !m_watch->follows() ||
                           (!m_watch->ownRows().empty() && !m_watch->ownRows().front().isUpdate);
        if (origins && isNew)
            origins->push_back({m_session.lastId(), batch.sequence, rows[row]});
        account(rows.subspan(row, 1), 1);
    }
    // The statement must not keep pointers into a batch that goes.
    sqlite3_clear_bindings(statement);
    return {};
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

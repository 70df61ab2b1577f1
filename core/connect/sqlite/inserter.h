// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/batch_table.h"
#include "core/connect/sqlite/change_watch.h"
#include "core/connect/sqlite/record_hash.h"
#include "core/connect/sqlite/record_maker.h"
#include "core/connect/sqlite/refusal.h"
#include "core/connect/writer.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mw {

/// Where an inserted row came from, kept only where a reference may turn out to be broken at commit.
struct SqliteInsertedRow {
    std::int64_t rowid = 0;
    std::uint64_t sequence = 0;
    std::uint32_t row = 0;
};

/// What became of a batch of rows.
struct SqliteInserted {
    std::uint64_t rows = 0;    ///< that the table took
    std::uint64_t updated = 0; ///< of these, such as took the place of another
};

/// Inserts rows of batches into one table: a batch by one statement where the table allows it, else row by row. Values
/// that SQLite would change and rows that break a constraint are refused one by one; the transaction goes on.
class SqliteInserter {
public:
    /// `table` and `watch` must outlive the inserter; `watch` may be null for plain inserts of which nobody hears.
    /// `options`: fields, mode (Replace inserts), key, present, given. UnknownField for fields that the table has not,
    /// Usage for a key that is none of the table's; a missing parent table of a foreign key shows here too.
    static Result<std::unique_ptr<SqliteInserter>> prepare(SqliteSession& session, const SqliteTable& table,
                                                           const WriteOptions& options, SqliteChangeWatch* watch);

    /// `origins`, where not null, gets one entry for each row that was taken.
    Result<SqliteInserted> insert(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused,
                                  std::vector<SqliteInsertedRow>* origins);

private:
    using Rows = std::span<const std::uint32_t>;
    SqliteInserter(SqliteSession& session, const SqliteTable& table, std::vector<std::size_t> fields,
                   const WriteOptions& options, SqliteChangeWatch* watch);
    Result<void> prepareStatements(const SqliteTable& table, const std::string& names);
    Result<void> planOwnRows(const SqliteTable& table, const std::vector<std::size_t>& fields);
    Result<void> prepareFind(const SqliteTable& table);
    Result<void> tellPresent(std::span<SqliteValueBinder> values);
    /// What follows a row's values: what to do where its key is there.
    Result<std::string> conflictClause(const SqliteTable& table) const;
    Result<void> insertTogether(const Batch& batch, std::span<SqliteValueBinder> values, Rows rows,
                                const RefusedRow& refused);
    Result<void> insertOneByOne(const Batch& batch, std::span<SqliteValueBinder> values, Rows rows,
                                const RefusedRow& refused, std::vector<SqliteInsertedRow>* origins);
    /// Counts what a statement made of the first `count` of its rows, and tells who wants to know.
    void account(Rows rows, std::size_t count);
    /// Tells why the statement that just failed did so, if it was the row's fault; else gives the failure.
    Result<void> refuse(const Batch& batch, std::uint32_t row, sqlite3_stmt* statement, const RefusedRow& refused);

    SqliteSession& m_session;
    const std::string m_table;
    const LoadMode m_mode;
    const std::vector<std::string> m_key;
    const std::vector<std::string> m_fields;
    const PresentRow m_present;
    const GivenKey m_given;
    SqliteChangeWatch* const m_watch;
    std::vector<SqliteAffinity> m_affinities; ///< of each batch column's field
    SqliteRefusals m_refusals;
    std::unique_ptr<SqliteBatchTable> m_batchTable; ///< null where rows go one by one
    std::optional<SqliteRecordMaker> m_maker; ///< of rows as they will be stored, where that is known and of use
    SqliteRecordHash m_hash;
    SqliteStatement m_together;
    SqliteStatement m_oneByOne;
    SqliteStatement m_find;                ///< the row of a key, where keys of rows that are there are asked for
    std::vector<std::size_t> m_keyColumns; ///< of the batch, in its order
    std::vector<std::uint32_t> m_presentRows; ///< of the batch at hand
    SqliteInserted m_taken; ///< of the batch at hand
};

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/batch_table.h"
#include "core/connect/sqlite/refusal.h"
#include "core/connect/writer.h"

#include <cstdint>
#include <memory>
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

/// Inserts rows of batches into one table: a batch by one statement where the table allows it, else row by row. Values
/// that SQLite would change and rows that break a constraint are refused one by one; the transaction goes on.
class SqliteInserter {
public:
    /// `table` must outlive the inserter. UnknownField for fields that the table has not; a computed or missing parent
    /// table of a foreign key shows here too.
    static Result<std::unique_ptr<SqliteInserter>> prepare(SqliteSession& session, const SqliteTable& table,
                                                           const std::vector<std::string>& fields);

    /// Gives the number of rows inserted. `origins`, where not null, gets one entry for each.
    Result<std::uint64_t> insert(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused,
                                 std::vector<SqliteInsertedRow>* origins);

private:
    using Rows = std::span<const std::uint32_t>;
    SqliteInserter(SqliteSession& session, const SqliteTable& table, std::vector<std::size_t> fields);
    Result<void> prepareStatements(const SqliteTable& table, const std::string& names);
    Result<std::uint64_t> insertTogether(const Batch& batch, std::span<SqliteValueBinder> values, Rows rows,
                                         const RefusedRow& refused);
    Result<std::uint64_t> insertOneByOne(const Batch& batch, std::span<SqliteValueBinder> values, Rows rows,
                                         const RefusedRow& refused, std::vector<SqliteInsertedRow>* origins);
    /// Tells why the statement that just failed did so, if it was the row's fault; else gives the failure.
    Result<void> refuse(const Batch& batch, std::uint32_t row, sqlite3_stmt* statement, const RefusedRow& refused);

    SqliteSession& m_session;
    std::vector<SqliteAffinity> m_affinities; ///< of each batch column's field
    SqliteRefusals m_refusals;
    std::unique_ptr<SqliteBatchTable> m_batchTable; ///< null where rows go one by one
    SqliteStatement m_together;
    SqliteStatement m_oneByOne;
};

} // namespace mw

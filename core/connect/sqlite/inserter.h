// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// Inserts rows of batches into one table by one prepared statement. Values that SQLite would change and rows that
/// break a constraint are refused one by one; the transaction around it goes on.
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
    SqliteInserter(SqliteSession& session, const SqliteTable& table, std::vector<std::size_t> fields,
                   SqliteStatement statement);

    SqliteSession& m_session;
    std::vector<SqliteAffinity> m_affinities; ///< of each batch column's field
    SqliteRefusals m_refusals;
    SqliteStatement m_statement;
};

} // namespace mw

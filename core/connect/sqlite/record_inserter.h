// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/catalog.h"
#include "core/connect/sqlite/session.h"

#include <cstdint>
#include <string_view>

namespace mw {

/// Inserts rows that are in SQLite's record format already, one by one. Goes before its session.
class SqliteRecordInserter {
public:
    /// The records have all columns of the table in its order; that of the row id is null in them.
    static Result<SqliteRecordInserter> prepare(SqliteSession& session, const SqliteTable& table);
    /// A row that is refused is an error.
    Result<void> insert(std::int64_t rowid, std::string_view record);

private:
    SqliteRecordInserter(SqliteSession& session, SqliteStatement statement, int rowidColumn)
        : m_session(&session), m_statement(std::move(statement)), m_rowidColumn(rowidColumn) {}

    SqliteSession* m_session;
    SqliteStatement m_statement;
    int m_rowidColumn; ///< -1 where no column is the row id
};

} // namespace mw

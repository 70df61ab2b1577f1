// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/catalog.h"
#include "core/connect/sqlite/session.h"

#include <memory>
#include <string>
#include <vector>

struct sqlite3_context;
struct sqlite3_value;

namespace mw {

/// Is shown the rows of a scan.
class SqliteRowVisitor {
public:
    virtual ~SqliteRowVisitor() = default;
    /// The values live for this call only. True pauses the scan after this row.
    virtual bool visit(sqlite3_value* const* values) = 0;
};

/// Walks over a table's rows in the order in which they are stored, so that the n-th row is the n-th whatever columns
/// are asked for. Must go before its session and its visitor.
class SqliteScan {
public:
    enum class Direction { Forward, Backward }; ///< backward only for tables with a rowid
    static Result<SqliteScan> start(SqliteSession& session, const SqliteTable& table,
                                    const std::vector<std::string>& columns, SqliteRowVisitor& visitor,
                                    Direction direction = Direction::Forward);
    /// Shows rows until the visitor pauses (true) or there are no more (false).
    Result<bool> resume();
    /// Says whether a table can be walked backward.
    static bool canGoBackward(const SqliteTable& table);

private:
    SqliteScan(SqliteStatement statement, SqliteRowVisitor& visitor, int columns)
        : m_statement(std::move(statement)), m_visitor(&visitor), m_values(std::size_t(columns)) {}

    SqliteStatement m_statement;
    SqliteRowVisitor* m_visitor;
    std::vector<sqlite3_value*> m_values; ///< empty where SQLite calls the visitor itself
};

/// The SQL function through which SQLite shows rows; each session that scans has it.
void visitRow(sqlite3_context* context, int count, sqlite3_value** values);

} // namespace mw

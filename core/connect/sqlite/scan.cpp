// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/scan.h"

#include <sqlite3.h>

#include <new>

namespace mw {

namespace {

constexpr char kPointerType[] = "mapwright row visitor";
constexpr std::size_t kMostArguments = 100; // SQLite's default limit is 127

} // namespace

void visitRow(sqlite3_context* context, int count, sqlite3_value** values) {
    auto* visitor = static_cast<SqliteRowVisitor*>(sqlite3_value_pointer(values[0], kPointerType));
    if (visitor == nullptr || count < 2) {
        sqlite3_result_error(context, "this function is called by scans only", -1);
        return;
    }
    try {
        sqlite3_result_int(context, visitor->visit(values + 1) ? 1 : 0);
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

bool SqliteScan::canGoBackward(const SqliteTable& table) {
    return !rowidName(table).empty();
}

// An ordinary table is walked inside SQLite: a condition that is a function call sees each row's values in place,
// which is nearly twice as fast as fetching them as a result. It answers false until a batch is full. In views and
// virtual tables SQLite may move conditions about, so there the rows are fetched.
Result<SqliteScan> SqliteScan::start(SqliteSession& session, const SqliteTable& table,
                                     const std::vector<std::string>& columns, SqliteRowVisitor& visitor,
                                     Direction direction) {
    const bool inside = table.isPlain && columns.size() <= kMostArguments;
    std::string list;
    for (const std::string& column : columns)
        list += (list.empty() && !inside ? "" : ",") + sqlName(column);
    const std::string from = table.query.empty() ? " FROM main." + sqlName(table.entity.name) + (table.isPlain ? " NOT INDEXED" : "")
                                                 : " FROM (" + table.query + "\n)"; // its last line may be a comment
    std::string sql = inside ? "SELECT 1" + from + " WHERE mapwright_visit(?1" + list + ")" : "SELECT " + list + from;
    if (direction == Direction::Backward)
        sql += " ORDER BY " + rowidName(table) + " DESC";
    MW_TRY(SqliteStatement statement, session.prepare(sql));
    if (inside)
        sqlite3_bind_pointer(statement.handle(), 1, &visitor, kPointerType, nullptr);
    return SqliteScan(std::move(statement), visitor, inside ? 0 : int(columns.size()));
}

Result<bool> SqliteScan::resume() {
    while (true) {
        MW_TRY(const bool found, m_statement.step());
        if (!found || m_values.empty())
            return found;
        for (std::size_t i = 0; i < m_values.size(); ++i)
            m_values[i] = sqlite3_column_value(m_statement.handle(), int(i));
        if (m_visitor->visit(m_values.data()))
            return true;
    }
}

} // namespace mw

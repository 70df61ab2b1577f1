// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/scan.h"

#include "core/connect/sqlite/stored_value.h"

#include <sqlite3.h>

#include <new>

namespace mw {

namespace {

constexpr char kPointerType[] = "mapwright row visitor";
constexpr std::size_t kMostArguments = 100; // SQLite's default limit is 127

} // namespace

void visitRow(sqlite3_context* context, int count, sqlite3_value** values) {
    auto* rows = static_cast<SqliteScan::Rows*>(sqlite3_value_pointer(values[0], kPointerType));
    if (rows == nullptr || std::size_t(count) != rows->values.size() + 1) {
        sqlite3_result_error(context, "this function is called by scans only", -1);
        return;
    }
    for (std::size_t i = 0; i < rows->values.size(); ++i)
        rows->values[i] = storedValue(values[i + 1]);
    try {
        sqlite3_result_int(context, rows->visitor->visit({rows->values}) ? 1 : 0);
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

bool SqliteScan::canGoBackward(const SqliteTable& table) {
    return !rowidName(table).empty();
}

// Records with a row id are read as they lie in the pages of the file where that can be done. Any other ordinary table is
// walked inside SQLite: a condition that is a function call sees each row's values in place, which is nearly twice as fast
// as fetching them as a result. It answers false until a batch is full. In views and virtual tables SQLite may move
// conditions about, so there the rows are fetched.
Result<SqliteScan> SqliteScan::start(SqliteSession& session, const SqliteTable& table,
                                     const std::vector<std::string>& columns, SqliteRowVisitor& visitor,
                                     Direction direction) {
    MW_TRY(std::optional<SqliteTableWalk> walk, SqliteTableWalk::start(session, table, direction));
    if (walk)
        return SqliteScan(Pages{std::move(*walk), SqliteRecordReader(session, table, columns), &visitor, !table.rowidField.empty()});
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
    auto rows = std::make_unique<Rows>(Rows{&visitor, std::vector<StoredValue>(columns.size())});
    if (inside)
        sqlite3_bind_pointer(statement.handle(), 1, rows.get(), kPointerType, nullptr);
    return SqliteScan(std::move(statement), std::move(rows), inside);
}

Result<bool> SqliteScan::resume() {
    if (m_pages)
        return resume(*m_pages);
    while (true) {
        MW_TRY(const bool found, m_statement.step());
        if (!found || m_inside)
            return found;
        for (std::size_t i = 0; i < m_rows->values.size(); ++i)
            m_rows->values[i] = storedValue(sqlite3_column_value(m_statement.handle(), int(i)));
        if (m_rows->visitor->visit({m_rows->values}))
            return true;
    }
}

Result<bool> SqliteScan::resume(Pages& pages) {
    while (true) {
        MW_TRY(const bool found, pages.walk.next());
        if (!found)
            return false;
        MW_TRY(const std::span<const StoredValue> values, pages.records.read(pages.walk.rowid(), pages.walk.record()));
        if (pages.visitor->visit({values, pages.rowidIsValue ? pages.walk.cell() : pages.walk.record(), &pages.walk.owner()}))
            return true;
    }
}

} // namespace mw

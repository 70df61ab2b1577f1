// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/catalog.h"
#include "core/connect/sqlite/record_reader.h"
#include "core/connect/sqlite/table_walk.h"
#include "core/connect/sqlite/session.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

struct sqlite3_context;
struct sqlite3_value;

namespace mw {

/// A row as a scan shows it.
struct SqliteRow {
    std::span<const StoredValue> values;
    std::string_view stored = {}; ///< the bytes in which it lies in the file, where they are known; values point into them
    const std::shared_ptr<const char[]>* owner = nullptr; ///< keeps these bytes alive
};

/// Is shown the rows of a scan.
class SqliteRowVisitor {
public:
    virtual ~SqliteRowVisitor() = default;
    /// The row lives for this call only, but for the bytes of one with an owner. True pauses the scan after this row.
    virtual bool visit(const SqliteRow& row) = 0;
};

/// Walks over a table's rows in the order in which they are stored, so that the n-th row is the n-th whatever columns
/// are asked for. Must go before its session and its visitor.
class SqliteScan {
public:
    using Direction = SqliteTableWalk::Direction; ///< backward only for tables with a rowid
    static Result<SqliteScan> start(SqliteSession& session, const SqliteTable& table,
                                    const std::vector<std::string>& columns, SqliteRowVisitor& visitor,
                                    Direction direction = Direction::Forward);
    /// Shows rows until the visitor pauses (true) or there are no more (false).
    Result<bool> resume();
    /// Rows are shown with their stored bytes.
    bool showsStored() const { return m_pages.has_value(); }
    /// Shows other columns from now on; the rows come with their stored bytes.
    void showOnly(SqliteRecordReader records) { m_pages->records = std::move(records); }
    /// Bytes of the file that the rows shown so far took; 0 where that is not known.
    std::uint64_t bytesRead() const { return m_pages ? m_pages->walk.bytesRead() : 0; }
    /// … and that all rows take.
    Result<std::uint64_t> countBytes() const { return m_pages ? m_pages->walk.countBytes() : std::uint64_t(0); }
    /// Says whether a table can be walked backward.
    static bool canGoBackward(const SqliteTable& table);

private:
    friend void visitRow(sqlite3_context* context, int count, sqlite3_value** values);
    /// Rows that SQL gives, and who is shown them.
    struct Rows {
        SqliteRowVisitor* visitor;
        std::vector<StoredValue> values;
    };
    /// Records as they lie in the file.
    struct Pages {
        SqliteTableWalk walk;
        SqliteRecordReader records;
        SqliteRowVisitor* visitor;
        bool rowidIsValue; ///< a column shows the row id
    };
    explicit SqliteScan(Pages pages) : m_pages(std::move(pages)) {}
    SqliteScan(SqliteStatement statement, std::unique_ptr<Rows> rows, bool inside)
        : m_rows(std::move(rows)), m_statement(std::move(statement)), m_inside(inside) {}
    static Result<bool> resume(Pages& pages);

    std::optional<Pages> m_pages; ///< where they can be read so
    std::unique_ptr<Rows> m_rows; ///< otherwise; SQLite keeps its address
    SqliteStatement m_statement;
    bool m_inside = false; ///< SQLite calls the visitor itself
};

/// The SQL function through which SQLite shows rows; each session that scans has it.
void visitRow(sqlite3_context* context, int count, sqlite3_value** values);

} // namespace mw

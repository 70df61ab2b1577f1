// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/session.h"
#include "core/connect/sqlite/value_binder.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace mw {

/// Shows rows of a batch to SQLite as a table with columns c0, c1, …: INSERT … SELECT from it is half as fast again as
/// a prepared INSERT for each row. Must go after the statements that read it and before its session.
class SqliteBatchTable {
public:
    static Result<std::unique_ptr<SqliteBatchTable>> make(SqliteSession& session, std::size_t columns);
    SqliteBatchTable(const SqliteBatchTable&) = delete;
    SqliteBatchTable& operator=(const SqliteBatchTable&) = delete;
    ~SqliteBatchTable();

    const std::string& name() const { return m_name; }
    /// What the next statement sees. Both must stay until it has run, and none of the values may be refused.
    void show(std::span<SqliteValueBinder> values, std::span<const std::uint32_t> rows) {
        m_values = values;
        m_rows = rows;
    }
    /// Index in `rows` of the row at which a statement stopped.
    std::size_t position() const { return m_position; }

private:
    struct Module;
    SqliteBatchTable(SqliteSession& session, std::size_t columns) : m_session(session), m_columns(columns) {}

    SqliteSession& m_session;
    const std::size_t m_columns;
    std::string m_name;
    std::span<SqliteValueBinder> m_values;
    std::span<const std::uint32_t> m_rows;
    std::size_t m_position = 0;
};

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/row_form.h"
#include "core/connect/sqlite/session.h"

#include <optional>
#include <string>
#include <string_view>

namespace mw {

/// Reads, writes and removes single rows of one table by their keys and images, for taking changes back. Within the
/// transaction at hand. Must go before its session.
class SqliteRowEditor {
public:
    static Result<SqliteRowEditor> open(SqliteSession& session, const SqliteTable& table);

    const SqliteRowForm& form() const { return m_form; }
    /// The row's image; none where there is no such row.
    Result<std::optional<std::string>> read(std::string_view key);
    /// Each gives the number of rows that it changed. A constraint in the way fails with what SQLite says.
    Result<std::uint64_t> remove(std::string_view key);
    Result<std::uint64_t> update(std::string_view key, std::string_view image);
    Result<std::uint64_t> insert(std::string_view key, std::string_view image);
    /// Adds up all rows of the table.
    Result<RowDigest> digest();

    /// A key for people: "17", "a, 3".
    static std::string describe(std::string_view key);
    /// Says whether an image has as many values as the table has columns.
    bool fits(std::string_view image) const;

private:
    SqliteRowEditor(SqliteSession& session, SqliteRowForm form) : m_session(&session), m_form(std::move(form)) {}
    Result<std::uint64_t> run(SqliteStatement& statement);
    int bindWritable(sqlite3_stmt* statement, int parameter, std::string_view image) const;

    SqliteSession* m_session;
    SqliteRowForm m_form;
    SqliteStatement m_read, m_remove, m_update, m_insert;
    std::string m_image;
};

/// Lets neither triggers nor references act in this session; before a transaction.
Result<void> quietSession(SqliteSession& session);

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/record_inserter.h"

#include "core/connect/sqlite/record.h"

#include <sqlite3.h>

#include <bit>

namespace mw {

namespace {

/// Binds the value of a serial type; gives the bytes that it takes in the body.
std::size_t bindStored(sqlite3_stmt* statement, int parameter, std::uint64_t type, const char* body) {
    if (type >= 12) {
        const auto size = std::size_t(type - 12) / 2;
        if (type % 2 == 0)
            sqlite3_bind_blob64(statement, parameter, size == 0 ? "" : body, size, SQLITE_STATIC);
        else
            sqlite3_bind_text64(statement, parameter, size == 0 ? "" : body, size, SQLITE_STATIC, SQLITE_UTF8);
        return size;
    }
    const std::size_t size = type < 8 ? sqliteNumberSize(type) : 0;
    if (type == 0)
        sqlite3_bind_null(statement, parameter);
    else if (type == 7)
        sqlite3_bind_double(statement, parameter, std::bit_cast<double>(sqliteNumber(body, size)));
    else
        sqlite3_bind_int64(statement, parameter, type >= 8 ? std::int64_t(type - 8) : sqliteNumber(body, size));
    return size;
}

} // namespace

Result<SqliteRecordInserter> SqliteRecordInserter::prepare(SqliteSession& session, const SqliteTable& table) {
    std::string places;
    int rowidColumn = -1;
    for (std::size_t i = 0; i < table.entity.fields.size(); ++i) {
        places += places.empty() ? "?" : ",?";
        if (!table.rowidField.empty() && table.entity.fields[i].name == table.rowidField)
            rowidColumn = int(i);
    }
    MW_TRY(SqliteStatement statement,
           session.prepare("INSERT INTO main." + sqlName(table.entity.name) + " VALUES(" + places + ")", true));
    return SqliteRecordInserter(session, std::move(statement), rowidColumn);
}

Result<void> SqliteRecordInserter::insert(std::int64_t rowid, std::string_view record) {
    sqlite3_stmt* const statement = m_statement.handle();
    const char* types = record.data();
    const char* body = record.data() + takeSqliteVarint(types);
    const char* const end = body;
    for (int column = 0; types < end; ++column) {
        const std::uint64_t type = takeSqliteVarint(types);
        if (column == m_rowidColumn)
            sqlite3_bind_int64(statement, column + 1, rowid);
        else
            body += bindStored(statement, column + 1, type, body);
    }
    const bool done = sqlite3_step(statement) == SQLITE_DONE;
    Result<void> outcome = done ? Result<void>() : Result<void>(m_session->lastError());
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return outcome;
}

} // namespace mw

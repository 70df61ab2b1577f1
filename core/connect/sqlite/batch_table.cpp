// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/batch_table.h"

#include <sqlite3.h>

#include <new>

namespace mw {

/// The virtual table's methods (sqlite.org/vtab.html); an eponymous one, so there is nothing to create or to drop.
struct SqliteBatchTable::Module {
    struct Table {
        sqlite3_vtab base; // first: SQLite sees only this
        SqliteBatchTable* shown;
    };
    struct Cursor {
        sqlite3_vtab_cursor base; // first, as above
    };
    static SqliteBatchTable& shownBy(sqlite3_vtab_cursor* cursor) {
        return *reinterpret_cast<Table*>(cursor->pVtab)->shown;
    }

    static int connect(sqlite3* database, void* shown, int, const char* const*, sqlite3_vtab** table, char**) {
        std::string declaration = "CREATE TABLE x(c0";
        for (std::size_t i = 1; i < static_cast<SqliteBatchTable*>(shown)->m_columns; ++i)
            declaration += ",c" + std::to_string(i);
        if (const int code = sqlite3_declare_vtab(database, (declaration + ")").c_str()); code != SQLITE_OK)
            return code;
        auto* made = new (std::nothrow) Table{{}, static_cast<SqliteBatchTable*>(shown)};
        if (made == nullptr)
            return SQLITE_NOMEM;
        *table = &made->base;
        return SQLITE_OK;
    }
    static int disconnect(sqlite3_vtab* table) {
        delete reinterpret_cast<Table*>(table);
        return SQLITE_OK;
    }
    static int bestIndex(sqlite3_vtab*, sqlite3_index_info* info) {
        info->estimatedCost = 1;
        return SQLITE_OK;
    }
    static int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
        auto* made = new (std::nothrow) Cursor{};
        if (made == nullptr)
            return SQLITE_NOMEM;
        *cursor = &made->base;
        return SQLITE_OK;
    }
    static int close(sqlite3_vtab_cursor* cursor) {
        delete reinterpret_cast<Cursor*>(cursor);
        return SQLITE_OK;
    }
    static int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
        shownBy(cursor).m_position = 0;
        return SQLITE_OK;
    }
    static int next(sqlite3_vtab_cursor* cursor) {
        ++shownBy(cursor).m_position;
        return SQLITE_OK;
    }
    static int isAtEnd(sqlite3_vtab_cursor* cursor) {
        const SqliteBatchTable& shown = shownBy(cursor);
        return shown.m_position >= shown.m_rows.size();
    }
    static int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int index) {
        SqliteBatchTable& shown = shownBy(cursor);
        shown.m_values[std::size_t(index)].give(context, shown.m_rows[shown.m_position]);
        return SQLITE_OK;
    }
    static int rowid(sqlite3_vtab_cursor* cursor, sqlite3_int64* number) {
        *number = sqlite3_int64(shownBy(cursor).m_position);
        return SQLITE_OK;
    }

    static const sqlite3_module* methods() {
        static const sqlite3_module module = [] {
            sqlite3_module made{};
            made.xConnect = connect;
            made.xBestIndex = bestIndex;
            made.xDisconnect = disconnect;
            made.xOpen = open;
            made.xClose = close;
            made.xFilter = filter;
            made.xNext = next;
            made.xEof = isAtEnd;
            made.xColumn = column;
            made.xRowid = rowid;
            return made;
        }();
        return &module;
    }
};

Result<std::unique_ptr<SqliteBatchTable>> SqliteBatchTable::make(SqliteSession& session, std::size_t columns) {
    std::unique_ptr<SqliteBatchTable> table(new SqliteBatchTable(session, columns));
    // A name of its own, because several writers may be open at once.
    table->m_name = "mapwright_rows_" + std::to_string(reinterpret_cast<std::uintptr_t>(table.get()));
    if (sqlite3_create_module_v2(session.handle(), table->m_name.c_str(), Module::methods(), table.get(), nullptr) !=
        SQLITE_OK)
        return session.lastError();
    return table;
}

SqliteBatchTable::~SqliteBatchTable() {
    sqlite3_create_module_v2(m_session.handle(), m_name.c_str(), nullptr, nullptr, nullptr);
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/sqlite_note.h"

namespace mw {

Result<std::optional<std::string>> readSqliteNote(SqliteSession& session) {
    MW_TRY(const auto known, session.integer("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = " +
                                             sqlText(kSqliteNoteTable)));
    if (!known)
        return std::optional<std::string>();
    MW_TRY(SqliteStatement row, session.prepare("SELECT note FROM main." + sqlName(kSqliteNoteTable)));
    MW_TRY(const bool found, row.step());
    return found ? std::optional(std::string(row.text(0))) : std::nullopt;
}

Result<void> writeSqliteNote(SqliteSession& session, const std::string& note) {
    const std::string table = "main." + sqlName(kSqliteNoteTable);
    MW_TRY_DO(session.execute("CREATE TABLE IF NOT EXISTS " + table + "(note TEXT NOT NULL); DELETE FROM " + table));
    MW_TRY(SqliteStatement row, session.prepare("INSERT INTO " + table + " VALUES(?)"));
    row.bind(0, note);
    MW_TRY_DO(row.step());
    return {};
}

Result<void> dropSqliteNote(SqliteSession& session) {
    return session.execute("DROP TABLE IF EXISTS main." + sqlName(kSqliteNoteTable));
}

Result<std::vector<SqliteTable>> readTablesOfOthers(SqliteSession& session) {
    MW_TRY(std::vector<SqliteTable> tables, readSqliteCatalog(session));
    std::erase_if(tables, [](const SqliteTable& table) { return table.entity.name == kSqliteNoteTable; });
    return tables;
}

} // namespace mw

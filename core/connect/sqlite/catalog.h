// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/declared_type.h"
#include "core/connect/sqlite/session.h"
#include "core/schema/schema.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// A table or view as declared; the entity's types are what the declarations say, no value has been looked at.
struct SqliteTable {
    Entity entity;
    std::vector<DeclaredType> declared; ///< one per field
    bool isPlain = false;               ///< rows lie in the file: no view, no virtual table
    bool hasRowid = false;
    bool isStrict = false;
    bool hasTriggers = false;
    bool hasVirtualColumns = false; ///< computed when they are read
    bool mayDefer = false;  ///< some foreign key is checked at commit only
    std::string rowidField; ///< the INTEGER PRIMARY KEY, empty for none
    std::string statement;  ///< CREATE TABLE as the catalogue keeps it
    std::string query;      ///< the SQL whose rows it stands for; empty: it is in the catalogue
};

/// Reads the schema of the main database, in order of creation. A table or view that SQLite itself cannot read (a
/// missing module, a view on a missing table) comes without fields and says why in its comment.
Result<std::vector<SqliteTable>> readSqliteCatalog(SqliteSession& session);

/// What a query gives, as a table: named columns with what SQLite knows of their declarations. DatabaseError where it is none.
Result<SqliteTable> describeSqliteQuery(SqliteSession& session, const std::string& sql);

/// A name under which the rowid can be spoken of; empty where there is none, or columns have taken all of them.
std::string rowidName(const SqliteTable& table);
/// Finds a table by name: exactly, then without case. Null if there is none.
const SqliteTable* findTable(const std::vector<SqliteTable>& tables, std::string_view name);
/// UnknownEntity with the names that there are.
Error unknownTable(const std::vector<SqliteTable>& tables, std::string_view name);

} // namespace mw

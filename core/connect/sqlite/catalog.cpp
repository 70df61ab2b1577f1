// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/catalog.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/connect/sqlite/table_text.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <map>

namespace mw {

namespace {

std::string ownText(const SqliteStatement& row, int column) {
    return std::string(row.text(column));
}

/// Reads one table's details through SQLite's PRAGMA functions.
class TableReader {
public:
    TableReader(SqliteSession& session, SqliteTable& table) : m_session(session), m_table(table) {}

    Result<void> run() {
        MW_TRY_DO(readColumns());
        if (m_table.entity.isView)
            return {};
        const SqliteTableText text = readTableText(m_table.statement);
        m_table.entity.constraints = text.checks;
        m_table.mayDefer = text.hasDeferredKeys;
        MW_TRY_DO(readKeys(text.primaryKeyName));
        return readRelations(text.foreignKeyNames);
    }

private:
    Result<SqliteStatement> query(const std::string& sql) {
        MW_TRY(SqliteStatement statement, m_session.prepare(sql));
        statement.bind(0, m_table.entity.name);
        return statement;
    }

    Result<void> readColumns() {
        MW_TRY(SqliteStatement row,
               query("SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?)"));
        while (true) {
            MW_TRY(const bool found, row.step());
            if (!found)
                break;
            const std::int64_t hidden = row.integer(5);
            if (hidden == 1) // a column that a virtual table uses for itself
                continue;
            Field field;
            field.name = ownText(row, 0);
            field.nativeType = ownText(row, 1);
            field.nullable = row.integer(2) == 0;
            field.defaultValue = ownText(row, 3);
            field.generated = hidden == 2 || hidden == 3;
            m_table.hasVirtualColumns = m_table.hasVirtualColumns || hidden == 2;
            m_table.declared.push_back(readDeclaredType(field.nativeType));
            field.type = m_table.declared.back().fallback;
            if (const std::int64_t place = row.integer(4); place > 0)
                m_keyPlaces.emplace(place, field.name);
            m_table.entity.fields.push_back(std::move(field));
        }
        return {};
    }

    Result<void> readKeys(const std::string& primaryKeyName) {
        if (!m_keyPlaces.empty()) {
            Key key;
            key.name = primaryKeyName;
            key.primary = true;
            for (const auto& [place, name] : m_keyPlaces)
                key.fields.push_back(name);
            m_table.entity.keys.push_back(std::move(key));
        }
        struct Index {
            std::string name, origin;
        };
        std::vector<Index> indexes;
        MW_TRY(SqliteStatement row, query("SELECT name, origin FROM pragma_index_list(?) "
                                          "WHERE \"unique\" AND NOT partial ORDER BY seq DESC"));
        while (true) {
            MW_TRY(const bool found, row.step());
            if (!found)
                break;
            indexes.push_back({ownText(row, 0), ownText(row, 1)});
        }
        bool keyHasIndex = false;
        for (const Index& index : indexes) {
            if (index.origin == "pk")
                keyHasIndex = true;
            else
                MW_TRY_DO(readUniqueIndex(index.name));
        }
        markKeyFields(keyHasIndex);
        return {};
    }

    Result<void> readUniqueIndex(const std::string& name) {
        MW_TRY(SqliteStatement row, m_session.prepare("SELECT cid, name FROM pragma_index_info(?) ORDER BY seqno"));
        row.bind(0, name);
        Key key;
        key.name = name.starts_with("sqlite_autoindex_") ? std::string() : name;
        while (true) {
            MW_TRY(const bool found, row.step());
            if (!found)
                break;
            if (row.integer(0) < 0) // an expression or the rowid: no key that fields could name
                return {};
            key.fields.push_back(ownText(row, 1));
        }
        m_table.entity.keys.push_back(std::move(key));
        return {};
    }

    /// SQLite lets key columns of ordinary tables be null; nobody else does, and no source should rely on it.
    void markKeyFields(bool keyHasIndex) {
        const bool isRowid = m_keyPlaces.size() == 1 && m_table.hasRowid && !keyHasIndex;
        for (const auto& [place, name] : m_keyPlaces)
            for (Field& field : m_table.entity.fields)
                if (field.name == name) {
                    field.nullable = false;
                    field.generated = field.generated || isRowid;
                }
        if (isRowid)
            m_table.rowidField = m_keyPlaces.begin()->second;
    }

    Result<void> readRelations(const std::vector<std::string>& names) {
        // The list begins with the key that was declared last.
        MW_TRY(SqliteStatement row, query("SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?) "
                                          "ORDER BY id DESC, seq"));
        std::int64_t current = -1;
        auto& relations = m_table.entity.relations;
        while (true) {
            MW_TRY(const bool found, row.step());
            if (!found)
                break;
            if (row.integer(0) != current || relations.empty()) {
                current = row.integer(0);
                const std::string name = relations.size() < names.size() ? names[relations.size()] : std::string();
                relations.push_back({name, {}, ownText(row, 1), {}});
            }
            relations.back().fields.push_back(ownText(row, 2));
            if (!row.isNull(3))
                relations.back().parentFields.push_back(ownText(row, 3));
        }
        return {};
    }

    SqliteSession& m_session;
    SqliteTable& m_table;
    std::map<std::int64_t, std::string> m_keyPlaces; ///< place in the primary key, from 1 → field
};

/// "REFERENCES parent" without columns means the parent's primary key.
void completeRelations(std::vector<SqliteTable>& tables) {
    for (SqliteTable& table : tables)
        for (Relation& relation : table.entity.relations) {
            const SqliteTable* parent = findTable(tables, relation.parentEntity);
            if (parent == nullptr)
                continue;
            relation.parentEntity = parent->entity.name;
            if (const Key* key = parent->entity.primaryKey(); key != nullptr && relation.parentFields.empty())
                relation.parentFields = key->fields;
        }
}

} // namespace

Result<std::vector<SqliteTable>> readSqliteCatalog(SqliteSession& session) {
    MW_TRY(SqliteStatement row,
           session.prepare("SELECT l.name, l.type, l.wr, l.strict, m.sql, EXISTS (SELECT 1 FROM main.sqlite_schema t "
                           "WHERE t.type = 'trigger' AND t.tbl_name = m.name COLLATE NOCASE) FROM main.sqlite_schema m "
                           "JOIN pragma_table_list l ON l.name = m.name AND l.schema = 'main' "
                           "WHERE m.type IN ('table', 'view') AND l.type <> 'shadow' "
                           "AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.rowid"));
    std::vector<SqliteTable> tables;
    while (true) {
        MW_TRY(const bool found, row.step());
        if (!found)
            break;
        SqliteTable table;
        table.entity.name = ownText(row, 0);
        const std::string_view kind = row.text(1);
        table.entity.isView = kind == "view";
        table.isPlain = kind == "table";
        table.hasRowid = table.isPlain && row.integer(2) == 0;
        table.isStrict = row.integer(3) != 0;
        table.hasTriggers = row.integer(5) != 0;
        table.statement = ownText(row, 4);
        tables.push_back(std::move(table));
    }
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const Result<void> read = TableReader(session, tables[i]).run();
        if (read.ok())
            continue;
        if (read.error().code != Code::DatabaseError)
            return read.error();
        const std::string name = tables[i].entity.name;
        const bool isView = tables[i].entity.isView;
        tables[i] = SqliteTable();
        tables[i].entity.name = name;
        tables[i].entity.isView = isView;
        tables[i].entity.comment = "It cannot be read: " + read.error().message();
    }
    completeRelations(tables);
    return tables;
}

Result<SqliteTable> describeSqliteQuery(SqliteSession& session, const std::string& sql) {
    MW_TRY(const SqliteStatement statement, session.prepare("SELECT * FROM (" + sql + "\n)"));
    SqliteTable asked;
    asked.query = sql;
    for (int column = 0; column < statement.columns(); ++column) {
        Field field;
        field.name = sqlite3_column_name(statement.handle(), column);
        const char* const declared = sqlite3_column_decltype(statement.handle(), column);
        field.nativeType = declared ? declared : "";
        asked.declared.push_back(readDeclaredType(field.nativeType));
        field.type = asked.declared.back().fallback;
        asked.entity.fields.push_back(std::move(field));
    }
    return asked;
}

std::string rowidName(const SqliteTable& table) {
    constexpr std::array<std::string_view, 3> kNames = {"rowid", "_rowid_", "oid"};
    for (const std::string_view name : kNames)
        if (table.hasRowid && table.entity.field(name) == nullptr)
            return std::string(name);
    return {};
}

const SqliteTable* findTable(const std::vector<SqliteTable>& tables, std::string_view name) {
    for (const SqliteTable& table : tables)
        if (table.entity.name == name)
            return &table;
    // SQLite itself does not let names differ in case only, so the first is the one.
    const std::string folded = foldCase(name);
    for (const SqliteTable& table : tables)
        if (foldCase(table.entity.name) == folded)
            return &table;
    return nullptr;
}

Error unknownTable(const std::vector<SqliteTable>& tables, std::string_view name) {
    std::string names;
    constexpr std::size_t kNamed = 20;
    for (std::size_t i = 0; i < std::min(tables.size(), kNamed); ++i)
        names += (i > 0 ? ", " : "") + tables[i].entity.name;
    if (tables.size() > kNamed)
        names += " and " + std::to_string(tables.size() - kNamed) + " more";
    return makeError(Code::UnknownEntity, quoted(name), names.empty() ? "none" : names);
}

} // namespace mw

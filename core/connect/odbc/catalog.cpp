// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/odbc/catalog.h"

#include <sql.h>
#include <sqlext.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace mw {

namespace {

using Row = std::vector<std::optional<std::string>>;

int numberOf(const std::optional<std::string>& text, int otherwise = 0) {
    int number = otherwise;
    if (text)
        std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

/// Names as catalogue functions take them; none stands for any.
class Name {
public:
    Name() = default;
    explicit Name(const std::string& text) : m_text(toOdbcText(text)), m_isGiven(!text.empty()) {}
    SQLWCHAR* text() { return m_isGiven ? m_text.data() : nullptr; }
    SQLSMALLINT size() const { return m_isGiven ? SQLSMALLINT(SQL_NTS) : SQLSMALLINT(0); }

private:
    std::vector<unsigned short> m_text;
    bool m_isGiven = false;
};

Result<std::vector<Row>> rowsOf(const OdbcSession& session, OdbcStatement& statement, SQLRETURN code) {
    std::vector<Row> rows;
    if (code != SQL_SUCCESS && code != SQL_SUCCESS_WITH_INFO)
        return session.fail(SQL_HANDLE_STMT, statement.handle());
    const std::size_t columns = statement.columns();
    while (true) {
        MW_TRY(const bool more, statement.next(session));
        if (!more)
            return rows;
        Row row(std::max(columns, std::size_t(20)));
        for (std::size_t i = 0; i < columns; ++i) {
            std::string text;
            MW_TRY(const bool isThere, statement.text(session, i, text));
            if (isThere)
                row[i] = std::move(text);
        }
        rows.push_back(std::move(row));
    }
}

LogicalType decimalType(int size, int digits) {
    if (size < 1 || size > 38 || digits < 0 || digits > size)
        return LogicalType::text();
    return LogicalType::decimal(std::uint8_t(size), std::uint8_t(digits));
}

/// Some drivers call a column declared "NUMERIC(10,2)" a floating point number; the declaration knows better.
bool readDeclaredDecimal(const std::string& name, LogicalType& type) {
    std::string word = name.substr(0, name.find('('));
    for (char& c : word)
        if (c >= 'a' && c <= 'z')
            c = char(c - 'a' + 'A');
    if ((word != "NUMERIC" && word != "DECIMAL") || word.size() == name.size())
        return false;
    int size = 0, digits = 0;
    const char* const end = name.data() + name.size();
    const auto first = std::from_chars(name.data() + word.size() + 1, end, size);
    const char* at = first.ptr;
    while (at != end && (*at == ',' || *at == ' '))
        ++at;
    std::from_chars(at, end, digits);
    type = decimalType(size, digits);
    return type.kind == TypeKind::Decimal;
}

LogicalType typeOf(int sqlType, const std::string& name, int size, int digits) {
    switch (sqlType) {
    case SQL_BIT:
        return LogicalType::boolean();
    case SQL_TINYINT:
    case SQL_SMALLINT:
    case SQL_INTEGER:
    case SQL_BIGINT:
        return LogicalType::integer();
    case SQL_DECIMAL:
    case SQL_NUMERIC:
        return decimalType(size, digits);
    case SQL_REAL:
    case SQL_FLOAT:
    case SQL_DOUBLE: {
        LogicalType type = LogicalType::floating();
        return readDeclaredDecimal(name, type) ? type : LogicalType::floating();
    }
    case SQL_DATE:
    case SQL_TYPE_DATE:
        return LogicalType::date();
    case SQL_TIME:
    case SQL_TYPE_TIME:
        return LogicalType::time();
    case SQL_TIMESTAMP:
    case SQL_TYPE_TIMESTAMP:
        return LogicalType::timestamp(name.find("timestamptz") != std::string::npos ||
                                      name.find("with time zone") != std::string::npos);
    case SQL_GUID:
        return LogicalType::uuid();
    case SQL_BINARY:
    case SQL_VARBINARY:
    case SQL_LONGVARBINARY:
        return LogicalType::binary();
    default:
        return name == "bool" ? LogicalType::boolean() : LogicalType::text();
    }
}

class CatalogReader {
public:
    explicit CatalogReader(const OdbcSession& session) : m_session(session) {}

    Result<std::vector<ServerTable>> read() {
        MW_TRY_DO(readTables());
        for (ServerTable& table : m_tables) {
            MW_TRY_DO(readColumns(table));
            readComputed(table);
            readPrimaryKey(table);
            readUniqueKeys(table);
        }
        // Relations name other tables, so these come after all of them.
        for (ServerTable& table : m_tables)
            readRelations(table);
        return std::move(m_tables);
    }

private:
    Result<void> readTables() {
        MW_TRY(const auto statement, m_session.statement());
        Name types("TABLE,VIEW");
        MW_TRY(const std::vector<Row> rows,
               rowsOf(m_session, *statement,
                      SQLTablesW(statement->handle(), nullptr, 0, nullptr, 0, nullptr, 0, types.text(), types.size())));
        for (const Row& row : rows) {
            ServerTable table;
            table.schema = row[1].value_or("");
            table.name = row[2].value_or("");
            if (table.schema == "information_schema" || table.schema.starts_with("pg_") || table.name.empty())
                continue;
            const bool isOwn = table.schema.empty() || table.schema == "public" || table.schema == "main" ||
                               table.schema == m_session.address().schema;
            table.entity.name = isOwn ? table.name : table.schema + "." + table.name;
            table.sqlName = (table.schema.empty() ? "" : m_session.quoted(table.schema) + ".") +
                            m_session.quoted(table.name);
            table.entity.isView = row[3].value_or("").find("VIEW") != std::string::npos;
            table.entity.comment = row[4].value_or("");
            m_tables.push_back(std::move(table));
        }
        return {};
    }

    Result<void> readColumns(ServerTable& table) {
        MW_TRY(const auto statement, m_session.statement());
        Name schema(table.schema), name(table.name);
        MW_TRY(const std::vector<Row> rows,
               rowsOf(m_session, *statement,
                      SQLColumnsW(statement->handle(), nullptr, 0, schema.text(), schema.size(), name.text(),
                                  name.size(), nullptr, 0)));
        for (const Row& row : rows) {
            if (row[2] != table.name) // a name with _ or % is a pattern to the driver
                continue;
            ServerColumn column;
            column.type = row[4].value_or("0");
            Field field;
            field.name = row[3].value_or("");
            field.nativeType = row[5].value_or("");
            field.type = typeOf(numberOf(row[4]), field.nativeType, numberOf(row[6]), numberOf(row[8]));
            if (field.type.kind == TypeKind::Decimal && field.nativeType.find('(') == std::string::npos)
                field.nativeType += "(" + row[6].value_or("") + "," + row[8].value_or("0") + ")";
            field.nullable = numberOf(row[10], SQL_NULLABLE) != SQL_NO_NULLS;
            field.comment = row[11].value_or("");
            field.defaultValue = row[12].value_or("");
            table.entity.fields.push_back(std::move(field));
            table.columns.push_back(std::move(column));
        }
        return {};
    }

    /// ODBC does not say what the database computes; the standard's catalogue does, where there is one.
    void readComputed(ServerTable& table) {
        const bool isSqlite = m_session.databaseName() == "SQLite";
        const auto rows =
            m_session.run(isSqlite ? "SELECT name FROM pragma_table_xinfo(" + odbcText(table.name) + ") WHERE hidden IN (2, 3)"
                                   : "SELECT column_name FROM information_schema.columns WHERE table_schema = " +
                                         odbcText(table.schema) + " AND table_name = " + odbcText(table.name) +
                                         " AND is_generated = 'ALWAYS'");
        std::string name;
        while (rows.ok()) {
            const auto more = (*rows)->next(m_session);
            if (!more.ok() || !*more || !(*rows)->text(m_session, 0, name).ok())
                return;
            if (const auto index = table.entity.fieldIndex(name))
                table.columns[*index].isComputed = table.entity.fields[*index].generated = true;
        }
    }

    /// What a driver does not know of keys and relations is left out.
    void readPrimaryKey(ServerTable& table) {
        const auto statement = m_session.statement();
        if (!statement.ok())
            return;
        Name schema(table.schema), name(table.name);
        const auto rows = rowsOf(m_session, **statement,
                                 SQLPrimaryKeysW((*statement)->handle(), nullptr, 0, schema.text(), schema.size(),
                                                 name.text(), name.size()));
        if (!rows.ok() || rows->empty())
            return;
        std::map<int, std::string> fields;
        for (const Row& row : *rows)
            fields[numberOf(row[4])] = row[3].value_or("");
        Key key;
        key.name = rows->front()[5].value_or("");
        key.primary = true;
        for (const auto& [place, field] : fields)
            key.fields.push_back(field);
        table.entity.keys.push_back(std::move(key));
    }

    void readUniqueKeys(ServerTable& table) {
        if (table.entity.isView)
            return;
        const auto statement = m_session.statement();
        if (!statement.ok())
            return;
        Name schema(table.schema), name(table.name);
        const auto rows = rowsOf(m_session, **statement,
                                 SQLStatisticsW((*statement)->handle(), nullptr, 0, schema.text(), schema.size(),
                                                name.text(), name.size(), SQL_INDEX_UNIQUE, SQL_QUICK));
        if (!rows.ok())
            return;
        std::map<std::string, std::map<int, std::string>> indexes;
        for (const Row& row : *rows)
            if (numberOf(row[6], SQL_TABLE_STAT) != SQL_TABLE_STAT && row[5] && row[8])
                indexes[*row[5]][numberOf(row[7])] = *row[8];
        for (const auto& [index, places] : indexes) {
            Key key;
            key.name = index;
            for (const auto& [place, field] : places)
                key.fields.push_back(field);
            const bool isKnown = std::any_of(table.entity.keys.begin(), table.entity.keys.end(),
                                             [&](const Key& known) { return known.fields == key.fields; });
            const bool areFields = std::all_of(key.fields.begin(), key.fields.end(), [&](const std::string& field) {
                return table.entity.fieldIndex(field).has_value(); // not an expression
            });
            if (!isKnown && areFields)
                table.entity.keys.push_back(std::move(key));
        }
    }

    void readRelations(ServerTable& table) {
        if (table.entity.isView)
            return;
        const auto statement = m_session.statement();
        if (!statement.ok())
            return;
        Name schema(table.schema), name(table.name);
        const auto rows = rowsOf(m_session, **statement,
                                 SQLForeignKeysW((*statement)->handle(), nullptr, 0, nullptr, 0, nullptr, 0, nullptr, 0,
                                                 schema.text(), schema.size(), name.text(), name.size()));
        if (!rows.ok())
            return;
        for (const Row& row : *rows) {
            if (numberOf(row[8]) == 1 || table.entity.relations.empty()) {
                Relation relation;
                relation.name = row[11].value_or("");
                const auto parent = std::find_if(m_tables.begin(), m_tables.end(), [&](const ServerTable& other) {
                    return other.name == row[2] && (!row[1] || other.schema == *row[1]);
                });
                relation.parentEntity = parent == m_tables.end() ? row[2].value_or("") : parent->entity.name;
                table.entity.relations.push_back(std::move(relation));
            }
            table.entity.relations.back().fields.push_back(row[7].value_or(""));
            table.entity.relations.back().parentFields.push_back(row[3].value_or(""));
        }
    }

    const OdbcSession& m_session;
    std::vector<ServerTable> m_tables;
};

} // namespace

Result<std::vector<ServerTable>> readOdbcCatalog(const OdbcSession& session) {
    return CatalogReader(session).read();
}

Result<bool> hasOdbcTable(const OdbcSession& session, const std::string& name) {
    MW_TRY(const auto statement, session.statement());
    Name wanted(name);
    MW_TRY(const std::vector<Row> rows,
           rowsOf(session, *statement,
                  SQLTablesW(statement->handle(), nullptr, 0, nullptr, 0, wanted.text(), wanted.size(), nullptr, 0)));
    // The name is a pattern to the driver.
    return std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row[2] == name; });
}

std::optional<bool> hasOdbcTriggers(const OdbcSession& session, const ServerTable& table) {
    const std::string asked = session.databaseName() == "SQLite"
                                  ? "sqlite_master WHERE type = 'trigger' AND tbl_name"
                                  : "information_schema.triggers WHERE event_object_table"; // of the standard
    const auto found = session.integer("SELECT COUNT(*) FROM " + asked + " = " + odbcText(table.name));
    return found.ok() && *found ? std::optional(**found > 0) : std::nullopt;
}

bool changesAlong(const OdbcSession& session, const ServerTable& child, const Relation& relation) {
    const auto statement = session.statement();
    if (!statement.ok())
        return true;
    Name schema(child.schema), name(child.name);
    const auto rows = rowsOf(session, **statement,
                             SQLForeignKeysW((*statement)->handle(), nullptr, 0, nullptr, 0, nullptr, 0, nullptr, 0,
                                             schema.text(), schema.size(), name.text(), name.size()));
    if (!rows.ok())
        return true; // the driver does not tell, so it may
    return std::any_of(rows->begin(), rows->end(), [&](const Row& row) {
        const int rule = numberOf(row[10], SQL_NO_ACTION);
        return row[7] == relation.fields[0] && rule != SQL_NO_ACTION && rule != SQL_RESTRICT;
    });
}

Result<ServerTable> describeOdbcQuery(const OdbcSession& session, const std::string& query) {
    MW_TRY(const auto statement, session.run("SELECT * FROM " + query + " WHERE 1 = 0"));
    ServerTable table;
    table.sqlName = query;
    table.entity.isView = true;
    for (std::size_t i = 0; i < statement->columns(); ++i) {
        const OdbcColumn each = statement->describe(i);
        table.columns.emplace_back().type = std::to_string(each.type);
        Field& field = table.entity.fields.emplace_back();
        field.name = each.name;
        field.nativeType = each.typeName;
        field.type = typeOf(each.type, each.typeName, each.size, each.digits);
    }
    return table;
}

bool isOdbcBinary(const ServerColumn& column) {
    const int type = numberOf(column.type);
    return type == SQL_BINARY || type == SQL_VARBINARY || type == SQL_LONGVARBINARY;
}

} // namespace mw

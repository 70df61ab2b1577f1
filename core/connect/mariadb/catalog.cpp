// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/catalog.h"

#include "core/base/wording.h"
#include "core/connect/qtsql/catalog_rows.h"

#include <map>

namespace mw {

namespace {

using Row = MariadbSession::Row;

constexpr const char* kOwn = " NOT IN ('mysql','information_schema','performance_schema','sys') ";

/// The logical type of a column; what has none of its own comes as text. `whole`: "tinyint(1) unsigned".
LogicalType typeOf(ServerColumn& column, const std::string& whole, std::uint64_t length, std::uint64_t precision,
                   std::uint64_t scale) {
    const std::string& name = column.type;
    const bool isUnsigned = whole.find("unsigned") != std::string::npos;
    if (name == "tinyint" && whole.starts_with("tinyint(1)") && !isUnsigned) {
        column.isOpen = true;
        return LogicalType::boolean();
    }
    if (name == "bit")
        return precision == 1 ? LogicalType::boolean() : LogicalType::integer();
    if (name == "bigint" && isUnsigned)
        return LogicalType::decimal(20, 0);
    if (name == "tinyint" || name == "smallint" || name == "mediumint" || name == "int" || name == "bigint" ||
        name == "year")
        return LogicalType::integer();
    if (name == "decimal" && precision <= 38 && scale <= 38)
        return LogicalType::decimal(std::uint8_t(precision), std::uint8_t(scale));
    if (name == "float" || name == "double")
        return LogicalType::floating();
    if (name == "date")
        return LogicalType::date();
    if (name == "time")
        return LogicalType::time();
    if (name == "datetime" || name == "timestamp")
        return LogicalType::timestamp(name == "timestamp");
    if (name == "uuid")
        return LogicalType::uuid();
    if (name.ends_with("blob") || name == "binary" || name == "varbinary") {
        LogicalType type = LogicalType::binary();
        type.length = name.ends_with("blob") ? 0 : std::uint32_t(length);
        return type;
    }
    if (name == "varchar" || name == "char")
        return LogicalType::text(std::uint32_t(length));
    return LogicalType::text();
}

/// MariaDB writes a default as SQL, MySQL as it is.
std::string defaultOf(const MariadbSession& session, const Row& row, std::size_t column, const std::string& extra) {
    const std::string& text = catalogText(row, column);
    if (session.isMariadb())
        return text == "NULL" ? std::string() : text;
    const bool isExpression = extra.find("DEFAULT_GENERATED") != std::string::npos;
    return !row[column] || isExpression ? text : mariadbText(text);
}

class CatalogReader {
public:
    explicit CatalogReader(MariadbSession& session) : m_session(session) {}

    Result<std::vector<ServerTable>> read() {
        MW_TRY(const std::vector<Row> own, m_session.query("SELECT DATABASE()"));
        m_own = own.empty() ? std::string() : catalogText(own[0], 0);
        m_within = m_own.empty() ? std::string(kOwn) : " = " + mariadbText(m_own) + " ";
        MW_TRY_DO(readTables());
        MW_TRY_DO(readColumns());
        MW_TRY_DO(readKeys());
        MW_TRY_DO(readRelations());
        MW_TRY_DO(readChecks());
        MW_TRY_DO(readTriggers());
        return std::move(m_tables);
    }

private:
    std::string entityName(const std::string& schema, const std::string& table) const {
        return schema == m_own ? table : schema + "." + table;
    }
    ServerTable* tableOf(const Row& row) {
        const auto found = m_index.find({catalogText(row, 0), catalogText(row, 1)});
        return found == m_index.end() ? nullptr : &m_tables[found->second];
    }

    Result<void> readTables() {
        MW_TRY(const std::vector<Row> rows,
               m_session.query("SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, TABLE_ROWS, TABLE_COMMENT FROM "
                               "information_schema.TABLES WHERE TABLE_TYPE IN ('BASE TABLE','VIEW','SYSTEM VERSIONED') "
                               "AND TABLE_SCHEMA" +
                               m_within + "ORDER BY TABLE_SCHEMA, TABLE_NAME"));
        for (const Row& row : rows) {
            ServerTable table;
            table.schema = catalogText(row, 0);
            table.name = catalogText(row, 1);
            table.sqlName = mariadbName(table.schema) + "." + mariadbName(table.name);
            table.entity.name = entityName(table.schema, table.name);
            table.entity.isView = catalogText(row, 2) == "VIEW";
            if (!table.entity.isView) {
                table.entity.comment = catalogText(row, 4);
                if (row[3])
                    table.entity.rowEstimate = catalogNumber(row, 3);
            }
            m_index[{table.schema, table.name}] = m_tables.size();
            m_tables.push_back(std::move(table));
        }
        return {};
    }

    Result<void> readColumns() {
        MW_TRY(const std::vector<Row> rows,
               m_session.query("SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, IS_NULLABLE, "
                               "CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION, "
                               "COLUMN_DEFAULT, EXTRA, COLUMN_COMMENT FROM information_schema.COLUMNS WHERE "
                               "TABLE_SCHEMA" +
                               m_within + "ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION"));
        for (const Row& row : rows) {
            ServerTable* const table = tableOf(row);
            if (!table)
                continue;
            const std::string& extra = catalogText(row, 11);
            ServerColumn column;
            column.type = catalogText(row, 3);
            column.isComputed = extra.find("GENERATED") != std::string::npos &&
                                extra.find("DEFAULT_GENERATED") == std::string::npos;
            column.isNumbered = extra.find("auto_increment") != std::string::npos;
            column.fractionDigits = row[9] ? int(catalogNumber(row, 9)) : 6;
            Field field;
            field.name = catalogText(row, 2);
            field.nativeType = catalogText(row, 4);
            field.type = typeOf(column, field.nativeType, catalogNumber(row, 6), catalogNumber(row, 7),
                                catalogNumber(row, 8));
            field.nullable = catalogText(row, 5) == "YES";
            field.generated = column.isComputed || column.isNumbered;
            field.comment = catalogText(row, 12);
            if (!column.isComputed)
                field.defaultValue = defaultOf(m_session, row, 10, extra);
            table->entity.fields.push_back(std::move(field));
            table->columns.push_back(std::move(column));
        }
        return {};
    }

    Result<void> readKeys() {
        MW_TRY(const std::vector<Row> rows,
               m_session.query("SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, COLUMN_NAME FROM "
                               "information_schema.STATISTICS WHERE NON_UNIQUE = 0 AND TABLE_SCHEMA" +
                               m_within +
                               "ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME <> 'PRIMARY', INDEX_NAME, SEQ_IN_INDEX"));
        for (const Row& row : rows) {
            ServerTable* const table = tableOf(row);
            if (!table)
                continue;
            const std::string& name = catalogText(row, 2);
            if (table->entity.keys.empty() || table->entity.keys.back().name != name)
                table->entity.keys.push_back({name, {}, name == "PRIMARY"});
            table->entity.keys.back().fields.push_back(catalogText(row, 3));
        }
        return {};
    }

    Result<void> readRelations() {
        MW_TRY(const std::vector<Row> rows,
               m_session.query("SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, "
                               "REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE "
                               "WHERE REFERENCED_TABLE_NAME IS NOT NULL AND TABLE_SCHEMA" +
                               m_within + "ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION"));
        for (const Row& row : rows) {
            ServerTable* const table = tableOf(row);
            if (!table)
                continue;
            std::vector<Relation>& relations = table->entity.relations;
            if (relations.empty() || relations.back().name != catalogText(row, 2))
                relations.push_back({catalogText(row, 2), {}, entityName(catalogText(row, 4), catalogText(row, 5)), {}});
            relations.back().fields.push_back(catalogText(row, 3));
            relations.back().parentFields.push_back(catalogText(row, 6));
        }
        return {};
    }

    Result<void> readChecks() {
        // MySQL keeps them without the table's name; MariaDB has them since 10.2.
        if (!m_session.isMariadb())
            return {};
        MW_TRY(const std::vector<Row> rows,
               m_session.query("SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE FROM "
                               "information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA" +
                               m_within + "ORDER BY CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME"));
        for (const Row& row : rows)
            if (ServerTable* const table = tableOf(row))
                table->entity.constraints.push_back({catalogText(row, 2), "CHECK (" + catalogText(row, 3) + ")"});
        return {};
    }

    Result<void> readTriggers() {
        MW_TRY(const std::vector<Row> rows,
               m_session.query("SELECT DISTINCT EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE FROM "
                               "information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA" +
                               m_within));
        for (const Row& row : rows)
            if (ServerTable* const table = tableOf(row))
                table->hasTriggers = true;
        return {};
    }

    MariadbSession& m_session;
    std::string m_own;    ///< the session's database
    std::string m_within; ///< a condition on a schema's name
    std::vector<ServerTable> m_tables;
    std::map<std::pair<std::string, std::string>, std::size_t> m_index; ///< by schema and name
};

} // namespace

Result<std::vector<ServerTable>> readMariadbCatalog(MariadbSession& session) {
    return CatalogReader(session).read();
}

Result<ServerTable> describeMariadbQuery(MariadbSession& session, const std::string& query) {
    MW_TRY(const std::vector<MariadbColumn> columns, session.describe("SELECT * FROM " + query + " LIMIT 0"));
    ServerTable table;
    table.sqlName = query;
    table.entity.isView = true;
    for (const MariadbColumn& each : columns) {
        ServerColumn& column = table.columns.emplace_back();
        column.type = each.type;
        Field& field = table.entity.fields.emplace_back();
        field.name = each.name;
        field.nativeType = each.type;
        field.type = typeOf(column, each.isUnsigned ? "unsigned" : "", 0, each.precision, each.scale);
    }
    return table;
}

Result<void> decideMariadbBooleans(MariadbSession& session, ServerTable& table, std::uint64_t mostRows) {
    std::string list, columns;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.columns[i].isOpen)
            continue;
        const std::string name = mariadbName(table.entity.fields[i].name);
        columns += (columns.empty() ? "" : ", ") + name;
        list += (list.empty() ? "COUNT(" : ", COUNT(") + name + "), COALESCE(SUM(" + name + " NOT IN (0, 1)), 0)";
        open.push_back(i);
    }
    const std::string some = mostRows > 0 ? " LIMIT " + std::to_string(mostRows) : "";
    MW_TRY(const std::vector<Row> rows,
           session.query("SELECT " + list + " FROM (SELECT " + columns + " FROM " + table.sqlName + some + ") looked"));
    for (std::size_t k = 0; k < open.size() && !rows.empty(); ++k) {
        Field& field = table.entity.fields[open[k]];
        const std::uint64_t values = catalogNumber(rows[0], 2 * k), others = catalogNumber(rows[0], 2 * k + 1);
        if (others > 0) {
            field.type = LogicalType::integer();
            field.evidence = "declared as one digit; of " + counted(values, "value", "values") +
                             " some are neither 0 nor 1";
        } else if (values > 0) {
            field.evidence = "declared as one digit; all of " + counted(values, "value", "values") + " are 0 or 1";
        }
    }
    return {};
}

} // namespace mw

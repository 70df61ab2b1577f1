// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/catalog.h"

#include "core/base/wording.h"
#include "core/connect/qtsql/catalog_rows.h"

#include <algorithm>
#include <map>

namespace mw {

namespace {

using Row = PostgresSession::Row;

constexpr char kSeparator = '\x1f'; // between names that come in one text

bool isTrue(const Row& row, std::size_t column) {
    return catalogText(row, column) == "t";
}

std::vector<std::string> namesOf(const std::string& joined) {
    std::vector<std::string> names;
    std::string name;
    for (const char c : joined) {
        if (c == kSeparator)
            names.push_back(std::move(name)), name.clear();
        else
            name += c;
    }
    names.push_back(std::move(name));
    return names;
}

/// Which relations are looked at: the same condition for all queries.
constexpr const char* kRelations = "c.relkind IN ('r','p','v','m','f') AND NOT c.relispartition AND n.nspname <> "
                                   "'information_schema' AND n.nspname NOT LIKE 'pg\\_%'";

/// numeric(p,s) as pg_attribute keeps it: 16 bits of precision, 11 bits of scale with a sign (numeric.c).
bool readNumericModifier(int modifier, LogicalType& type) {
    if (modifier < 4)
        return false;
    const int precision = ((modifier - 4) >> 16) & 0xffff;
    const int scale = (((modifier - 4) & 0x7ff) ^ 1024) - 1024;
    if (precision > 38 || scale < 0 || scale > precision)
        return false;
    type = LogicalType::decimal(std::uint8_t(precision), std::uint8_t(scale));
    return true;
}

/// The logical type of a column; what has none of its own comes as text.
LogicalType typeOf(ServerColumn& column, int modifier) {
    const std::string& name = column.type;
    if (name == "bool")
        return LogicalType::boolean();
    if (name == "int2" || name == "int4" || name == "int8" || name == "oid")
        return LogicalType::integer();
    if (name == "float4" || name == "float8")
        return LogicalType::floating();
    if (name == "numeric") {
        LogicalType type = LogicalType::decimal(38, 0);
        column.isOpen = !readNumericModifier(modifier, type);
        return type;
    }
    if (name == "varchar" || name == "bpchar")
        return LogicalType::text(modifier >= 4 ? std::uint32_t(modifier - 4) : 0);
    if (name == "date")
        return LogicalType::date();
    if (name == "time" || name == "timestamp" || name == "timestamptz") {
        column.fractionDigits = modifier >= 0 ? modifier : 6;
        return name == "time" ? LogicalType::time() : LogicalType::timestamp(name == "timestamptz");
    }
    if (name == "bytea")
        return LogicalType::binary();
    if (name == "uuid")
        return LogicalType::uuid();
    return LogicalType::text();
}

class CatalogReader {
public:
    explicit CatalogReader(PostgresSession& session) : m_session(session) {}

    Result<std::vector<ServerTable>> read() {
        MW_TRY_DO(readTables());
        MW_TRY_DO(readColumns());
        MW_TRY_DO(readConstraints());
        MW_TRY_DO(readUniqueIndexes());
        return std::move(m_tables);
    }

private:
    Result<void> readTables() {
        MW_TRY(const std::vector<Row> rows,
               m_session.query(
                   std::string("SELECT c.oid, n.nspname, c.relname, c.relkind, c.reltuples::bigint, "
                               "obj_description(c.oid, 'pg_class'), n.nspname = current_schema(), EXISTS(SELECT 1 FROM "
                               "pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal) OR EXISTS(SELECT 1 FROM "
                               "pg_rewrite r WHERE r.ev_class = c.oid AND r.ev_type <> '1') FROM pg_class c JOIN "
                               "pg_namespace n ON n.oid = c.relnamespace WHERE ") +
                   kRelations + " ORDER BY 7 DESC, n.nspname, c.oid"));
        for (const Row& row : rows) {
            ServerTable table;
            table.schema = catalogText(row, 1);
            table.name = catalogText(row, 2);
            table.sqlName = postgresName(table.schema) + "." + postgresName(table.name);
            table.entity.name = isTrue(row, 6) ? table.name : table.schema + "." + table.name;
            const std::string& kind = catalogText(row, 3);
            table.entity.isView = kind == "v" || kind == "m";
            table.entity.comment = catalogText(row, 5);
            table.hasTriggers = isTrue(row, 7);
            // A table that nobody has analysed has no estimate: -1.
            const auto estimate = catalogNumber<std::int64_t>(row, 4, -1);
            if (estimate >= 0 && !table.entity.isView)
                table.entity.rowEstimate = std::uint64_t(estimate);
            m_index[catalogText(row, 0)] = m_tables.size();
            m_tables.push_back(std::move(table));
        }
        return {};
    }

    ServerTable* tableOf(const Row& row) {
        const auto found = m_index.find(catalogText(row, 0));
        return found == m_index.end() ? nullptr : &m_tables[found->second];
    }

    Result<void> readColumns() {
        MW_TRY(const std::vector<Row> rows,
               m_session.query(
                   std::string("SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), coalesce(b.typname, "
                               "t.typname), CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END, "
                               "a.attnotnull OR t.typnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity <> '', "
                               "a.attgenerated <> '', col_description(a.attrelid, a.attnum), t.typtype = 'd' FROM "
                               "pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = "
                               "c.relnamespace JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type b ON t.typtype = "
                               "'d' AND b.oid = t.typbasetype LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND "
                               "d.adnum = a.attnum WHERE a.attnum > 0 AND NOT a.attisdropped AND ") +
                   kRelations + " ORDER BY a.attrelid, a.attnum"));
        for (const Row& row : rows) {
            ServerTable* const table = tableOf(row);
            if (!table)
                continue;
            ServerColumn column;
            column.type = catalogText(row, 3);
            column.isChecked = isTrue(row, 10);
            column.isComputed = isTrue(row, 8);
            Field field;
            field.name = catalogText(row, 1);
            field.nativeType = catalogText(row, 2);
            field.type = typeOf(column, catalogNumber<int>(row, 4, -1));
            field.nullable = !isTrue(row, 5);
            field.generated = isTrue(row, 7) || column.isComputed;
            field.comment = catalogText(row, 9);
            if (!column.isComputed)
                field.defaultValue = catalogText(row, 6);
            column.isNumbered = isTrue(row, 7) || field.defaultValue.starts_with("nextval(");
            table->entity.fields.push_back(std::move(field));
            table->columns.push_back(std::move(column));
        }
        return {};
    }

    Result<void> readConstraints() {
        const auto names = [](const std::string& keys, const std::string& relation) {
            return "(SELECT string_agg(a.attname, E'\\x1f' ORDER BY k.place) FROM unnest(" + keys +
                   ") WITH ORDINALITY k(number, place) JOIN pg_attribute a ON a.attrelid = " + relation +
                   " AND a.attnum = k.number)";
        };
        MW_TRY(const std::vector<Row> rows,
               m_session.query("SELECT o.conrelid, o.conname, o.contype, " + names("o.conkey", "o.conrelid") +
                               ", o.confrelid, " + names("o.confkey", "o.confrelid") +
                               ", pg_get_constraintdef(o.oid), o.condeferrable FROM pg_constraint o JOIN pg_class c ON "
                               "c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE o.contype IN "
                               "('p','u','f','c') AND o.conparentid = 0 AND " +
                               kRelations + " ORDER BY o.conrelid, o.contype <> 'p', o.oid"));
        for (const Row& row : rows) {
            ServerTable* const table = tableOf(row);
            if (!table)
                continue;
            const std::string& kind = catalogText(row, 2);
            if (kind == "c") {
                table->entity.constraints.push_back({catalogText(row, 1), catalogText(row, 6)});
            } else if (kind == "f") {
                Relation relation;
                relation.name = catalogText(row, 1);
                relation.fields = namesOf(catalogText(row, 3));
                const auto parent = m_index.find(catalogText(row, 4));
                if (parent == m_index.end())
                    continue;
                relation.parentEntity = m_tables[parent->second].entity.name;
                relation.parentFields = namesOf(catalogText(row, 5));
                table->mayDefer = table->mayDefer || isTrue(row, 7);
                table->entity.relations.push_back(std::move(relation));
            } else {
                table->entity.keys.push_back({catalogText(row, 1), namesOf(catalogText(row, 3)), kind == "p"});
            }
        }
        return {};
    }

    /// Indexes that are unique without being a constraint count as keys, unless they say it of some rows only.
    Result<void> readUniqueIndexes() {
        MW_TRY(const std::vector<Row> rows,
               m_session.query(
                   std::string("SELECT i.indrelid, x.relname, (SELECT string_agg(a.attname, E'\\x1f' ORDER BY k.place) "
                               "FROM unnest(i.indkey) WITH ORDINALITY k(number, place) JOIN pg_attribute a ON "
                               "a.attrelid = i.indrelid AND a.attnum = k.number WHERE k.place <= i.indnkeyatts) FROM "
                               "pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = "
                               "i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE i.indisunique AND "
                               "i.indpred IS NULL AND i.indexprs IS NULL AND NOT EXISTS (SELECT 1 FROM pg_constraint o "
                               "WHERE o.conindid = i.indexrelid AND o.contype IN ('p','u')) AND ") +
                   kRelations + " ORDER BY i.indexrelid"));
        for (const Row& row : rows)
            if (ServerTable* const table = tableOf(row))
                table->entity.keys.push_back({catalogText(row, 1), namesOf(catalogText(row, 2)), false});
        return {};
    }

    PostgresSession& m_session;
    std::vector<ServerTable> m_tables;
    std::map<std::string, std::size_t> m_index; ///< by object id
};

} // namespace

Result<std::vector<ServerTable>> readPostgresCatalog(PostgresSession& session) {
    return CatalogReader(session).read();
}

Result<ServerTable> describePostgresQuery(PostgresSession& session, const std::string& query) {
    MW_TRY(const std::vector<PostgresColumn> columns, session.describe("SELECT * FROM " + query));
    ServerTable table;
    table.sqlName = query;
    table.entity.isView = true;
    for (const PostgresColumn& each : columns) {
        MW_TRY(const std::vector<Row> named, session.query("SELECT typname FROM pg_type WHERE oid = " + std::to_string(each.type)));
        ServerColumn& column = table.columns.emplace_back();
        column.type = named.empty() ? std::string() : catalogText(named[0], 0);
        Field& field = table.entity.fields.emplace_back();
        field.name = each.name;
        field.nativeType = column.type;
        field.type = typeOf(column, each.modifier);
    }
    return table;
}

Result<void> decidePostgresNumbers(PostgresSession& session, ServerTable& table, std::uint64_t mostRows) {
    std::string list, columns;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.columns[i].isOpen)
            continue;
        const std::string name = postgresName(table.entity.fields[i].name);
        const std::string finite = " FILTER (WHERE scale(" + name + ") IS NOT NULL)";
        columns += (columns.empty() ? "" : ", ") + name;
        // scale() is null for NaN and infinities (postgresql.org/docs/15/functions-math.html).
        list += (list.empty() ? "" : ", ") + ("count(" + name + ")") + ", count(scale(" + name + ")), max(min_scale(" +
                name + ")), max(length(trunc(abs(" + name + "))::text))" + finite;
        open.push_back(i);
    }
    const std::string some = mostRows > 0 ? " LIMIT " + std::to_string(mostRows) : "";
    MW_TRY(const std::vector<Row> rows,
           session.query("SELECT " + list + " FROM (SELECT " + columns + " FROM " + table.sqlName + some + ") looked"));
    for (std::size_t k = 0; k < open.size() && !rows.empty(); ++k) {
        Field& field = table.entity.fields[open[k]];
        const int values = catalogNumber<int>(rows[0], 4 * k), finite = catalogNumber<int>(rows[0], 4 * k + 1);
        const int scale = catalogNumber<int>(rows[0], 4 * k + 2), whole = catalogNumber<int>(rows[0], 4 * k + 3, 1);
        const std::string looked = counted(std::uint64_t(values), "value", "values");
        if (values == 0) {
            field.type = LogicalType::decimal(38, 10);
            field.evidence = "declared without digits; there are no values";
        } else if (finite < values || scale + whole > 38) {
            field.type = LogicalType::text();
            field.evidence = "declared without digits; of " + looked + " some are no number of at most 38 digits";
        } else {
            field.type = LogicalType::decimal(38, std::uint8_t(scale));
            field.evidence = "declared without digits; " + looked + " have at most " + std::to_string(scale) +
                             " after the point";
        }
    }
    return {};
}

} // namespace mw

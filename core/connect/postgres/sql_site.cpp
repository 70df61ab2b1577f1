// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/sql_site.h"

#include "core/base/utf8.h"
#include "core/connect/postgres/catalog.h"
#include "core/connect/postgres/create_table.h"
#include "core/connect/postgres/reader.h"

#include <algorithm>
#include <charconv>

namespace mw {

namespace {

constexpr int kUsualPort = 5432;

bool isSameDatabase(const ServerAddress& a, const ServerAddress& b) {
    const auto port = [](const ServerAddress& address) { return address.port == 0 ? kUsualPort : address.port; };
    return a.host == b.host && port(a) == port(b) && a.socket == b.socket && a.database == b.database &&
           a.user == b.user && a.schema == b.schema;
}

/// 10^digits as an exact number.
std::string powerText(int digits) { return "1e" + std::to_string(digits) + "::numeric"; }

const char* wordOf(const LogicalType& type) {
    switch (type.kind) {
    case TypeKind::Boolean: return "boolean";
    case TypeKind::Integer: return "bigint";
    case TypeKind::Decimal: return "numeric";
    case TypeKind::Float: return "double precision";
    case TypeKind::Date: return "date";
    case TypeKind::Time: return "time";
    case TypeKind::Timestamp: return "timestamp";
    case TypeKind::Binary: return "bytea";
    case TypeKind::Uuid: return "uuid";
    case TypeKind::Text:
    case TypeKind::Null: break;
    }
    return "text";
}

} // namespace

Result<void> PostgresSite::within(const std::function<Result<void>()>& what) {
    MW_TRY_DO(m_session.execute("SAVEPOINT mapwright_sql"));
    Result<void> done = what();
    if (done.ok())
        return m_session.execute("RELEASE SAVEPOINT mapwright_sql");
    // Where even this fails the session is lost, or asked to stop, and the transaction with it.
    (void)m_session.execute("ROLLBACK TO SAVEPOINT mapwright_sql; RELEASE SAVEPOINT mapwright_sql");
    return done;
}

Result<void> PostgresSite::execute(const std::string& sql, JobContext& job) {
    const PostgresInterrupt interrupt(m_session, job.stopToken());
    return within([&] { return m_session.execute(sql); });
}

Result<void> PostgresSite::numbers(const std::string& sql,
                                   const std::function<void(std::span<const std::int64_t>)>& row, JobContext& job) {
    const PostgresInterrupt interrupt(m_session, job.stopToken());
    return within([&]() -> Result<void> {
        MW_TRY(const auto rows, m_session.query(sql));
        for (const PostgresSession::Row& one : rows) {
            std::vector<std::int64_t> cells(one.size());
            for (std::size_t i = 0; i < one.size(); ++i)
                if (one[i])
                    std::from_chars(one[i]->data(), one[i]->data() + one[i]->size(), cells[i]);
            row(cells);
        }
        return {};
    });
}

/// Rows are numbered as they lie: by one process, from the first page on.
Result<std::string> PostgresSite::source(const Location& location, const OptionValues& options,
                                         const std::string& entity, JobContext& job) {
    const auto elsewhere = [&] {
        return at(makeError(Code::NotSupported, "running SQL in PostgreSQL over a source of another database"), location.text);
    };
    if (location.scheme != "postgresql" && location.scheme != "postgres")
        return elsewhere();
    const auto address = parseServerAddress(location, options);
    if (!address.ok() || !isSameDatabase(*address, m_session.address()))
        return elsewhere();
    const PostgresInterrupt interrupt(m_session, job.stopToken());
    MW_TRY(const auto encoding, m_session.query("SHOW server_encoding"));
    if (encoding.empty() || encoding[0][0] != "UTF8")
        return at(makeError(Code::NotSupported, "running SQL in a database whose texts are not UTF-8"), location.text);
    MW_TRY(const std::vector<ServerTable> tables, readPostgresCatalog(m_session));
    const ServerTable* const table = findServerTable(tables, entity);
    if (!table)
        return at(unknownServerTable(tables, entity), location.text);
    MW_TRY_DO(m_session.execute("SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL synchronize_seqscans = off"));
    return table->sqlName;
}

SqlPlainSite::Guarded PostgresSite::read(const Field& field) const {
    const std::string name = postgresName(field.name);
    Guarded column{postgresExpression(field), {}};
    const auto failsUnless = [&](const std::string& holds) {
        column.fails = "(" + name + " IS NOT NULL AND NOT (" + holds + "))";
    };
    const auto between = [&](const std::string& first, const std::string& last) {
        failsUnless(column.value + " BETWEEN " + first + " AND " + last);
    };
    switch (field.type.kind) {
    case TypeKind::Decimal: {
        const std::string scale = std::to_string(field.type.scale), number = column.value;
        column.value = "round(" + number + ", " + scale + ")";
        failsUnless(column.value + " = " + number + " AND abs(" + number + ") < " +
                    powerText(field.type.precision - field.type.scale));
        break;
    }
    case TypeKind::Date: between("date '0001-01-01'", "date '9999-12-31'"); break;
    case TypeKind::Time: between("time '00:00:00'", "time '23:59:59.999999'"); break;
    case TypeKind::Timestamp:
        if (field.type.zoned)
            column.value = "(" + column.value + " AT TIME ZONE 'UTC')";
        between("timestamp '0001-01-01 00:00:00'", "timestamp '9999-12-31 23:59:59.999999'");
        break;
    default: break;
    }
    return column;
}

Result<SqlPlainSite::Guarded> PostgresSite::store(const std::string& entity, const std::string& name,
                                                  const LogicalType& type, const std::string& value) const {
    const auto index = m_table.entity.fieldIndex(name);
    if (!index)
        return at(makeError(Code::UnknownField, mw::quoted(name), ""), entity);
    const ServerColumn& column = m_table.columns[*index];
    const Field& field = m_table.entity.fields[*index];
    const std::string& to = column.type;
    Guarded stored{value, {}};
    const auto outsideOf = [&](const char* range) { stored.fails = value + " NOT BETWEEN " + range; };
    const auto isWide = [&] { return "abs(" + value + ") >= " + powerText(field.type.precision - field.type.scale); };
    switch (type.kind) {
    case TypeKind::Integer:
        if (to == "int8")
            return stored;
        if (to == "int4" || to == "int2") {
            outsideOf(to == "int4" ? "-2147483648 AND 2147483647" : "-32768 AND 32767");
            return stored;
        }
        if (to == "numeric") {
            stored.fails = column.isOpen ? "" : isWide();
            return stored;
        }
        break;
    case TypeKind::Decimal:
        if (to == "numeric") {
            if (!column.isOpen)
                stored.fails = "round(" + value + ", " + std::to_string(field.type.scale) + ") <> " + value + " OR " + isWide();
            return stored;
        }
        break;
    case TypeKind::Text:
        if (to == "text")
            return stored;
        if (to == "varchar") {
            stored.fails = field.type.length > 0 ? "char_length(" + value + ") > " + std::to_string(field.type.length) : "";
            return stored;
        }
        break;
    case TypeKind::Timestamp:
        if (to == (type.zoned ? "timestamptz" : "timestamp") && column.fractionDigits == 6) {
            stored.value = type.zoned ? "(" + value + " AT TIME ZONE 'UTC')" : value;
            return stored;
        }
        break;
    case TypeKind::Time:
        if (to == "time" && column.fractionDigits == 6)
            return stored;
        break;
    default: {
        static const std::pair<TypeKind, const char*> kSame[] = {{TypeKind::Boolean, "bool"}, {TypeKind::Float, "float8"},
            {TypeKind::Date, "date"}, {TypeKind::Binary, "bytea"}, {TypeKind::Uuid, "uuid"}};
        for (const auto& [kind, word] : kSame)
            if (type.kind == kind && to == word)
                return stored;
    }
    }
    return at(makeError(Code::NotSupported, "storing " + printType(type) + " as " + field.nativeType + " by SQL"), name);
}

std::string PostgresSite::literal(const Value& value, const LogicalType& type) const {
    return postgresText(printValue(value, type)) + "::" + wordOf(type);
}

/// Texts by code point, whatever the column's collation.
std::string PostgresSite::ordered(const std::string& value, const LogicalType& type) const {
    return type.kind == TypeKind::Text ? "(" + value + " COLLATE \"C\")" : value;
}

Result<void> PostgresSite::insert(const std::string& entity, const std::vector<std::string>& fields,
                                  const std::string& query, std::uint64_t rows, JobContext& job) {
    const PostgresInterrupt interrupt(m_session, job.stopToken());
    std::string names;
    for (const std::string& field : fields)
        names += (names.empty() ? "" : ", ") + postgresName(field);
    const std::string insert = "INSERT INTO " + m_table.sqlName + " (" + names + ")" + m_statements.insertsNumbers() + " " + query;
    const auto made = m_newTables.find(entity);
    std::vector<PostgresNewTable*> keyed;
    std::vector<Relation> late;
    const auto fill = [&]() -> Result<void> {
        if (m_changes.isTold() && !m_changes.digestOf(entity)) {
            MW_TRY_DO(insertTelling(insert, rows));
        } else {
            MW_TRY_DO(m_session.execute(insert));
            if (m_session.changedRows() != rows)
                return makeError(Code::ConstraintFailed, "the server keeps not every row");
        }
        return made == m_newTables.end() ? Result<void>() : addKeysOf(*made->second, keyed, late);
    };
    MW_TRY_DO(within(fill));
    for (PostgresNewTable* table : keyed) {
        table->hasKeys = true;
        table->keys.clear();
    }
    if (made != m_newTables.end()) {
        made->second->relations = std::move(late);
        made->second->isChecked = true;
    }
    if (m_changes.digestOf(entity))
        m_changes.recount(entity);
    return {};
}

/// Rows are told once all of them are in.
Result<void> PostgresSite::insertTelling(const std::string& insert, std::uint64_t rows) {
    const ServerRowForm form(m_statements, m_table);
    const std::string images = form.imageList("");
    MW_TRY_DO(m_session.execute("CREATE TEMPORARY TABLE mw_told ON COMMIT DROP AS SELECT " + images + " FROM " + m_table.sqlName +
                                " WHERE false; WITH added AS (" + insert + " RETURNING " + images +
                                ") INSERT INTO mw_told SELECT * FROM added"));
    if (m_session.changedRows() != rows)
        return makeError(Code::ConstraintFailed, "the server keeps not every row");
    m_changes.checkReversible(m_table, form);
    const std::string& entity = m_table.entity.name;
    MW_TRY_DO(m_statements.each("SELECT * FROM mw_told", [&](const ServerRow& row) {
        m_changes.inserted(entity, form.keyOf(row), form.image(row));
        return Result<void>();
    }));
    return m_session.execute("DROP TABLE mw_told");
}

Result<void> PostgresSite::addKeysOf(PostgresNewTable& table, std::vector<PostgresNewTable*>& keyed,
                                     std::vector<Relation>& late) {
    const auto addKeys = [&](PostgresNewTable& to) -> Result<void> {
        if (to.hasKeys || std::find(keyed.begin(), keyed.end(), &to) != keyed.end())
            return {};
        for (const auto& state : to.keys)
            MW_TRY_DO(m_session.execute(addPostgresKey(to.sqlName, state->key)));
        keyed.push_back(&to);
        return {};
    };
    MW_TRY_DO(addKeys(table));
    for (const Relation& relation : table.relations) {
        const auto parent = m_newTables.find(relation.parentEntity);
        // Where a parent's rows may still come, the commit decides.
        if (parent != m_newTables.end() && leadsTo(*parent->second, table, m_newTables)) {
            late.push_back(relation);
            continue;
        }
        if (parent != m_newTables.end())
            MW_TRY_DO(addKeys(*parent->second));
        Entity named;
        named.name = relation.parentEntity;
        MW_TRY_DO(m_session.execute(addPostgresRelation(table.sqlName, relation, postgresTableName(named))));
    }
    return {};
}

} // namespace mw

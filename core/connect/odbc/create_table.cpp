// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/odbc/create_table.h"

#include "core/base/utf8.h"
#include "core/connect/qtsql/plain_default.h"

#include <sql.h>
#include <sqlext.h>

#include <algorithm>
#include <charconv>

namespace mw {

namespace {

constexpr std::uint32_t kKeyCharacters = 255; ///< of a text in a key that needs a length

std::string nameList(const OdbcSession& session, const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : ", ") + session.quoted(name);
    return "(" + list + ")";
}

Result<void> checkName(const std::string& name, unsigned mostBytes, const std::string& where) {
    if (name.empty() || name.find('\0') != std::string::npos)
        return at(makeError(Code::NotSupported, "the name " + quoted(name)), where);
    if (mostBytes > 0 && name.size() > mostBytes)
        return at(makeError(Code::NotSupported, "the name " + quoted(name) + " of more than " +
                                                    std::to_string(mostBytes) + " bytes"),
                  where);
    return {};
}

bool saysZone(const std::string& name) {
    return name.find("tz") != std::string::npos || name.find("time zone") != std::string::npos;
}

} // namespace

Result<OdbcTypeNames> OdbcTypeNames::read(const OdbcSession& session) {
    OdbcTypeNames types;
    MW_TRY(const auto rows, session.statement());
    if (!SQL_SUCCEEDED(SQLGetTypeInfoW(rows->handle(), SQL_ALL_TYPES)))
        return session.fail(SQL_HANDLE_STMT, rows->handle());
    std::vector<std::optional<std::string>> row;
    const std::vector<bool> isBinary(rows->columns(), false);
    while (true) {
        MW_TRY(const bool more, rows->next(session));
        if (!more)
            break;
        MW_TRY_DO(rows->row(session, isBinary, row));
        if (row.size() < 6 || !row[0] || !row[1])
            continue;
        int type = 0;
        std::from_chars(row[1]->data(), row[1]->data() + row[1]->size(), type);
        const std::string words = row[5].value_or("");
        // The first of a type is the closest one.
        types.m_names.try_emplace(type, Name{*row[0], words.find("scale") != std::string::npos,
                                             words.find("length") != std::string::npos});
    }
    const std::string& name = session.databaseName();
    types.m_limitsKeys = name != "SQLite" && name != "PostgreSQL";
    return types;
}

const OdbcTypeNames::Name* OdbcTypeNames::find(std::initializer_list<int> sqlTypes) const {
    for (const int type : sqlTypes)
        if (const auto found = m_names.find(type); found != m_names.end())
            return &found->second;
    return nullptr;
}

std::string OdbcTypeNames::text(std::uint32_t length, bool isKey) const {
    if (length == 0 && isKey && m_limitsKeys)
        length = kKeyCharacters;
    const Name* const limited = find({SQL_WVARCHAR, SQL_VARCHAR});
    if (length > 0 && limited && limited->takesLength)
        return limited->name + "(" + std::to_string(length) + ")";
    const Name* const any = find({SQL_WLONGVARCHAR, SQL_LONGVARCHAR});
    return any ? any->name : "VARCHAR(" + std::to_string(length > 0 ? length : 4000) + ")";
}

std::string OdbcTypeNames::of(const LogicalType& type, bool isKey) const {
    const auto nameOr = [&](std::initializer_list<int> sqlTypes, const char* otherwise) {
        const Name* const found = find(sqlTypes);
        return found ? found->name : std::string(otherwise);
    };
    switch (type.kind) {
    case TypeKind::Boolean:
        return nameOr({SQL_BIT, SQL_SMALLINT}, "SMALLINT");
    case TypeKind::Integer:
        return nameOr({SQL_BIGINT}, "BIGINT");
    case TypeKind::Decimal: {
        const Name* const exact = find({SQL_DECIMAL, SQL_NUMERIC});
        return exact && exact->takesDigits
                   ? exact->name + "(" + std::to_string(type.precision) + "," + std::to_string(type.scale) + ")"
                   : text(0, isKey);
    }
    case TypeKind::Float:
        return nameOr({SQL_DOUBLE, SQL_FLOAT}, "DOUBLE PRECISION");
    case TypeKind::Date:
        return nameOr({SQL_TYPE_DATE}, "DATE");
    case TypeKind::Time:
        return nameOr({SQL_TYPE_TIME}, "TIME");
    case TypeKind::Timestamp: {
        const Name* const moment = find({SQL_TYPE_TIMESTAMP});
        const bool isZoned = moment && saysZone(moment->name);
        if (type.zoned)
            return isZoned ? moment->name : text(0, isKey);
        return moment && !isZoned ? moment->name : "TIMESTAMP";
    }
    case TypeKind::Uuid: {
        const Name* const own = find({SQL_GUID});
        return own ? own->name : text(36, isKey);
    }
    case TypeKind::Binary:
        return nameOr({SQL_LONGVARBINARY, SQL_VARBINARY}, "BLOB");
    case TypeKind::Text:
    case TypeKind::Null:
        break;
    }
    return text(type.length, isKey);
}

std::string odbcTableName(const OdbcSession& session, const std::string& entity) {
    const std::size_t dot = entity.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == entity.size())
        return session.quoted(entity);
    return session.quoted(entity.substr(0, dot)) + "." + session.quoted(entity.substr(dot + 1));
}

Result<std::string> createOdbcTable(const OdbcSession& session, const OdbcTypeNames& types, const Entity& entity) {
    MW_TRY_DO(checkName(entity.name, session.number(SQL_MAX_TABLE_NAME_LEN), entity.name));
    if (entity.fields.empty())
        return at(makeError(Code::NotSupported, "a table without fields"), entity.name);
    const Key* const primary = entity.primaryKey();
    const auto isIn = [](const Key& key, const Field& field) {
        return std::find(key.fields.begin(), key.fields.end(), field.name) != key.fields.end();
    };
    std::string sql = "CREATE TABLE " + odbcTableName(session, entity.name) + " (";
    for (const Field& field : entity.fields) {
        MW_TRY_DO(checkName(field.name, session.number(SQL_MAX_COLUMN_NAME_LEN), entity.name));
        const bool isKey = std::any_of(entity.keys.begin(), entity.keys.end(),
                                       [&](const Key& key) { return isIn(key, field); });
        sql += (&field == &entity.fields.front() ? "" : ", ") + session.quoted(field.name) + " " +
               types.of(field.type, isKey);
        if (isPlainDefault(field.defaultValue, true))
            sql += " DEFAULT " + field.defaultValue;
        if (!field.nullable || (primary && isIn(*primary, field)))
            sql += " NOT NULL";
    }
    for (const Key& key : entity.keys)
        sql += (key.primary ? ", PRIMARY KEY " : ", UNIQUE ") + nameList(session, key.fields);
    for (const Constraint& constraint : entity.constraints)
        sql += std::string(", ") +
               (constraint.name.empty() ? "" : "CONSTRAINT " + session.quoted(constraint.name) + " ") + constraint.text;
    for (const Relation& relation : entity.relations)
        sql += ", FOREIGN KEY " + nameList(session, relation.fields) + " REFERENCES " +
               odbcTableName(session, relation.parentEntity) + " " + nameList(session, relation.parentFields);
    return sql + ")";
}

} // namespace mw

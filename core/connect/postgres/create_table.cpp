// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/create_table.h"

#include "core/base/utf8.h"
#include "core/connect/postgres/session.h"
#include "core/connect/qtsql/plain_default.h"

namespace mw {

namespace {

constexpr std::uint32_t kLongestVarchar = 10'485'760;

Result<void> checkName(const std::string& name, const std::string& where) {
    if (name.empty() || name.find('\0') != std::string::npos)
        return at(makeError(Code::NotSupported, "the name " + quoted(name)), where);
    if (name.size() > kPostgresNameBytes)
        return at(makeError(Code::NotSupported, "the name " + quoted(name) + " of more than 63 bytes, which PostgreSQL "
                                                                             "would cut,"),
                  where);
    return {};
}

std::string nameList(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : ", ") + postgresName(name);
    return "(" + list + ")";
}

} // namespace

std::string postgresType(const LogicalType& type) {
    switch (type.kind) {
    case TypeKind::Boolean:
        return "boolean";
    case TypeKind::Integer:
        return "bigint";
    case TypeKind::Decimal:
        return "numeric(" + std::to_string(type.precision) + "," + std::to_string(type.scale) + ")";
    case TypeKind::Float:
        return "double precision";
    case TypeKind::Text:
        return type.length > 0 && type.length <= kLongestVarchar ? "varchar(" + std::to_string(type.length) + ")"
                                                                 : "text";
    case TypeKind::Date:
        return "date";
    case TypeKind::Time:
        return "time";
    case TypeKind::Timestamp:
        return type.zoned ? "timestamptz" : "timestamp";
    case TypeKind::Binary:
        return "bytea";
    case TypeKind::Uuid:
        return "uuid";
    case TypeKind::Null:
        break;
    }
    return "text";
}

std::string postgresTableName(const Entity& entity) {
    const std::size_t dot = entity.name.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == entity.name.size())
        return postgresName(entity.name);
    return postgresName(entity.name.substr(0, dot)) + "." + postgresName(entity.name.substr(dot + 1));
}

Result<std::string> createPostgresTable(const Entity& entity, const std::string& sqlName) {
    MW_TRY_DO(checkName(entity.name, entity.name));
    if (entity.fields.empty())
        return at(makeError(Code::NotSupported, "a table without fields"), entity.name);
    if (entity.fields.size() > kPostgresFields)
        return at(makeError(Code::NotSupported, "a table of " + std::to_string(entity.fields.size()) +
                                                    " fields, where PostgreSQL holds 1600,"),
                  entity.name);
    std::string sql = "CREATE TABLE " + sqlName + "(";
    for (const Field& field : entity.fields) {
        MW_TRY_DO(checkName(field.name, entity.name));
        sql += (&field == &entity.fields.front() ? "" : ", ") + postgresName(field.name) + " " +
               postgresType(field.type);
        if (!field.nullable)
            sql += " NOT NULL";
        if (isPlainDefault(field.defaultValue, false))
            sql += " DEFAULT " + field.defaultValue;
    }
    for (const Constraint& constraint : entity.constraints) {
        sql += ", ";
        if (!constraint.name.empty())
            sql += "CONSTRAINT " + postgresName(constraint.name) + " ";
        sql += constraint.text;
    }
    return sql + ")";
}

std::string addPostgresKey(const std::string& sqlName, const Key& key) {
    // Names of keys are names of indexes, which are the schema's: taken over, they could be somebody else's.
    return "ALTER TABLE " + sqlName + " ADD " + (key.primary ? "PRIMARY KEY " : "UNIQUE ") + nameList(key.fields);
}

std::string addPostgresRelation(const std::string& sqlName, const Relation& relation,
                                const std::string& parentSqlName) {
    return "ALTER TABLE " + sqlName + " ADD FOREIGN KEY " + nameList(relation.fields) + " REFERENCES " + parentSqlName +
           nameList(relation.parentFields);
}

} // namespace mw

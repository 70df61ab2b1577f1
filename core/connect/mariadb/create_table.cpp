// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/create_table.h"

#include "core/base/utf8.h"
#include "core/connect/qtsql/plain_default.h"
#include "core/connect/qtsql/server_table.h"

#include <algorithm>

namespace mw {

namespace {

constexpr std::uint32_t kKeyCharacters = 768; ///< 3072 bytes of an index, four a character
constexpr std::uint32_t kShortText = 255;     ///< longer ones lie outside of the row
constexpr std::size_t kNameCharacters = 64;

Result<void> checkName(const std::string& name, const std::string& where) {
    if (name.empty() || name.find('\0') != std::string::npos || name.back() == ' ')
        return at(makeError(Code::NotSupported, "the name " + quoted(name)), where);
    if (countCodePoints(name) > kNameCharacters)
        return at(makeError(Code::NotSupported, "the name " + quoted(name) + " of more than 64 characters"), where);
    return {};
}

std::string nameList(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : ", ") + mariadbName(name);
    return "(" + list + ")";
}

/// Characters that a text or binary field has in an index beside the others of its keys; 0 where it is in none.
std::uint32_t shareOfKey(const Entity& entity, const Field& field) {
    std::uint32_t share = 0;
    for (const Key& key : entity.keys) {
        if (std::find(key.fields.begin(), key.fields.end(), field.name) == key.fields.end())
            continue;
        std::uint32_t texts = 0;
        for (const std::string& name : key.fields)
            if (const Field* const part = entity.field(name);
                part && (part->type.kind == TypeKind::Text || part->type.kind == TypeKind::Binary))
                ++texts;
        const std::uint32_t each = (kKeyCharacters - 16) / std::max(texts, 1u);
        share = share == 0 ? each : std::min(share, each);
    }
    return share;
}

std::string columnType(const MariadbSession& session, const Entity& entity, const Field& field) {
    const LogicalType& type = field.type;
    const bool hasUuid = session.isMariadb() && session.version() >= 100'700;
    switch (type.kind) {
    case TypeKind::Boolean:
        return "BOOLEAN";
    case TypeKind::Integer:
        return "BIGINT";
    case TypeKind::Decimal:
        return "DECIMAL(" + std::to_string(type.precision) + "," + std::to_string(type.scale) + ")";
    case TypeKind::Float:
        return "DOUBLE";
    case TypeKind::Date:
        return "DATE";
    case TypeKind::Time:
        return "TIME(6)";
    case TypeKind::Timestamp:
        return type.zoned ? "TIMESTAMP(6)" : "DATETIME(6)";
    case TypeKind::Uuid:
        return hasUuid ? "UUID" : "CHAR(36)";
    case TypeKind::Text:
    case TypeKind::Binary:
    case TypeKind::Null:
        break;
    }
    const bool isBinary = type.kind == TypeKind::Binary;
    const std::uint32_t share = shareOfKey(entity, field);
    if (share > 0)
        return (isBinary ? "VARBINARY(" : "VARCHAR(") +
               std::to_string(type.length > 0 ? std::min(type.length, share) : share) + ")";
    if (type.length > 0 && type.length <= kShortText)
        return (isBinary ? "VARBINARY(" : "VARCHAR(") + std::to_string(type.length) + ")";
    if (type.length > 0 && type.length <= 16'000 && entity.fields.size() < 4)
        return (isBinary ? "VARBINARY(" : "VARCHAR(") + std::to_string(type.length) + ")";
    return isBinary ? "LONGBLOB" : "LONGTEXT";
}

} // namespace

std::string mariadbTableName(const std::string& entity) {
    const std::size_t dot = entity.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == entity.size())
        return mariadbName(entity);
    return mariadbName(entity.substr(0, dot)) + "." + mariadbName(entity.substr(dot + 1));
}

Result<std::string> createMariadbTable(const MariadbSession& session, const Entity& entity) {
    MW_TRY_DO(checkName(entity.name, entity.name));
    if (entity.fields.empty())
        return at(makeError(Code::NotSupported, "a table without fields"), entity.name);
    if (entity.fields.size() > kMariadbFields)
        return at(makeError(Code::NotSupported, "a table of " + std::to_string(entity.fields.size()) +
                                                    " fields, where MariaDB holds 1017,"),
                  entity.name);
    std::string sql = "CREATE TABLE " + mariadbTableName(entity.name) + "(";
    const Key* const primary = entity.primaryKey();
    for (const Field& field : entity.fields) {
        MW_TRY_DO(checkName(field.name, entity.name));
        const bool isKey = primary && std::find(primary->fields.begin(), primary->fields.end(), field.name) !=
                                          primary->fields.end();
        sql += (&field == &entity.fields.front() ? "" : ", ") + mariadbName(field.name) + " " +
               columnType(session, entity, field);
        // Said for both: of timestamps, null is not what MariaDB takes for granted.
        sql += field.nullable && !isKey ? " NULL" : " NOT NULL";
        if (isNumberedKey(entity, field))
            sql += " AUTO_INCREMENT";
        else if (isPlainDefault(field.defaultValue, true))
            sql += " DEFAULT " + field.defaultValue;
    }
    for (const Key& key : entity.keys)
        sql += (key.primary ? ", PRIMARY KEY " : ", UNIQUE KEY ") + nameList(key.fields);
    for (const Constraint& constraint : entity.constraints)
        sql += std::string(", ") +
               (constraint.name.empty() ? "" : "CONSTRAINT " + mariadbName(constraint.name) + " ") + constraint.text;
    return sql + ") ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE " +
           (session.isMariadb() ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin");
}

std::string addMariadbRelation(const Entity& entity, const Relation& relation) {
    return "ALTER TABLE " + mariadbTableName(entity.name) + " ADD FOREIGN KEY " + nameList(relation.fields) +
           " REFERENCES " + mariadbTableName(relation.parentEntity) + nameList(relation.parentFields);
}

} // namespace mw

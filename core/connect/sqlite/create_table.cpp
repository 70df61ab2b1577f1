// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/create_table.h"

#include "core/base/utf8.h"
#include "core/connect/sqlite/declared_type.h"
#include "core/connect/sqlite/session.h"

#include <algorithm>
#include <array>

namespace mw {

namespace {

Result<void> checkName(const std::string& name, const std::string& where) {
    if (name.empty() || name.find('\0') != std::string::npos)
        return at(makeError(Code::NotSupported, "the name " + quoted(name)), where);
    return {};
}

std::string nameList(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : ", ") + sqlName(name);
    return "(" + list + ")";
}

std::string columnType(const Field& field) {
    if (!field.nativeType.empty() && readDeclaredType(field.nativeType).type == field.type)
        return field.nativeType;
    return declareType(field.type);
}

/// A default is taken over only if it means the same everywhere: a number, a text, a moment. Others are expressions in
/// the language of the system they came from.
bool isPlainDefault(const std::string& text) {
    constexpr std::array<std::string_view, 4> kWords = {"CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "NULL"};
    if (std::find(kWords.begin(), kWords.end(), text) != kWords.end())
        return true;
    Decimal unused;
    if (parseDecimal(text, unused))
        return true;
    if (text.size() < 2 || text.front() != '\'' || text.back() != '\'')
        return false;
    for (std::size_t i = 1; i + 1 < text.size(); ++i)
        if (text[i] == '\'' && (++i + 1 >= text.size() || text[i] != '\''))
            return false;
    return true;
}

/// SQLite makes a column its rowid only if it is declared by exactly this word.
bool isRowidKey(const Entity& entity, const Field& field) {
    const Key* key = entity.primaryKey();
    return key && key->fields.size() == 1 && key->fields[0] == field.name && field.type.kind == TypeKind::Integer;
}

std::string keyText(const Key& key) {
    const std::string named = key.name.empty() ? std::string() : "CONSTRAINT " + sqlName(key.name) + " ";
    return named + (key.primary ? "PRIMARY KEY " : "UNIQUE ") + nameList(key.fields);
}

std::string relationText(const Relation& relation) {
    std::string text = relation.name.empty() ? std::string() : "CONSTRAINT " + sqlName(relation.name) + " ";
    text += "FOREIGN KEY " + nameList(relation.fields) + " REFERENCES " + sqlName(relation.parentEntity);
    if (!relation.parentFields.empty())
        text += " " + nameList(relation.parentFields);
    return text;
}

} // namespace

Result<std::string> createTableSql(const Entity& entity) {
    MW_TRY_DO(checkName(entity.name, entity.name));
    if (entity.fields.empty())
        return at(makeError(Code::NotSupported, "a table without columns"), entity.name);
    std::string sql;
    const auto add = [&](const std::string& part) { sql += (sql.empty() ? "\n    " : ",\n    ") + part; };
    bool keyIsRowid = false;
    for (const Field& field : entity.fields) {
        MW_TRY_DO(checkName(field.name, entity.name));
        std::string column = sqlName(field.name);
        if (isRowidKey(entity, field)) {
            keyIsRowid = true;
            add(column + " INTEGER PRIMARY KEY NOT NULL");
            continue;
        }
        if (const std::string type = columnType(field); !type.empty())
            column += " " + type;
        if (!field.nullable)
            column += " NOT NULL";
        if (isPlainDefault(field.defaultValue))
            column += " DEFAULT " + field.defaultValue;
        add(column);
    }
    for (const Key& key : entity.keys)
        if (!(key.primary && keyIsRowid))
            add(keyText(key));
    for (const Relation& relation : entity.relations)
        add(relationText(relation));
    for (const Constraint& constraint : entity.constraints)
        if (constraint.text.starts_with("CHECK"))
            add((constraint.name.empty() ? std::string() : "CONSTRAINT " + sqlName(constraint.name) + " ") +
                constraint.text);
    return "CREATE TABLE " + sqlName(entity.name) + " (" + sql + "\n)";
}

} // namespace mw

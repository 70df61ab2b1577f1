// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/row_form.h"

#include <sqlite3.h>


namespace mw {

SqliteRowForm::SqliteRowForm(const SqliteTable& table, bool isUtf8)
    : m_table(table.entity.name), m_rowidName(mw::rowidName(table)), m_isUtf8(isUtf8) {
    const Key* primary = table.entity.primaryKey();
    for (std::size_t i = 0; i < table.entity.fields.size(); ++i) {
        const Field& field = table.entity.fields[i];
        m_names.push_back(field.name);
        m_isReal.push_back(affinityOf(field.nativeType) == SqliteAffinity::Real);
        m_isComputed.push_back(field.generated && field.name != table.rowidField);
        if (!field.defaultValue.empty() && field.defaultValue != "NULL")
            m_defaults.push_back({i, field.defaultValue});
    }
    if (!table.hasRowid && primary)
        for (const std::string& name : primary->fields)
            m_keyColumns.push_back(table.entity.fieldIndex(name).value_or(0));
    if (table.hasVirtualColumns)
        m_obstacle = "it has columns that are computed when they are read";
    else if (table.hasRowid && m_rowidName.empty())
        m_obstacle = "columns have taken all names of its rowid";
}

void SqliteRowForm::append(std::string& image, std::size_t column, sqlite3_value* value) const {
    StoredValue stored;
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        stored.integer = sqlite3_value_int64(value);
        stored.kind = StoredValue::Kind::Integer;
        // A whole number in a column of real ones lies in the file as an integer and is read as a real one.
        if (m_isReal[column]) {
            stored.real = double(stored.integer);
            stored.kind = StoredValue::Kind::Real;
        }
        break;
    case SQLITE_FLOAT:
        stored.real = sqlite3_value_double(value);
        stored.kind = StoredValue::Kind::Real;
        break;
    case SQLITE_TEXT: {
        // As a blob the bytes come as they are; as a text they would be copied to end with a zero.
        const void* const bytes = m_isUtf8 ? sqlite3_value_blob(value) : sqlite3_value_text(value);
        stored.bytes = {static_cast<const char*>(bytes), std::size_t(sqlite3_value_bytes(value))};
        stored.kind = StoredValue::Kind::Text;
        break;
    }
    case SQLITE_BLOB: {
        const void* const bytes = sqlite3_value_blob(value);
        stored.bytes = {static_cast<const char*>(bytes), std::size_t(sqlite3_value_bytes(value))};
        stored.kind = StoredValue::Kind::Blob;
        break;
    }
    default:
        break;
    }
    appendStored(image, stored);
}

std::string SqliteRowForm::columnList() const {
    std::string list;
    for (const std::string& name : m_names)
        list += (list.empty() ? "" : ",") + sqlName(name);
    return list;
}

std::string SqliteRowForm::writableList() const {
    std::string list;
    for (std::size_t i = 0; i < m_names.size(); ++i)
        if (isWritable(i))
            list += (list.empty() ? "" : ",") + sqlName(m_names[i]);
    return list;
}

std::string SqliteRowForm::keyCondition() const {
    if (hasRowid())
        return m_rowidName + " = ?";
    std::string condition;
    for (const std::size_t column : m_keyColumns)
        condition += (condition.empty() ? "" : " AND ") + sqlName(m_names[column]) + " = ?";
    return condition;
}

void bindStoredValue(sqlite3_stmt* statement, int parameter, const StoredValue& value) {
    switch (value.kind) {
    case StoredValue::Kind::Null:
        sqlite3_bind_null(statement, parameter);
        break;
    case StoredValue::Kind::Integer:
        sqlite3_bind_int64(statement, parameter, value.integer);
        break;
    case StoredValue::Kind::Real:
        sqlite3_bind_double(statement, parameter, value.real);
        break;
    case StoredValue::Kind::Text:
        sqlite3_bind_text64(statement, parameter, value.bytes.empty() ? "" : value.bytes.data(), value.bytes.size(),
                            SQLITE_STATIC, SQLITE_UTF8);
        break;
    case StoredValue::Kind::Blob:
        sqlite3_bind_blob64(statement, parameter, value.bytes.empty() ? "" : value.bytes.data(), value.bytes.size(),
                            SQLITE_STATIC);
        break;
    }
}

int bindImage(sqlite3_stmt* statement, int parameter, std::string_view image) {
    StoredValue value;
    while (takeStored(image, value))
        bindStoredValue(statement, parameter++, value);
    return parameter;
}

} // namespace mw

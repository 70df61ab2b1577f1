// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/row_form.h"

#include "core/connect/sqlite/stored_value.h"

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
    StoredValue stored = storedValue(value, m_isUtf8);
    // A whole number in a column of real ones lies in the file as an integer and is read as a real one.
    if (stored.kind == StoredValue::Kind::Integer && m_isReal[column]) {
        stored.real = double(stored.integer);
        stored.kind = StoredValue::Kind::Real;
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

int bindImage(sqlite3_stmt* statement, int parameter, std::string_view image) {
    StoredValue value;
    while (takeStored(image, value))
        bindStoredValue(statement, parameter++, value);
    return parameter;
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/row_image.h"
#include "core/connect/sqlite/catalog.h"

#include <cstddef>
#include <string>
#include <vector>

struct sqlite3_stmt;
struct sqlite3_value;

namespace mw {

/// How the rows of one table become keys and images (row_image.h): the image has all columns in order; the key is the
/// rowid, or the columns of the primary key where there is none.
class SqliteRowForm {
public:
    SqliteRowForm(const SqliteTable& table, bool isUtf8);

    const std::string& table() const { return m_table; }
    std::size_t columns() const { return m_names.size(); }
    bool hasRowid() const { return m_keyColumns.empty(); }
    const std::vector<std::size_t>& keyColumns() const { return m_keyColumns; }
    /// Why changes of the table's rows cannot be taken back; empty where they can.
    const std::string& obstacle() const { return m_obstacle; }
    struct Default {
        std::size_t column = 0;
        std::string text; ///< as declared, SQL
    };
    /// Columns that a row may lack because they were added later, so that their default is read instead.
    const std::vector<Default>& defaults() const { return m_defaults; }

    /// Adds a column's value to an image.
    void append(std::string& image, std::size_t column, sqlite3_value* value) const;

    /// "a","b": all columns.
    std::string columnList() const;
    /// "a","b": those that can be written.
    std::string writableList() const;
    bool isWritable(std::size_t column) const { return !m_isComputed[column]; }
    /// "rowid" = ?, or "a" = ? AND "b" = ?; the values of a key are bound to it in order, see bindKey().
    std::string keyCondition() const;
    const std::string& rowidName() const { return m_rowidName; }
    const std::string& columnName(std::size_t column) const { return m_names[column]; }

private:
    std::string m_table, m_rowidName, m_obstacle;
    std::vector<std::string> m_names;
    std::vector<bool> m_isReal, m_isComputed;
    std::vector<std::size_t> m_keyColumns;
    std::vector<Default> m_defaults;
    bool m_isUtf8;
};

/// Binds all values of a key or image from the parameter on; gives the next free parameter.
int bindImage(sqlite3_stmt* statement, int parameter, std::string_view image);

} // namespace mw

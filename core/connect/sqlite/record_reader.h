// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/row_image.h"
#include "core/connect/sqlite/catalog.h"
#include "core/connect/sqlite/session.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mw {

/// Reads some columns of records (sqlite.org/fileformat2.html, section 2.1) as SQLite shows them: the row id where a
/// column stands for it, whole numbers of real columns as real ones, the defaults of columns that were added later.
class SqliteRecordReader {
public:
    /// The columns by their names, in the order in which values are wanted.
    SqliteRecordReader(SqliteSession& session, const SqliteTable& table, const std::vector<std::string>& columns);

    /// The values of a record; their bytes are the record's, behind which some more may be read. CorruptDatabase where it is
    /// none.
    Result<std::span<const StoredValue>> read(std::int64_t rowid, std::string_view record);
    /// Some column's default is asked of the session, from the thread that reads.
    static bool mayAskSession(const SqliteTable& table);

private:
    struct Column {
        bool isWanted = false;
        bool isReal = false;
        bool isRowid = false;
        bool hasDefault = false;
    };
    struct Default {
        StoredValue value;
        std::string bytes; ///< of the value
    };

    Error damaged(const char* what) const;
    /// The value that a record has for a column that was added after it was written.
    Result<const StoredValue*> defaultOf(std::size_t column, std::int64_t rowid);

    SqliteSession* m_session;
    std::string m_table, m_rowidName;
    std::vector<std::string> m_names;
    std::vector<Column> m_columns;                  ///< of the table, up to the last one that is wanted
    std::vector<std::unique_ptr<Default>> m_defaults; ///< by column, those that were needed
    std::vector<StoredValue> m_values;              ///< by column
    std::vector<std::size_t> m_order;               ///< of the wanted ones; empty where they are all in order
    std::vector<StoredValue> m_ordered;
};

} // namespace mw

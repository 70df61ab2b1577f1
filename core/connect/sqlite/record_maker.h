// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/catalog.h"
#include "core/connect/sqlite/record.h"
#include "core/connect/sqlite/session.h"
#include "core/connect/sqlite/value_binder.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace mw {

/// Makes rows of batches into records of one table as SQLite would store them. One thread.
class SqliteRecordMaker {
public:
    static constexpr std::size_t kNone = std::size_t(-1);
    /// `fields`: the table's field of each batch column. None where SQLite would add something of its own: a default, a
    /// generated column.
    static Result<std::optional<SqliteRecordMaker>> plan(SqliteSession& session, const SqliteTable& table,
                                                         const std::vector<std::size_t>& fields);

    /// The batch column that becomes the row id, kNone where none does.
    std::size_t keyColumn() const { return m_keyColumn; }
    /// Batch columns that must not be null.
    const std::vector<std::size_t>& required() const { return m_required; }
    /// The record of a row of which no value is refused; it stays until the next.
    std::string_view make(std::span<SqliteValueBinder> values, std::uint32_t row) {
        m_record.start(m_sources.size());
        for (const std::size_t source : m_sources) {
            if (source == kNone)
                m_record.null();
            else
                values[source].append(m_record, row);
        }
        return m_record.finish();
    }

private:
    std::vector<std::size_t> m_sources; ///< by column of the table: its batch column, kNone for null
    std::vector<std::size_t> m_required;
    std::size_t m_keyColumn = kNone;
    SqliteRecord m_record;
};

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/record_maker.h"

#include "core/base/unicode.h"

#include <algorithm>

namespace mw {

Result<std::optional<SqliteRecordMaker>> SqliteRecordMaker::plan(SqliteSession& session, const SqliteTable& table,
                                                                 const std::vector<std::size_t>& fields) {
    const auto columnOf = [&](const std::string& field) {
        const auto index = table.entity.fieldIndex(field);
        const auto place = index ? std::find(fields.begin(), fields.end(), *index) : fields.end();
        return place == fields.end() ? kNone : std::size_t(place - fields.begin());
    };
    SqliteRecordMaker maker;
    MW_TRY(SqliteStatement columns,
           session.prepare("SELECT name, \"notnull\", dflt_value IS NOT NULL, hidden FROM pragma_table_xinfo(" +
                           sqlText(table.entity.name) + ") ORDER BY cid"));
    while (true) {
        MW_TRY(const bool more, columns.step());
        if (!more)
            return std::optional(std::move(maker));
        const std::string name(columns.text(0));
        const bool required = columns.integer(1) != 0, hasDefault = columns.integer(2) != 0;
        const std::size_t column = columnOf(name);
        if (columns.integer(3) != 0 || (column == kNone && (required || hasDefault)))
            return std::optional<SqliteRecordMaker>();
        maker.m_sources.push_back(column);
        if (!table.rowidField.empty() && (name == table.rowidField || foldCase(name) == foldCase(table.rowidField))) {
            maker.m_sources.back() = kNone; // the row id itself, null in the record
            maker.m_keyColumn = column;
        } else if (required) {
            maker.m_required.push_back(column);
        }
    }
}

} // namespace mw

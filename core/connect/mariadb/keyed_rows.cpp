// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/keyed_rows.h"

#include <algorithm>
#include <charconv>

namespace mw {

Result<MariadbKeyedRows> MariadbKeyedRows::make(MariadbSession& session, const ServerTable& table,
                                                const std::vector<std::size_t>& fields, const WriteOptions& options,
                                                const std::string& staging, const std::string& values) {
    MariadbKeyedRows rows;
    rows.m_session = &session;
    rows.m_isUpsert = options.mode == LoadMode::Upsert;
    rows.m_typed = staging + "_typed";
    std::string names, sourced, updates, keys, same, missing, filled;
    for (const std::size_t field : fields) {
        const std::string name = mariadbName(table.entity.fields[field].name);
        names += (names.empty() ? "" : ", ") + name;
        sourced += (sourced.empty() ? "" : ", ") + ("s." + name);
        if (std::find(options.key.begin(), options.key.end(), table.entity.fields[field].name) == options.key.end())
            updates += (updates.empty() ? "" : ", ") + ("t." + name + " = s." + name);
    }
    for (const std::string& field : options.key) {
        const std::string name = mariadbName(field);
        keys += (keys.empty() ? "" : ", ") + name;
        same += (same.empty() ? "" : " AND ") + ("t." + name + " = s." + name);
        filled += (filled.empty() ? "" : " AND ") + name + " IS NOT NULL";
        missing = "t." + name + " IS NULL";
    }
    const std::string joined = rows.m_typed + " s JOIN " + table.sqlName + " t ON " + same;
    rows.m_fill = "INSERT INTO " + rows.m_typed + " SELECT n, " + values + " FROM " + staging;
    rows.m_repeats = "SELECT COUNT(*) FROM (SELECT 1 FROM " + rows.m_typed + " WHERE " + filled + " GROUP BY " + keys +
                     " HAVING COUNT(*) > 1) repeated";
    rows.m_there = "SELECT s.mapwright_number FROM " + joined + " ORDER BY 1";
    if (!updates.empty())
        rows.m_update = "UPDATE " + joined + " SET " + updates;
    rows.m_insert = "INSERT INTO " + table.sqlName + "(" + names + ") SELECT " + sourced + " FROM " + rows.m_typed +
                    " s LEFT JOIN " + table.sqlName + " t ON " + same + " WHERE " + missing;
    MW_TRY_DO(session.execute("CREATE TEMPORARY TABLE " + rows.m_typed +
                              " ENGINE=InnoDB AS SELECT 0 AS mapwright_number, " + names + " FROM " + table.sqlName +
                              " LIMIT 0"));
    return rows;
}

/// A statement that may leave no warning behind.
Result<void> MariadbKeyedRows::strictly(const std::string& sql) {
    MW_TRY_DO(m_session->execute(sql));
    if (m_session->warnings() == 0)
        return {};
    m_warning = m_session->firstWarning();
    return makeError(Code::DatabaseError, m_warning);
}

Result<MariadbKeyedRows::Moved> MariadbKeyedRows::move(std::size_t begin, std::size_t end) {
    m_warning.clear();
    Moved moved;
    MW_TRY_DO(m_session->execute("DELETE FROM " + m_typed));
    MW_TRY_DO(strictly(m_fill + " WHERE n >= " + std::to_string(begin) + " AND n < " + std::to_string(end)));
    MW_TRY(const auto repeats, m_session->integer(m_repeats));
    moved.repeats = repeats.value_or(0) > 0;
    if (moved.repeats)
        return moved;
    MW_TRY(const auto there, m_session->query(m_there));
    if (m_isUpsert) {
        moved.inserted.updated = there.size();
        if (!there.empty() && !m_update.empty())
            MW_TRY_DO(strictly(m_update));
    } else {
        for (const auto& row : there) {
            std::uint32_t number = 0;
            const std::string& text = *row[0];
            std::from_chars(text.data(), text.data() + text.size(), number);
            moved.present.push_back(number);
        }
    }
    MW_TRY_DO(strictly(m_insert));
    if (m_session->changedRows() + there.size() != end - begin)
        return makeError(Code::DatabaseError, "the server moved another number of rows than it was given");
    moved.inserted.rows = m_session->changedRows() + moved.inserted.updated;
    return moved;
}

} // namespace mw

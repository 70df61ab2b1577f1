// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/keyed_rows.h"

#include <algorithm>
#include <charconv>

namespace mw {

Result<MariadbKeyedRows> MariadbKeyedRows::make(MariadbSession& session, const ServerTable& table,
                                                const std::vector<std::size_t>& fields, const WriteOptions& options,
                                                const std::string& staging, const std::string& values,
                                                const ServerRowForm* form) {
    MariadbKeyedRows rows;
    rows.m_session = &session;
    rows.m_form = form;
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
    rows.m_there = "SELECT s.mapwright_number" + (form ? ", " + form->imageList("t") : std::string()) + " FROM " +
                   joined + " ORDER BY s.mapwright_number" + (form ? " FOR UPDATE" : "");
    if (!updates.empty())
        rows.m_update = "UPDATE " + joined + " SET " + updates;
    rows.m_insert = "INSERT INTO " + table.sqlName + "(" + names + ") SELECT " + sourced + " FROM " + rows.m_typed +
                    " s LEFT JOIN " + table.sqlName + " t ON " + same + " WHERE " + missing +
                    (form ? " ORDER BY s.mapwright_number RETURNING " + form->imageList("") : std::string());
    MW_TRY_DO(session.execute("CREATE TEMPORARY TABLE " + rows.m_typed +
                              " ENGINE=InnoDB AS SELECT 0 AS mapwright_number, " + names + " FROM " + table.sqlName +
                              " LIMIT 0"));
    return rows;
}

/// A statement that may leave no warning behind.
Result<void> MariadbKeyedRows::strictly(const std::string& sql) {
    MW_TRY_DO(m_session->execute(sql));
    return checkWarnings();
}

Result<void> MariadbKeyedRows::checkWarnings() {
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
    MW_TRY(auto found, m_session->query(m_there));
    std::vector<std::uint32_t> there;
    for (ServerRow& row : found) {
        std::uint32_t number = 0;
        std::from_chars(row[0]->data(), row[0]->data() + row[0]->size(), number);
        there.push_back(number);
        row.erase(row.begin());
    }
    if (!m_isUpsert) {
        moved.present = there;
        if (m_form)
            moved.presentRows = std::move(found);
    } else if (!there.empty()) {
        moved.inserted.updated = there.size();
        if (!m_update.empty())
            MW_TRY_DO(strictly(m_update));
        if (m_form) {
            MW_TRY(auto now, m_session->query(m_there));
            for (std::size_t i = 0; i < now.size() && i < there.size(); ++i) {
                now[i].erase(now[i].begin());
                moved.told.push_back({there[i], std::move(found[i]), std::move(now[i])});
            }
        }
    }
    MW_TRY_DO(insert(begin, end, there, moved));
    return moved;
}

/// What is not there.
Result<void> MariadbKeyedRows::insert(std::size_t begin, std::size_t end, const std::vector<std::uint32_t>& there,
                                      Moved& moved) {
    std::uint64_t inserted = 0;
    if (!m_form) {
        MW_TRY_DO(strictly(m_insert));
        inserted = m_session->changedRows();
    } else {
        MW_TRY(auto now, m_session->query(m_insert));
        MW_TRY_DO(checkWarnings());
        inserted = now.size();
        auto next = now.begin();
        for (auto number = std::uint32_t(begin); number < end && next != now.end(); ++number)
            if (!std::binary_search(there.begin(), there.end(), number))
                moved.told.push_back({number, std::nullopt, std::move(*next++)});
    }
    if (inserted + there.size() != end - begin)
        return makeError(Code::DatabaseError, "the server moved another number of rows than it was given");
    moved.inserted.rows = inserted + moved.inserted.updated;
    return {};
}

} // namespace mw

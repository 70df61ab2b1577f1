// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/keyed_rows.h"

#include <algorithm>
#include <charconv>

namespace mw {

namespace {

constexpr const char* kNumber = "mapwright_number";

std::int64_t numberOf(const std::optional<std::string>& text) {
    std::int64_t number = 0;
    if (text)
        std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

} // namespace

Result<PostgresKeyedRows> PostgresKeyedRows::make(PostgresSession& session, const ServerTable& table,
                                                  const std::vector<std::size_t>& fields,
                                                  const WriteOptions& options, const ServerRowForm* form) {
    PostgresKeyedRows rows;
    rows.m_session = &session;
    rows.m_form = form;
    MW_TRY(const auto number, session.integer("SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema()"));
    rows.m_staging = "mapwright_rows_" + std::to_string(number.value_or(0));
    std::string names, updates, keys, same, filled, numbered;
    for (const std::size_t field : fields) {
        const std::string name = postgresName(table.entity.fields[field].name);
        names += (names.empty() ? "" : ", ") + name;
        if (std::find(options.key.begin(), options.key.end(), table.entity.fields[field].name) == options.key.end())
            updates += (updates.empty() ? "" : ", ") + name + " = EXCLUDED." + name;
        if (table.columns[field].isNumbered)
            numbered = " OVERRIDING SYSTEM VALUE"; // of identities that are always drawn
    }
    for (const std::string& field : options.key) {
        const std::string name = postgresName(field);
        keys += (keys.empty() ? "" : ", ") + name;
        same += (same.empty() ? "" : " AND ") + ("t." + name + " = s." + name);
        filled += (filled.empty() ? "" : " AND ") + ("s." + name + " IS NOT NULL");
        if (updates.empty() && options.key.size() == fields.size())
            updates = name + " = EXCLUDED." + name; // nothing else to set
    }
    rows.m_copy = "COPY " + rows.m_staging + "(" + kNumber + ", " + names + ") FROM STDIN";
    rows.m_present = std::string("SELECT ") + kNumber + " FROM (SELECT s." + kNumber + ", " + filled +
                     " AS filled, EXISTS(SELECT 1 FROM " + table.sqlName + " t WHERE " + same +
                     ") AS there, row_number() OVER (PARTITION BY " + keys + " ORDER BY s." + kNumber +
                     ") AS place FROM " + rows.m_staging + " s) q WHERE there OR (filled AND place > 1) ORDER BY 1";
    rows.m_insert = "INSERT INTO " + table.sqlName + "(" + names + ")" + numbered + " SELECT " + names + " FROM " +
                    rows.m_staging;
    if (options.mode == LoadMode::AppendMissing && options.given && form)
        rows.m_presentKeys = std::string("SELECT -1 - s.") + kNumber + ", " + form->keyList("t") + " FROM " +
                             rows.m_staging + " s JOIN " + table.sqlName + " t ON " + same + " WHERE s." + kNumber +
                             " < 0 ORDER BY 1";
    if (options.mode == LoadMode::Upsert) {
        rows.m_onConflict = " ON CONFLICT (" + keys + ") DO UPDATE SET " + updates;
        if (form)
            rows.m_before = "SELECT " + form->imageList("t") + " FROM " + table.sqlName + " t JOIN " + rows.m_staging +
                            " s ON " + same + " FOR UPDATE OF t";
    }
    MW_TRY_DO(session.execute("CREATE TEMPORARY TABLE " + rows.m_staging + " AS SELECT 0 AS " + kNumber + ", " + names +
                              " FROM " + table.sqlName + " WITH NO DATA"));
    return rows;
}

Result<std::vector<std::uint32_t>> PostgresKeyedRows::takePresent() const {
    MW_TRY(const auto found, m_session->query(m_present));
    std::vector<std::uint32_t> rows;
    std::string list;
    for (const auto& row : found) {
        rows.push_back(std::uint32_t(numberOf(row[0])));
        list += (list.empty() ? "" : ", ") + std::to_string(rows.back());
    }
    // Below zero nothing moves: there they stay until somebody has asked for their keys.
    if (!rows.empty())
        MW_TRY_DO(m_session->execute("UPDATE " + m_staging + " SET " + kNumber + " = -1 - " + kNumber + " WHERE " + kNumber +
                                     " IN (" + list + ")"));
    return rows;
}

Result<std::vector<std::pair<std::uint32_t, ServerRow>>> PostgresKeyedRows::presentKeys() const {
    std::vector<std::pair<std::uint32_t, ServerRow>> keys;
    if (m_presentKeys.empty())
        return keys;
    MW_TRY(auto found, m_session->query(m_presentKeys));
    for (ServerRow& row : found) {
        const auto number = std::uint32_t(numberOf(row[0]));
        row.erase(row.begin());
        keys.emplace_back(number, std::move(row));
    }
    return keys;
}

Result<std::map<std::string, std::string>> PostgresKeyedRows::imagesBefore() const {
    std::map<std::string, std::string> images;
    if (m_before.empty())
        return images;
    MW_TRY(const auto found, m_session->query(m_before));
    for (const ServerRow& row : found)
        images[m_form->keyOf(row)] = m_form->image(row);
    return images;
}

Result<PostgresKeyedRows::Moved> PostgresKeyedRows::move(std::uint32_t first, std::uint32_t last) const {
    MW_TRY_DO(m_session->execute("SAVEPOINT mapwright_rows"));
    // A row that was there has been locked by this very statement: xmax says so.
    const std::string sql = m_insert + " WHERE " + kNumber + " BETWEEN " + std::to_string(first) + " AND " +
                            std::to_string(last) + " ORDER BY " + kNumber + m_onConflict +
                            " RETURNING xmax <> 0 AS updated";
    Moved moved;
    if (m_form) {
        auto rows = m_session->query(sql + ", " + m_form->imageList(""));
        if (!rows.ok())
            return rows.error();
        moved.now = std::move(rows).value();
        moved.inserted.rows = moved.now.size();
        for (ServerRow& row : moved.now) {
            moved.inserted.updated += row[0] == "t" ? 1 : 0;
            row.erase(row.begin());
        }
    } else {
        const auto counted = m_session->query("WITH moved AS (" + sql + ") SELECT count(*), count(*) FILTER (WHERE "
                                              "updated) FROM moved");
        if (!counted.ok())
            return counted.error();
        moved.inserted = {std::uint64_t(numberOf((*counted)[0][0])), std::uint64_t(numberOf((*counted)[0][1]))};
    }
    MW_TRY_DO(m_session->execute("RELEASE SAVEPOINT mapwright_rows"));
    return moved;
}

} // namespace mw

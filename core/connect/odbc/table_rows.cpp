// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/odbc/table_rows.h"

#include "core/connect/odbc/catalog.h"

#include <algorithm>
#include <charconv>

namespace mw {

namespace {

constexpr std::size_t kKeysTogether = 64;
constexpr std::size_t kMostParameters = 900; // of one statement; SQLite takes 999

/// A value's text as it compares with others of its column: databases print numbers and moments in several ways.
std::string comparable(const Field& field, const std::string& text) {
    if (field.type.kind == TypeKind::Text || field.type.kind == TypeKind::Binary)
        return text;
    const auto value = parseValue(text, field.type);
    return value.ok() ? printValue(*value, field.type) : text;
}

} // namespace

OdbcTableRows::OdbcTableRows(const OdbcSession& session, const ServerTable& table, std::stop_token stop)
    : m_session(session), m_table(table), m_expressions(session), m_form(m_expressions, table), m_stop(std::move(stop)) {
    for (const std::size_t column : m_form.columns())
        m_isBinary.push_back(isOdbcBinary(table.columns[column]));
}

OdbcTableRows::Columns OdbcTableRows::keyColumns() const {
    Columns columns;
    for (const std::size_t place : m_form.key())
        columns.push_back(m_form.columns()[place]);
    return columns;
}

Result<OdbcPrepared*> OdbcTableRows::prepared(const std::string& sql, const Columns& parameters) {
    if (const auto known = m_prepared.find(sql); known != m_prepared.end())
        return &known->second;
    std::vector<OdbcParameter> kinds;
    for (const std::size_t column : parameters)
        kinds.push_back(odbcParameter(m_table, column));
    MW_TRY(OdbcPrepared made, OdbcPrepared::make(m_session, sql, std::move(kinds)));
    return &m_prepared.emplace(sql, std::move(made)).first->second;
}

std::string OdbcTableRows::selectImages() const {
    return "SELECT " + m_form.imageList("") + " FROM " + m_table.sqlName;
}

std::string OdbcTableRows::conditions(const Columns& columns) const {
    std::string all;
    for (const std::size_t column : columns)
        all += (all.empty() ? "" : " AND ") + m_session.quoted(m_table.entity.fields[column].name) + " = ?";
    return all;
}

Result<KeyedRows::Refusal> OdbcTableRows::insertAll(const Columns& columns, std::span<const ServerRow> rows) {
    std::string names, marks;
    for (const std::size_t column : columns) {
        names += (names.empty() ? "" : ", ") + m_session.quoted(m_table.entity.fields[column].name);
        marks += marks.empty() ? "?" : ", ?";
    }
    MW_TRY(OdbcPrepared* const statement,
           prepared("INSERT INTO " + m_table.sqlName + " (" + names + ") VALUES (" + marks + ")", columns));
    return statement->runEach(rows, m_stop);
}

Result<KeyedRows::Refusal> OdbcTableRows::updateAll(const Columns& sets, const Columns& keys,
                                                    std::span<const ServerRow> rows) {
    std::string list;
    for (const std::size_t column : sets)
        list += (list.empty() ? "" : ", ") + m_session.quoted(m_table.entity.fields[column].name) + " = ?";
    Columns parameters = sets;
    parameters.insert(parameters.end(), keys.begin(), keys.end());
    MW_TRY(OdbcPrepared* const statement,
           prepared("UPDATE " + m_table.sqlName + " SET " + list + " WHERE " + conditions(keys), parameters));
    return statement->runEach(rows, m_stop);
}

Result<std::vector<std::optional<ServerRow>>> OdbcTableRows::findAll(const Columns& columns,
                                                                     std::span<const ServerRow> keys) {
    std::vector<std::optional<ServerRow>> found(keys.size());
    const std::size_t together = std::clamp(kMostParameters / columns.size(), std::size_t(1), kKeysTogether);
    for (std::size_t begin = 0; begin < keys.size(); begin += together) {
        const std::size_t size = std::min(together, keys.size() - begin);
        const std::span chunk = std::span(found).subspan(begin, size);
        MW_TRY(const bool isClear, findTogether(columns, keys.subspan(begin, size), chunk));
        for (std::size_t i = 0; !isClear && i < size; ++i)
            MW_TRY_DO(findAlone(columns, keys[begin + i], chunk[i]));
    }
    return found;
}

Result<bool> OdbcTableRows::findTogether(const Columns& columns, std::span<const ServerRow> keys,
                                         std::span<std::optional<ServerRow>> found) {
    // A stretch that is shorter repeats its last key, so that one statement does for all full ones and one for the rest.
    const std::size_t asked = keys.size() == 1 ? 1 : std::clamp(kMostParameters / columns.size(), std::size_t(1), kKeysTogether);
    std::string sql = selectImages() + " WHERE ";
    Columns parameters;
    ServerRow values;
    std::map<std::vector<std::string>, std::size_t> places;
    for (std::size_t i = 0; i < asked; ++i) {
        const ServerRow& key = keys[std::min(i, keys.size() - 1)];
        sql += (i == 0 ? "(" : " OR (") + conditions(columns) + ")";
        parameters.insert(parameters.end(), columns.begin(), columns.end());
        values.insert(values.end(), key.begin(), key.end());
        std::vector<std::string> texts;
        for (std::size_t part = 0; part < columns.size() && key[part]; ++part)
            texts.push_back(comparable(m_table.entity.fields[columns[part]], *key[part]));
        if (i < keys.size() && texts.size() == columns.size())
            places.emplace(std::move(texts), i);
    }
    bool isClear = true;
    MW_TRY(OdbcPrepared* const statement, prepared(sql, parameters));
    MW_TRY_DO(statement->query(values, m_isBinary, [&](const ServerRow& row) {
        std::vector<std::string> texts;
        for (const std::size_t column : columns) {
            const auto place = std::find(m_form.columns().begin(), m_form.columns().end(), column);
            texts.push_back(comparable(m_table.entity.fields[column],
                                       row[std::size_t(place - m_form.columns().begin())].value_or("")));
        }
        const auto place = places.find(texts);
        isClear = isClear && place != places.end();
        if (place != places.end())
            found[place->second] = row;
        return Result<void>();
    }, m_stop));
    return isClear || keys.size() == 1;
}

Result<void> OdbcTableRows::findAlone(const Columns& columns, const ServerRow& key, std::optional<ServerRow>& found) {
    found.reset();
    MW_TRY(OdbcPrepared* const statement, prepared(selectImages() + " WHERE " + conditions(columns), columns));
    return statement->query(key, m_isBinary, [&](const ServerRow& row) {
        found = row;
        return Result<void>();
    }, m_stop);
}

Result<std::optional<ServerRow>> OdbcTableRows::find(const ServerRow& key) {
    std::optional<ServerRow> found;
    MW_TRY_DO(findAlone(keyColumns(), key, found));
    return found;
}

/// Writes one row so that nothing is left of it where it is refused.
Result<KeyedRows::Refusal> OdbcTableRows::attempt(const std::function<Result<Refusal>()>& write) {
    MW_TRY_DO(m_session.markSavepoint());
    MW_TRY(Refusal refusal, write());
    MW_TRY_DO(refusal ? m_session.returnToSavepoint() : m_session.releaseSavepoint());
    return refusal;
}

Result<KeyedRows::Refusal> OdbcTableRows::insert(const ServerRow& image) {
    return attempt([&] { return insertAll(m_form.columns(), std::span(&image, 1)); });
}

Result<KeyedRows::Refusal> OdbcTableRows::update(const ServerRow& key, const ServerRow& image) {
    ServerRow values = image;
    values.insert(values.end(), key.begin(), key.end());
    return attempt([&] { return updateAll(m_form.columns(), keyColumns(), std::span(&values, 1)); });
}

Result<KeyedRows::Refusal> OdbcTableRows::erase(const ServerRow& key) {
    return attempt([&]() -> Result<Refusal> {
        MW_TRY(OdbcPrepared* const statement,
               prepared("DELETE FROM " + m_table.sqlName + " WHERE " + conditions(keyColumns()), keyColumns()));
        return statement->runEach(std::span(&key, 1), m_stop);
    });
}

Result<std::uint64_t> OdbcTableRows::count() {
    MW_TRY(const auto rows, m_session.integer("SELECT COUNT(*) FROM " + m_table.sqlName));
    return std::uint64_t(rows.value_or(0));
}

Result<void> OdbcTableRows::each(const ServerStatements::TakeRow& take) {
    MW_TRY(const auto rows, m_session.run(selectImages(), m_stop));
    ServerRow row;
    while (true) {
        MW_TRY(const bool more, rows->next(m_session));
        if (!more)
            return {};
        MW_TRY_DO(rows->row(m_session, m_isBinary, row));
        MW_TRY_DO(take(row));
    }
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/statements.h"

namespace mw {

namespace {

/// Bytes that are no text: printed as hexadecimal. Geometries are kept as the bytes that they are stored in.
bool isBytes(const std::string& type) {
    return type.ends_with("blob") || type.ends_with("binary") || type == "geometry" || type == "point" ||
           type == "linestring" || type == "polygon" || type.starts_with("multi") || type == "geometrycollection";
}

} // namespace

std::string MariadbStatements::printed(const ServerTable& table, std::size_t column, std::string_view of) const {
    const std::string& type = table.columns[column].type;
    std::string name = mariadbName(table.entity.fields[column].name);
    if (!of.empty())
        name = std::string(of) + "." + name;
    if (isBytes(type))
        return "HEX(" + name + ")";
    if (type == "bit")
        return name + " + 0";
    // A float alone is printed with six digits.
    return type == "float" ? "CAST(" + name + " AS DOUBLE)" : name;
}

std::string MariadbStatements::literal(const ServerTable& table, std::size_t column, std::string_view printed) const {
    const std::string& type = table.columns[column].type;
    if (isBytes(type))
        return "X'" + std::string(printed) + "'";
    return type == "bit" ? std::string(printed) : mariadbText(printed); // in quotes it would be bytes
}

std::string MariadbStatements::deleteMeeting(const std::string& table, const std::string& other,
                                             const std::string& condition) const {
    return "DELETE t FROM " + table + " t JOIN " + other + " u ON " + condition;
}

std::string MariadbStatements::updateMeeting(const std::string& table, const std::string& other,
                                             const std::string& condition, const Assignments& sets) const {
    std::string list;
    for (const auto& [column, value] : sets)
        list += (list.empty() ? "t." : ", t.") + column + " = " + value;
    return "UPDATE " + table + " t JOIN " + other + " u ON " + condition + " SET " + list;
}

Result<std::uint64_t> MariadbStatements::execute(const std::string& sql) {
    MW_TRY_DO(m_session.execute(sql));
    return m_session.changedRows();
}

Result<void> MariadbStatements::each(const std::string& query, const TakeRow& take) {
    MW_TRY_DO(m_session.startStream(query));
    ServerRow values;
    Result<void> taken;
    while (true) {
        MW_TRY(const auto row, m_session.nextRow());
        if (!row)
            return taken;
        if (!taken.ok()) // what is under way is read to its end, or the session is of no more use
            continue;
        values.clear();
        for (std::size_t i = 0; i < row->count; ++i)
            values.push_back(row->isNull(i) ? std::nullopt : std::optional(std::string((*row)[i])));
        taken = take(values);
    }
}

Result<ServerStatements::Attempt> MariadbStatements::attempt(const std::string& sql) {
    MW_TRY_DO(m_session.execute("SAVEPOINT mapwright_attempt"));
    Attempt attempt;
    if (const auto done = execute(sql); done.ok()) {
        attempt.rows = *done;
        if (m_session.warnings() > 0)
            attempt.refusal = m_session.firstWarning();
    } else {
        if (!m_session.valuesFailed())
            return done.error();
        attempt.refusal = m_session.failure().message;
    }
    if (attempt.refusal)
        MW_TRY_DO(m_session.execute("ROLLBACK TO SAVEPOINT mapwright_attempt"));
    return attempt;
}

} // namespace mw

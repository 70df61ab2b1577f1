// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/statements.h"

#include "core/connect/postgres/copied_rows.h"

namespace mw {

std::string PostgresStatements::printed(const ServerTable& table, std::size_t column, std::string_view of) const {
    const std::string name = postgresName(table.entity.fields[column].name);
    return (of.empty() ? name : std::string(of) + "." + name) + "::text";
}

/// A text without a type is read by the column's own input function, as a dump is.
std::string PostgresStatements::literal(const ServerTable&, std::size_t, std::string_view printed) const {
    return postgresText(printed);
}

std::string PostgresStatements::deleteMeeting(const std::string& table, const std::string& other,
                                              const std::string& condition) const {
    return "DELETE FROM " + table + " t USING " + other + " u WHERE " + condition;
}

std::string PostgresStatements::updateMeeting(const std::string& table, const std::string& other,
                                              const std::string& condition, const Assignments& sets) const {
    std::string list;
    for (const auto& [column, value] : sets)
        list += (list.empty() ? "" : ", ") + column + " = " + value;
    return "UPDATE " + table + " t SET " + list + " FROM " + other + " u WHERE " + condition;
}

Result<std::uint64_t> PostgresStatements::execute(const std::string& sql) {
    MW_TRY_DO(m_session.execute(sql));
    return m_session.changedRows();
}

Result<void> PostgresStatements::each(const std::string& query, const TakeRow& take) {
    ServerRow row;
    return eachCopiedRow(m_session, query, [&](const std::vector<std::optional<std::string_view>>& values) {
        row.clear();
        for (const auto& value : values)
            row.push_back(value ? std::optional(std::string(*value)) : std::nullopt);
        return take(row);
    });
}

Result<ServerStatements::Attempt> PostgresStatements::attempt(const std::string& sql) {
    MW_TRY_DO(m_session.execute("SAVEPOINT mapwright_attempt"));
    Attempt attempt;
    if (const auto done = execute(sql); done.ok()) {
        attempt.rows = *done;
    } else {
        if (!m_session.valuesFailed() && m_session.failure().state != "2BP01") // others depend on it
            return done.error();
        const PostgresFailure& failure = m_session.failure();
        attempt.refusal = failure.message + (failure.detail.empty() ? "" : "; " + failure.detail);
        MW_TRY_DO(m_session.execute("ROLLBACK TO SAVEPOINT mapwright_attempt"));
    }
    MW_TRY_DO(m_session.execute("RELEASE SAVEPOINT mapwright_attempt"));
    return attempt;
}

} // namespace mw

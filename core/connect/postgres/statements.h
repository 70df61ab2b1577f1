// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/postgres/session.h"
#include "core/connect/qtsql/server_statements.h"

namespace mw {

/// PostgreSQL's way of saying things. Goes before its session.
class PostgresStatements final : public ServerStatements {
public:
    explicit PostgresStatements(PostgresSession& session) : m_session(session) {}

    std::string name(std::string_view name) const override { return postgresName(name); }
    std::string text(std::string_view text) const override { return postgresText(text); }
    std::string printed(const ServerTable& table, std::size_t column, std::string_view of) const override;
    std::string literal(const ServerTable& table, std::size_t column, std::string_view printed) const override;
    std::string deleteMeeting(const std::string& table, const std::string& other,
                              const std::string& condition) const override;
    std::string updateMeeting(const std::string& table, const std::string& other, const std::string& condition,
                              const Assignments& sets) const override;
    std::string insertsNumbers() const override { return " OVERRIDING SYSTEM VALUE"; }
    Result<std::uint64_t> execute(const std::string& sql) override;
    Result<void> each(const std::string& query, const TakeRow& take) override;
    Result<Attempt> attempt(const std::string& sql) override;

private:
    PostgresSession& m_session;
};

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/postgres/new_table.h"
#include "core/connect/postgres/session.h"
#include "core/connect/postgres/statements.h"
#include "core/connect/qtsql/server_changes.h"
#include "core/connect/sql_site.h"

namespace mw {

/// SQL within a PostgreSQL target: sources lie in the very database, seen by the same user. What an INSERT does to the
/// table at hand is told, and keys of a table that is new are added once its rows are there.
class PostgresSite final : public SqlPlainSite {
public:
    /// All must outlive the site.
    PostgresSite(PostgresSession& session, const ServerTable& table, PostgresNewTables& newTables, ServerChanges& changes)
        : m_session(session), m_statements(session), m_table(table), m_newTables(newTables), m_changes(changes) {}

    std::string_view dialect() const override { return "postgresql"; }
    Result<void> execute(const std::string& sql, JobContext& job) override;
    Result<void> numbers(const std::string& sql, const std::function<void(std::span<const std::int64_t>)>& row,
                         JobContext& job) override;
    Result<std::string> source(const Location& location, const OptionValues& options, const std::string& entity,
                               JobContext& job) override;
    Result<void> insert(const std::string& entity, const std::vector<std::string>& fields, const std::string& query,
                        std::uint64_t rows, JobContext& job) override;
    std::string name(const std::string& field) const override { return postgresName(field); }

    Guarded read(const Field& field) const override;
    Result<Guarded> store(const std::string& entity, const std::string& field, const LogicalType& type,
                          const std::string& value) const override;
    std::string literal(const Value& value, const LogicalType& type) const override;
    std::string ordered(const std::string& value, const LogicalType& type) const override;

private:
    /// Within a savepoint: what fails is undone, and the transaction goes on.
    Result<void> within(const std::function<Result<void>()>& what);
    Result<void> insertTelling(const std::string& insert, std::uint64_t rows);
    /// Keys and references of a new table whose rows are there, and of parents that have all of theirs.
    Result<void> addKeysOf(PostgresNewTable& table, std::vector<PostgresNewTable*>& keyed,
                           std::vector<Relation>& late);

    PostgresSession& m_session;
    PostgresStatements m_statements;
    const ServerTable& m_table;
    PostgresNewTables& m_newTables;
    ServerChanges& m_changes;
};

} // namespace mw

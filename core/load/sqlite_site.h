// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sql_site.h"
#include "core/connect/sqlite/catalog.h"
#include "core/connect/sqlite/session.h"

#include <map>
#include <string>
#include <vector>

namespace mw {

/// SQL within an SQLite target. A source in another SQLite file is attached for as long as the session lives.
class SqliteSite final : public SqlCallbackSite {
public:
    /// All must outlive the site. `path`: where the target lies, or will lie.
    SqliteSite(SqliteSession& session, const std::vector<SqliteTable>& tables, std::string path)
        : m_session(session), m_tables(tables), m_path(std::move(path)) {}

    std::string_view dialect() const override { return "sqlite"; }
    Result<void> execute(const std::string& sql, JobContext& job) override;
    Result<void> numbers(const std::string& sql, const std::function<void(std::span<const std::int64_t>)>& row,
                         JobContext& job) override;
    Result<std::string> source(const Location& location, const OptionValues& options, const std::string& entity,
                               JobContext& job) override;
    Result<void> insert(const std::string& entity, const std::vector<std::string>& fields, const std::string& query,
                        std::uint64_t rows, JobContext& job) override;
    std::string name(const std::string& field) const override { return sqlName(field); }

    Result<void> addFunction(const std::string& name, int arguments, std::unique_ptr<SqlCallback> callback) override;
    Result<void> addReader(const std::string& name, const Field& field,
                           std::function<SqlCell(const Column& column, std::string& scratch)> finish) override;
    Result<void> addStore(const std::string& name, const std::string& entity, const std::string& field,
                          const LogicalType& type, const SqlCells& cells) override;

private:
    /// The name of the database that a file is in this session: "main", or one that it is attached as.
    Result<std::string> databaseAt(const std::string& path, JobContext& job);

    SqliteSession& m_session;
    const std::vector<SqliteTable>& m_tables;
    const std::string m_path;
    std::map<std::string, std::string> m_attached; ///< path → name
};

} // namespace mw

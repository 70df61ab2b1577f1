// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/server_address.h"
#include "core/connect/qtsql/server_table.h"
#include "core/connect/sql_queries.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mw {

/// A server as a source. The catalogue has a session of its own, every reader another: a stream that is under way takes
/// its session whole.
class ServerConnection : public Connection, public SqlQueries {
public:
    Result<Schema> schema(JobContext& job) override;
    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options,
                                         JobContext& job) override;
    Result<std::optional<std::uint64_t>> countRows(const std::string& entity, JobContext& job) override;
    Result<std::unique_ptr<Reader>> query(const std::string& sql, JobContext& job) override;

protected:
    ServerConnection(ServerAddress address, std::string entity)
        : m_address(std::move(address)), m_entity(std::move(entity)) {}

    const ServerAddress& address() const { return m_address; }

    /// All tables and views, those of the connection's own schema first.
    virtual Result<std::vector<ServerTable>> readCatalog(JobContext& job) = 0;
    /// What a query gives, as a table whose sqlName is the query; its names and types without a look at any value.
    virtual Result<ServerTable> describe(const std::string& sql, JobContext& job) = 0;
    /// Looks at the values of open columns and sets the types and evidence of their fields.
    virtual Result<void> decideOpenColumns(ServerTable& table, JobContext& job) = 0;
    /// Starts streaming `fields`, which are some of the table's; raw: all of them as text.
    virtual Result<std::unique_ptr<Reader>> start(const ServerTable& table, std::vector<Field> fields,
                                                  const ReadOptions& options, JobContext& job) = 0;
    virtual Result<std::uint64_t> count(const ServerTable& table, JobContext& job) = 0;

private:
    Result<ServerTable*> find(const std::string& entity, JobContext& job);
    Result<void> decide(ServerTable& table, JobContext& job);

    const ServerAddress m_address;
    const std::string m_entity; ///< the one that the location names
    std::vector<ServerTable> m_tables;
    std::set<std::string> m_decided; ///< tables whose open columns have been looked at
};

/// A reader that gives no rows: for whoever wants to know the fields only.
std::unique_ptr<Reader> makeEmptyReader(std::vector<Field> fields);

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/odbc/catalog.h"
#include "core/connect/odbc/reader.h"
#include "core/connect/qtsql/server_connection.h"

namespace mw {

namespace {

class OdbcConnection final : public ServerConnection {
public:
    OdbcConnection(std::unique_ptr<OdbcSession> session, std::string entity)
        : ServerConnection(session->address(), std::move(entity)), m_session(std::move(session)) {}

    std::vector<std::pair<std::string, std::string>> detected() override {
        return {{"database", m_session->databaseName()}};
    }

protected:
    Result<std::vector<ServerTable>> readCatalog(JobContext&) override { return readOdbcCatalog(*m_session); }
    Result<ServerTable> describe(const std::string& query, JobContext&) override { return describeOdbcQuery(*m_session, query); }
    Result<void> decideOpenColumns(ServerTable&, JobContext&) override { return {}; } // drivers leave none open
    Result<std::unique_ptr<Reader>> start(const ServerTable& table, std::vector<Field> fields,
                                          const ReadOptions& options, JobContext& job) override {
        MW_TRY(auto session, OdbcSession::open(address()));
        return OdbcReader::start(std::move(session), table, std::move(fields), options, job);
    }
    Result<std::uint64_t> count(const ServerTable& table, JobContext&) override {
        MW_TRY(const auto rows, m_session->integer("SELECT COUNT(*) FROM " + table.sqlName));
        return std::uint64_t(rows.value_or(0));
    }

private:
    std::unique_ptr<OdbcSession> m_session;
};

Result<std::unique_ptr<Connection>> open(const Location& location, const OptionValues& options) {
    MW_TRY(const ServerAddress address, parseServerAddress(location, options));
    MW_TRY(auto session, OdbcSession::open(address));
    return std::unique_ptr<Connection>(std::make_unique<OdbcConnection>(std::move(session), location.entity));
}

} // namespace

ConnectorInfo define_odbc() {
    ConnectorInfo info;
    info.name = "odbc";
    info.label = "ODBC data source";
    info.options = serverOptionFields();
    info.claims = [](const Location& location) { return location.scheme == "odbc" ? 100 : 0; };
    info.open = open;
    return info;
}

} // namespace mw

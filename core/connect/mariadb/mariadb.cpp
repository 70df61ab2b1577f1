// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/catalog.h"
#include "core/connect/mariadb/reader.h"
#include "core/connect/qtsql/server_connection.h"

namespace mw {

namespace {

class MariadbConnection final : public ServerConnection {
public:
    MariadbConnection(std::unique_ptr<MariadbSession> session, std::string entity)
        : ServerConnection(session->address(), std::move(entity)), m_session(std::move(session)) {}

protected:
    Result<std::vector<ServerTable>> readCatalog(JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        return readMariadbCatalog(*m_session);
    }
    Result<void> decideOpenColumns(ServerTable& table, JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        return decideMariadbBooleans(*m_session, table, address().censusRows);
    }
    Result<std::unique_ptr<Reader>> start(const ServerTable& table, std::vector<Field> fields,
                                          const ReadOptions& options, JobContext& job) override {
        MW_TRY(auto session, MariadbSession::open(address()));
        return MariadbReader::start(std::move(session), table, std::move(fields), options, job);
    }
    Result<std::uint64_t> count(const ServerTable& table, JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY(const auto rows, m_session->integer("SELECT count(*) FROM " + table.sqlName));
        return std::uint64_t(rows.value_or(0));
    }

private:
    std::unique_ptr<MariadbSession> m_session;
};

Result<std::unique_ptr<Connection>> open(const Location& location, const OptionValues& options) {
    MW_TRY(const ServerAddress address, parseServerAddress(location, options));
    MW_TRY(auto session, MariadbSession::open(address));
    return std::unique_ptr<Connection>(std::make_unique<MariadbConnection>(std::move(session), location.entity));
}

} // namespace

ConnectorInfo define_mariadb() {
    ConnectorInfo info;
    info.name = "mariadb";
    info.label = "MariaDB or MySQL";
    info.options = serverOptionFields();
    info.canWrite = true;
    info.claims = [](const Location& location) {
        return location.scheme == "mysql" || location.scheme == "mariadb" ? 100 : 0;
    };
    info.open = open;
    return info;
}

} // namespace mw

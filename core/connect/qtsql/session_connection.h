// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/server_connection.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace mw {

/// A connection over sessions of one kind of server. The first call that has a job opens the session, so that whoever waits
/// for the server is heard when it wants to stop. `Server` names the types Session and Interrupt and the functions
/// readCatalog(session), describe(session, query), decide(session, table, rows) and start(session, table, fields, options, job).
template <class Server>
class SessionConnection final : public ServerConnection {
public:
    using Session = typename Server::Session;
    using Interrupt = typename Server::Interrupt;

    SessionConnection(ServerAddress address, std::string entity)
        : ServerConnection(std::move(address), std::move(entity)) {}

    static Result<std::unique_ptr<Connection>> open(const Location& location, const OptionValues& options) {
        MW_TRY(ServerAddress address, parseServerAddress(location, options));
        return std::unique_ptr<Connection>(std::make_unique<SessionConnection>(std::move(address), location.entity));
    }

protected:
    Result<std::vector<ServerTable>> readCatalog(JobContext& job) override {
        MW_TRY_DO(connect(job));
        const Interrupt interrupt(*m_session, job.stopToken());
        return Server::readCatalog(*m_session);
    }
    Result<ServerTable> describe(const std::string& query, JobContext& job) override {
        MW_TRY_DO(connect(job));
        const Interrupt interrupt(*m_session, job.stopToken());
        return Server::describe(*m_session, query);
    }
    Result<void> decideOpenColumns(ServerTable& table, JobContext& job) override {
        MW_TRY_DO(connect(job));
        const Interrupt interrupt(*m_session, job.stopToken());
        return Server::decide(*m_session, table, address().censusRows);
    }
    Result<std::unique_ptr<Reader>> start(const ServerTable& table, std::vector<Field> fields,
                                          const ReadOptions& options, JobContext& job) override {
        MW_TRY(auto session, Session::open(address(), job.stopToken()));
        return Server::start(std::move(session), table, std::move(fields), options, job);
    }
    Result<std::uint64_t> count(const ServerTable& table, JobContext& job) override {
        MW_TRY_DO(connect(job));
        const Interrupt interrupt(*m_session, job.stopToken());
        MW_TRY(const auto rows, m_session->integer("SELECT count(*) FROM " + table.sqlName));
        return std::uint64_t(rows.value_or(0));
    }

private:
    Result<void> connect(JobContext& job) {
        if (m_session)
            return {};
        MW_TRY(m_session, Session::open(address(), job.stopToken()));
        return {};
    }

    std::unique_ptr<Session> m_session; ///< null before the first call
};

} // namespace mw

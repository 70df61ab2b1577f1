// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/server_connection.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace mw {

/// A connection over sessions of one kind of server. `Server` names the types Session and Interrupt and the functions
/// readCatalog(session), decide(session, table, rows) and start(session, table, fields, options, job).
template <class Server>
class SessionConnection final : public ServerConnection {
public:
    using Session = typename Server::Session;
    using Interrupt = typename Server::Interrupt;

    SessionConnection(std::unique_ptr<Session> session, std::string entity)
        : ServerConnection(session->address(), std::move(entity)), m_session(std::move(session)) {}

    static Result<std::unique_ptr<Connection>> open(const Location& location, const OptionValues& options) {
        MW_TRY(const ServerAddress address, parseServerAddress(location, options));
        MW_TRY(auto session, Session::open(address));
        return std::unique_ptr<Connection>(std::make_unique<SessionConnection>(std::move(session), location.entity));
    }

protected:
    Result<std::vector<ServerTable>> readCatalog(JobContext& job) override {
        const Interrupt interrupt(*m_session, job.stopToken());
        return Server::readCatalog(*m_session);
    }
    Result<void> decideOpenColumns(ServerTable& table, JobContext& job) override {
        const Interrupt interrupt(*m_session, job.stopToken());
        return Server::decide(*m_session, table, address().censusRows);
    }
    Result<std::unique_ptr<Reader>> start(const ServerTable& table, std::vector<Field> fields,
                                          const ReadOptions& options, JobContext& job) override {
        MW_TRY(auto session, Session::open(address()));
        return Server::start(std::move(session), table, std::move(fields), options, job);
    }
    Result<std::uint64_t> count(const ServerTable& table, JobContext& job) override {
        const Interrupt interrupt(*m_session, job.stopToken());
        MW_TRY(const auto rows, m_session->integer("SELECT count(*) FROM " + table.sqlName));
        return std::uint64_t(rows.value_or(0));
    }

private:
    std::unique_ptr<Session> m_session;
};

} // namespace mw

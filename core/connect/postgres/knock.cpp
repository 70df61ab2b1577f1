// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/knock.h"

#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <poll.h>
#include <vector>

namespace mw {

namespace {

constexpr int kStopCheckMs = 20;

struct Ender {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};

std::unique_ptr<PGconn, Ender> start(const ServerAddress& address) {
    std::vector<const char*> names, values;
    const std::string port = std::to_string(address.port), password = passwordOf(address);
    const auto give = [&](const char* name, const std::string& value) {
        if (value.empty())
            return;
        names.push_back(name);
        values.push_back(value.c_str());
    };
    give("host", address.host);
    if (address.port > 0)
        give("port", port);
    give("dbname", address.database);
    give("user", address.user);
    give("password", password);
    give("sslmode", address.sslMode);
    names.push_back(nullptr);
    values.push_back(nullptr);
    return std::unique_ptr<PGconn, Ender>(PQconnectStartParams(names.data(), values.data(), 0));
}

} // namespace

// postgresql.org/docs/15/libpq-connect.html#LIBPQ-PQCONNECTSTARTPARAMS
Result<void> knockAtPostgres(const ServerAddress& address, const std::stop_token& stop) {
    const auto begin = std::chrono::steady_clock::now();
    const auto connection = start(address);
    if (!connection || PQstatus(connection.get()) == CONNECTION_BAD)
        return {};
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (state == PGRES_POLLING_WRITING || state == PGRES_POLLING_READING) {
        pollfd socket{PQsocket(connection.get()), short(state == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
        const int ready = ::poll(&socket, 1, kStopCheckMs);
        if (stop.stop_requested())
            return makeError(Code::Cancelled);
        if (ready > 0)
            state = PQconnectPoll(connection.get());
        const auto waited = std::chrono::steady_clock::now() - begin;
        if (address.timeoutSeconds > 0 && waited >= std::chrono::seconds(address.timeoutSeconds))
            return at(makeError(Code::ServerUnreachable, "it does not answer"), address.text);
    }
    return {};
}

} // namespace mw

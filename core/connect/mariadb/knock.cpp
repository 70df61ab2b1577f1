// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/knock.h"

#include "core/connect/qtsql/server_login.h"

#include <mysql.h>

#include <chrono>
#include <memory>
#include <poll.h>

namespace mw {

namespace {

constexpr int kStopCheckMs = 20;

struct Ender {
    void operator()(MYSQL* connection) const { mysql_close(connection); }
};

/// Waits a little for what the library waits for; gives what has come of it.
int waitFor(MYSQL* connection, int wanted) {
    pollfd socket{mysql_get_socket(connection), 0, 0};
    socket.events = short((wanted & MYSQL_WAIT_READ ? POLLIN : 0) | (wanted & MYSQL_WAIT_WRITE ? POLLOUT : 0) |
                          (wanted & MYSQL_WAIT_EXCEPT ? POLLPRI : 0));
    if (::poll(&socket, 1, kStopCheckMs) <= 0)
        return 0;
    const auto came = [&](short event, int means) { return socket.revents & (event | POLLHUP | POLLERR) ? wanted & means : 0; };
    return came(POLLIN, MYSQL_WAIT_READ) | came(POLLOUT, MYSQL_WAIT_WRITE) | came(POLLPRI, MYSQL_WAIT_EXCEPT);
}

const char* orNull(const std::string& text) {
    return text.empty() ? nullptr : text.c_str();
}

} // namespace

// mariadb.com/kb/en/using-the-non-blocking-library
Result<void> knockAtMariadb(const ServerAddress& address, const std::stop_token& stop) {
    const auto begin = std::chrono::steady_clock::now();
    const std::unique_ptr<MYSQL, Ender> connection(mysql_init(nullptr));
    if (!connection)
        return makeError(Code::OutOfMemory);
    mysql_options(connection.get(), MYSQL_OPT_NONBLOCK, nullptr);
    const std::string socket = mariadbSocket(address), password = passwordOf(address);
    const std::string host = address.host.starts_with('/') ? std::string() : address.host;
    MYSQL* made = nullptr;
    int wanted = mysql_real_connect_start(&made, connection.get(), orNull(host), orNull(address.user), orNull(password),
                                          orNull(address.database), unsigned(address.port), orNull(socket), 0);
    while (wanted != 0) {
        const int came = waitFor(connection.get(), wanted);
        if (stop.stop_requested())
            return makeError(Code::Cancelled);
        if (came != 0)
            wanted = mysql_real_connect_cont(&made, connection.get(), came);
        const auto waited = std::chrono::steady_clock::now() - begin;
        if (wanted != 0 && address.timeoutSeconds > 0 && waited >= std::chrono::seconds(address.timeoutSeconds))
            return at(makeError(Code::ServerUnreachable, "it does not answer"), address.text);
    }
    return {};
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/server_address.h"

#include <memory>
#include <string>

namespace mw {

/// Which of Qt SQL's drivers opens a server.
enum class ServerKind { Postgres, Mariadb, Odbc };

/// A session opened through Qt SQL; the server's own folder speaks through the driver's handle. One thread at a time.
class ServerLogin {
public:
    /// DriverMissing, ServerUnreachable, LoginRefused by name, with the address and without secrets. It waits as long as
    /// the address says and hears no stop request: see the servers' own folders for who knocks before.
    static Result<std::unique_ptr<ServerLogin>> open(ServerKind kind, const ServerAddress& address);
    ServerLogin(const ServerLogin&) = delete;
    ServerLogin& operator=(const ServerLogin&) = delete;
    ~ServerLogin();

    /// The client library's own: PGconn*, MYSQL*, SQLHDBC.
    void* handle() const { return m_handle; }

private:
    explicit ServerLogin(std::string name) : m_name(std::move(name)) {}
    const std::string m_name; ///< Qt's name of the connection, unlike any other
    void* m_handle = nullptr;
};

/// The socket that MariaDB is reached by; empty: by the network, or where the library looks.
std::string mariadbSocket(const ServerAddress& address);

} // namespace mw

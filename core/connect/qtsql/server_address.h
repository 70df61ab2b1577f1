// SPDX-License-Identifier: GPL-3.0-or-later
/// qtsql: what all servers of databases share: where one is, how a session is opened through Qt SQL, how texts that come
/// from it are read as values, how rows that a statement refuses are found. The server's own connectors build on it
/// through the driver's native handle. Whoever includes these headers does not see Qt.
#pragma once

#include "core/connect/connector.h"

#include <cstdint>
#include <map>
#include <string>

namespace mw {

/// Where a database is and who asks; from "postgresql://user@host:5432/database?host=/folder/of/sockets" (the form of
/// libpq, postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING) or "odbc:DSN=name;Key=Value".
struct ServerAddress {
    std::string text;     ///< as written, without the entity: for messages
    std::string host;     ///< a name, an address, or a folder of sockets; empty: the client library's own choice
    int port = 0;         ///< 0: the server's usual one
    std::string user;     ///< empty: the client library's own choice
    std::string database; ///< empty: the client library's own choice
    std::string socket;   ///< a socket's own path, where that is how the server is reached
    std::string dsn;      ///< of ODBC: what stands behind "odbc:"
    std::string schema;   ///< whose tables go by their bare name; empty: the server's choice
    std::string sslMode;  ///< of PostgreSQL
    /// The environment variable that holds the password.
    std::string passwordVariable;
    int timeoutSeconds = 10; ///< for the connection to come about
    /// What a connection says about loading and looking.
    std::uint64_t commitEvery = 0;
    std::uint64_t censusRows = 200'000;
};

/// Takes a location and the connection's options apart; what stands in the location wins. Usage for what cannot be
/// read, WrongValue and UnknownKey for options.
Result<ServerAddress> parseServerAddress(const Location& location, const OptionValues& options);

/// The options that every server's connection has.
std::vector<OptionField> serverOptionFields();

/// The password from the variable that the address names; empty where there is none. Never in any message.
std::string passwordOf(const ServerAddress& address);

} // namespace mw

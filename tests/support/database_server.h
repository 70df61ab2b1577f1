// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace mw::test {

/// Private servers of databases, one of each kind per test program: started when first asked for, on a socket in a
/// folder of their own, by an ordinary user, without fsync (what is committed survives a server that is killed, but no
/// power cut); stopped at the end of the program, however it ends.
enum class ServerBrand { Postgres, Mariadb };

struct DatabaseServer {
    std::string location; ///< without a database: "postgresql://…" with a folder of sockets, ends before the database
    std::string query;    ///< what stands behind the database: "?host=…"
    std::string folder;   ///< of the socket
    std::string missing;  ///< why there is none; empty where it runs
    int process = 0;

    /// The location of a database on it.
    std::string of(const std::string& database) const { return location + database + query; }
};

/// Starts the server on first use, and again where it has ended by itself, which is said. Call it from the main thread.
const DatabaseServer& databaseServer(ServerBrand brand);
/// Stops it at once, as a crash does, and starts it again on the same data.
void crashDatabaseServer(ServerBrand brand);
/// Makes a database of a name that is not taken; gives its location.
std::string freshDatabase(ServerBrand brand, const std::string& stem);

/// Runs SQL through the server's own client in a database; gives what it prints, fields joined by '|', or its error.
std::string askServer(ServerBrand brand, const std::string& database, const std::string& sql);

} // namespace mw::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/mariadb/session.h"
#include "core/connect/qtsql/server_table.h"

#include <cstdint>
#include <vector>

namespace mw {

/// Reads the catalogue: tables and views with comments, keys, relations and checks, by name; those of the session's own
/// database first, and only those where it has one.
Result<std::vector<ServerTable>> readMariadbCatalog(MariadbSession& session);

/// What a query gives, by the server's own description of it; `query` is what can stand behind FROM.
Result<ServerTable> describeMariadbQuery(MariadbSession& session, const std::string& query);

/// Decides columns of one digit, which stand for true and false where they hold nothing else, by the values of at most
/// `mostRows` rows (0: all).
Result<void> decideMariadbBooleans(MariadbSession& session, ServerTable& table, std::uint64_t mostRows);

} // namespace mw

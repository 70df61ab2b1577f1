// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/postgres/session.h"
#include "core/connect/qtsql/server_table.h"

#include <cstdint>
#include <vector>

namespace mw {

/// Reads the catalogue: tables, views, foreign and partitioned tables with their comments, keys, relations and checks,
/// those of the session's own schema first, in order of creation. Temporary tables and the server's own are left out.
Result<std::vector<ServerTable>> readPostgresCatalog(PostgresSession& session);

/// What a query gives, by the server's own description of it; `query` is what can stand behind FROM.
Result<ServerTable> describePostgresQuery(PostgresSession& session, const std::string& query);

/// Decides numbers that were declared without digits by the values of at most `mostRows` rows (0: all).
Result<void> decidePostgresNumbers(PostgresSession& session, ServerTable& table, std::uint64_t mostRows);

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/postgres/new_table.h"
#include "core/connect/postgres/session.h"
#include "core/connect/qtsql/loading_server.h"
#include "core/connect/qtsql/server_changes.h"

#include <memory>

namespace mw {

/// Adds a new table's keys: from then on the server checks them itself.
Result<void> addKeys(PostgresSession& session, PostgresNewTable& table);

/// `newTable`: null for a table that was there before; `others`: all new ones. All outlive the inserter.
Result<std::unique_ptr<ServerInserter>> openPostgresInserter(PostgresSession& session, const ServerTable& table,
                                                             const WriteOptions& options, PostgresNewTable* newTable,
                                                             const PostgresNewTables& others,
                                                             ServerChanges& changes);

} // namespace mw

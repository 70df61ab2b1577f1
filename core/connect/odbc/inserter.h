// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/odbc/session.h"
#include "core/connect/qtsql/loading_server.h"
#include "core/connect/qtsql/server_changes.h"

#include <memory>
#include <vector>

namespace mw {

/// `tables`: all that there are, to name what a refused row refers to. Everything outlives the inserter.
Result<std::unique_ptr<ServerInserter>> openOdbcInserter(const OdbcSession& session, const ServerTable& table,
                                                         const std::vector<ServerTable>& tables,
                                                         const WriteOptions& options, ServerChanges& changes);

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/mariadb/session.h"
#include "core/connect/qtsql/loading_server.h"
#include "core/connect/qtsql/server_changes.h"

#include <memory>

namespace mw {

/// `staging`: a name for the temporary table in between. `mayLoad`: set to false once the server has forbidden LOAD
/// DATA LOCAL. All outlive the inserter.
Result<std::unique_ptr<ServerInserter>> openMariadbInserter(MariadbSession& session, const ServerTable& table,
                                                            const WriteOptions& options, const std::string& staging,
                                                            bool& mayLoad, ServerChanges& changes);

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/loading_server.h"
#include "core/load/rollback.h"

namespace mw {

/// rollBackLoad() on a server. `place`: its address, for messages.
Result<RollbackResult> rollBackServer(LoadingServer& server, const std::string& place, const ChangeLogReader& log,
                                      const RollbackOptions& options, JobContext& job);

} // namespace mw

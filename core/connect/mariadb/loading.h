// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/loading_server.h"
#include "core/connect/qtsql/server_address.h"

#include <memory>
#include <stop_token>

namespace mw {

/// Opens a MariaDB or MySQL server as a target. Rows go as texts into a temporary table (LOAD DATA LOCAL, or inserts of
/// many rows where the server forbids that, and the note says so) and from there into the table in strict mode: what
/// the server would change with a warning is refused like what it refuses itself (decisions.md 27). Tables are made by a
/// session of their own, for making one ends a transaction; those that a load has made go again when it is rolled back.
Result<std::unique_ptr<LoadingServer>> openMariadbLoading(const ServerAddress& address, const std::stop_token& stop);

} // namespace mw

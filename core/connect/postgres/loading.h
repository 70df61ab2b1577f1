// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/loading_server.h"
#include "core/connect/qtsql/server_address.h"

#include <memory>
#include <stop_token>

namespace mw {

/// Opens a PostgreSQL server as a target. Rows of a table that the load makes go through one COPY, what the table will
/// demand is checked on the way and added as keys and references once the rows are there. Rows of other tables go
/// through one COPY a batch, inside a savepoint; where the server refuses one, the batch is taken apart until it is
/// found. Updates and missing rows go through a temporary table.
Result<std::unique_ptr<LoadingServer>> openPostgresLoading(const ServerAddress& address, const std::stop_token& stop);

} // namespace mw

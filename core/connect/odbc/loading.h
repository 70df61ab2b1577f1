// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/loading_server.h"
#include "core/connect/qtsql/server_address.h"

#include <memory>

namespace mw {

/// Opens a database behind ODBC as a target: arrays of parameters inside of a transaction, each written row read back by
/// its key. It needs a database that has transactions and savepoints; tables are made where making them is a part of
/// the transaction; keys that the database gives are not told. NotSupported for what it cannot do.
Result<std::unique_ptr<LoadingServer>> openOdbcLoading(const ServerAddress& address);

} // namespace mw

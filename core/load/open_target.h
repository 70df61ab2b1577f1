// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/qtsql/loading_server.h"
#include "core/connect/writer.h"

#include <memory>

namespace mw {

/// Opens the target that a location means: an SQLite file (by scheme, content or the extensions .sqlite, .sqlite3, .db,
/// .db3), a delimited load file (.csv, .tsv, .txt), a workbook (.xlsx), a file of nested values (.json, .ndjson and the
/// like, .xml), a folder of load files (a folder, or a name without an extension), a PostgreSQL or MariaDB server,
/// a database behind ODBC.
/// A missing one is made when something is committed. `options`: those of the connector. `planned`: what will be
/// loaded, so that tables that refer to one another can be made together. UnknownConnector for anything else.
Result<std::unique_ptr<Target>> openTarget(const Location& location, const OptionValues& options = {},
                                           const Schema& planned = {});

/// Says whether openTarget() would take the location for an SQLite file.
bool isSqliteTarget(const Location& location);


/// Opens the server that a location means; null where it means none. Cancelled where that is asked for while it waits.
Result<std::unique_ptr<LoadingServer>> openLoadingServer(const Location& location, const OptionValues& options,
                                                         const std::stop_token& stop);

} // namespace mw

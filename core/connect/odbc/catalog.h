// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/odbc/session.h"
#include "core/connect/qtsql/server_table.h"

#include <vector>

namespace mw {

/// Reads the catalogue by ODBC's catalogue functions: tables and views with columns, keys and relations, as far as the
/// driver knows them. A column's `type` is the number of its SQL type. Systems' own schemas are left out.
Result<std::vector<ServerTable>> readOdbcCatalog(const OdbcSession& session);

/// Whether an SQL type's values come as bytes.
bool isOdbcBinary(const ServerColumn& column);

} // namespace mw

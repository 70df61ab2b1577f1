// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/odbc/session.h"
#include "core/connect/qtsql/server_table.h"

#include <optional>
#include <string>
#include <vector>

namespace mw {

/// Reads the catalogue by ODBC's catalogue functions: tables and views with columns, keys and relations, as far as the
/// driver knows them. A column's `type` is the number of its SQL type. Systems' own schemas are left out.
Result<std::vector<ServerTable>> readOdbcCatalog(const OdbcSession& session);

/// What a query gives, by the driver's description of it; `query` is what can stand behind FROM.
Result<ServerTable> describeOdbcQuery(const OdbcSession& session, const std::string& query);

/// Whether there is a table of that name, in any schema that the session sees.
Result<bool> hasOdbcTable(const OdbcSession& session, const std::string& name);

/// Whether a table has triggers; none where the database does not say.
std::optional<bool> hasOdbcTriggers(const OdbcSession& session, const ServerTable& table);

/// Whether rows of a relation's child are deleted or changed along with their parents, by the database itself.
bool changesAlong(const OdbcSession& session, const ServerTable& child, const Relation& relation);

/// Whether an SQL type's values come as bytes.
bool isOdbcBinary(const ServerColumn& column);

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/session.h"
#include "core/connect/sql_site.h"
#include "core/connect/sqlite/declared_type.h"
#include "core/types/sql_callback.h"

#include <memory>
#include <string>

namespace mw {

/// Makes a function of ours known to a session, by name and number of arguments, until the session ends. SQLite may
/// count on equal arguments giving equal results. Blobs are failures, both ways.
Result<void> addFunction(SqliteSession& session, const std::string& name, int arguments,
                         std::unique_ptr<SqlCallback> callback);

/// The functions that SqlCallbackSite::addReader() and addStore() promise.
Result<void> addReader(SqliteSession& session, const std::string& name, const Field& field,
                       std::function<SqlCell(const Column& column, std::string& scratch)> finish);
Result<void> addStore(SqliteSession& session, const std::string& name, SqliteAffinity affinity, const LogicalType& type,
                      const SqlCells& cells);

/// The cell in a column of the row at hand; valid until the next step. Columns and parameters count from 0.
SqlCell readCell(const SqliteStatement& statement, int column);
/// Binds a cell; its bytes must stay until the parameter is bound anew or the statement goes.
void bindCell(SqliteStatement& statement, int parameter, const SqlCell& cell);

} // namespace mw

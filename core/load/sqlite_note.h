// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/catalog.h"

#include <optional>
#include <string>
#include <vector>

namespace mw {

/// The table that holds a run's own note while the run is not finished (decisions.md 22).
inline constexpr std::string_view kSqliteNoteTable = "mapwright_run";

Result<std::optional<std::string>> readSqliteNote(SqliteSession& session);
/// Within the transaction at hand; in place of the note before.
Result<void> writeSqliteNote(SqliteSession& session, const std::string& note);
Result<void> dropSqliteNote(SqliteSession& session);
/// The catalog without that table.
Result<std::vector<SqliteTable>> readTablesOfOthers(SqliteSession& session);

} // namespace mw

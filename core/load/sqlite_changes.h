// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/change_sink.h"
#include "core/connect/sqlite/change_watch.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw {

/// Keeps account of what a load changes in an SQLite file: rows of tables that it made are added up, all others told to
/// the sink one by one.
class SqliteChanges {
public:
    /// Null ends nothing and tells nobody; the sink outlives this object.
    void tellTo(ChangeSink* sink) { m_sink = sink; }
    bool isTold() const { return m_sink != nullptr; }

    /// Watches a session, in place of the one before.
    void attach(SqliteSession& session) { m_watch = std::make_unique<SqliteChangeWatch>(session); }
    /// Before the session goes.
    void detach() { m_watch.reset(); }
    /// The tables as they are now.
    Result<void> watch(SqliteSession& session, const std::vector<SqliteTable>& tables);
    /// Null where nobody watches.
    SqliteChangeWatch* watcher() { return m_watch.get(); }

    void created(const std::string& table);
    /// Before a statement that may change rows that are there: of this table, or of others too by triggers and cascades.
    Result<void> prepareForChanges(const SqliteTable& table, const std::vector<SqliteTable>& tables);
    /// A table that the load made holds this by now: its rows did not come through SQLite, or were added up already.
    void filled(const std::string& table, const RowDigest& digest);
    /// Tells what the coming commit will leave.
    void tellHolds();

private:
    struct Table {
        std::uint32_t number = 0;        ///< the sink's
        std::optional<RowDigest> digest; ///< of a table that the load made
    };
    Table& tableOf(const std::string& name);
    Result<void> tellCounters(SqliteSession& session);
    void take(const SqliteRowChange& change);

    ChangeSink* m_sink = nullptr;
    std::unique_ptr<SqliteChangeWatch> m_watch;
    std::map<std::string, Table> m_known;
    std::vector<Table*> m_watched; ///< by position in the watch
    bool m_toldCounters = false;
};

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/change_sink.h"
#include "core/connect/qtsql/server_row_form.h"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace mw {

/// Keeps account of what a load changes on a server: rows of tables that it made are added up, all others told to the
/// sink one by one. Without a sink it tells nobody.
class ServerChanges {
public:
    /// The sink outlives this object.
    void tellTo(ChangeSink& sink) { m_sink = &sink; }
    bool isTold() const { return m_sink != nullptr; }

    void created(const std::string& entity);
    /// What a table that the load made holds, to be added to; null for a table that was there, or without a sink.
    RowDigest* digestOf(const std::string& entity);
    /// The table's digest is not added up: it is read when the coming commit is due.
    void recount(const std::string& entity);

    void inserted(const std::string& entity, const std::string& key, const std::string& now);
    void updated(const std::string& entity, const std::string& key, const std::string& before, const std::string& now);
    void deleted(const std::string& entity, const std::string& key, const std::string& before);
    /// Says why changes of the table's rows could not be taken back, if they could not.
    void checkReversible(const ServerTable& table, const ServerRowForm& form);
    void irreversible(const std::string& entity, const std::string& why);
    void setting(const std::string& name, const std::string& before);

    /// Tells what the coming commit will leave in tables that the load made; `read` adds up those that were not.
    Result<void> tellHolds(const std::function<Result<RowDigest>(const std::string& entity)>& read);

private:
    struct Table {
        std::uint32_t number = 0;        ///< the sink's
        std::optional<RowDigest> digest; ///< of a table that the load made
        bool recounts = false;
    };
    Table& tableOf(const std::string& entity);

    ChangeSink* m_sink = nullptr;
    std::map<std::string, Table> m_tables;
};

} // namespace mw

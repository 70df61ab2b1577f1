// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/mariadb/session.h"
#include "core/connect/qtsql/loading_server.h"
#include "core/connect/qtsql/server_row_form.h"

#include <string>
#include <vector>

namespace mw {

/// Moves rows whose key may be in a table already. INSERT … ON DUPLICATE KEY UPDATE would take any unique key for the
/// one that is meant, so rows go through a second temporary table with the columns of the target: what is there is
/// updated by a join, the rest is inserted.
class MariadbKeyedRows {
public:
    /// What became of a row: the values of its image, and those of the row that was there before it.
    struct Told {
        std::uint32_t number = 0;
        std::optional<ServerRow> before;
        ServerRow now;
    };
    struct Moved {
        ServerInserted inserted;
        std::vector<Told> told;             ///< where it is asked for
        std::vector<std::uint32_t> present; ///< of AppendMissing: numbers of rows whose key was there
        std::vector<ServerRow> presentRows; ///< the images of the table's rows that have them, where they are asked for
        bool repeats = false;               ///< a key stands in several of the rows: nothing has been moved
    };
    /// Makes the second table. `values`: what is selected from the first one for each field; `staging`: its name.
    /// `form`: where what became of rows is asked for, else null; it outlives this object.
    static Result<MariadbKeyedRows> make(MariadbSession& session, const ServerTable& table,
                                         const std::vector<std::size_t>& fields, const WriteOptions& options,
                                         const std::string& staging, const std::string& values,
                                         const ServerRowForm* form);
    /// Moves staged rows [begin, end) by their numbers. A failure is the session's; a warning is one too, by its text.
    Result<Moved> move(std::size_t begin, std::size_t end);
    const std::string& warning() const { return m_warning; } ///< of the last failure; empty where it was no warning

private:
    Result<void> strictly(const std::string& sql);
    Result<void> checkWarnings();
    Result<void> insert(std::size_t begin, std::size_t end, const std::vector<std::uint32_t>& there, Moved& moved);

    MariadbSession* m_session = nullptr;
    const ServerRowForm* m_form = nullptr;
    bool m_isUpsert = false;
    std::string m_typed; ///< name of the second table
    std::string m_fill, m_repeats, m_there, m_update, m_insert;
    std::string m_warning;
};

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/postgres/session.h"
#include "core/connect/qtsql/loading_server.h"
#include "core/connect/qtsql/server_row_form.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mw {

/// Moves rows that have to be looked at on their way into a table, because their key may be there already or because
/// somebody wants to know what became of each: they lie in a temporary table, with their numbers in the batch, and go
/// into the table by INSERT … SELECT … ON CONFLICT … RETURNING (postgresql.org/docs/15/sql-insert.html).
class PostgresKeyedRows {
public:
    /// Makes the temporary table. `fields`: the table's field of each batch column. `form`: where what became of the rows
    /// is asked for, else null; it outlives this object.
    static Result<PostgresKeyedRows> make(PostgresSession& session, const ServerTable& table,
                                          const std::vector<std::size_t>& fields, const WriteOptions& options,
                                          const ServerRowForm* form);

    const std::string& staging() const { return m_staging; }
    /// COPY … FROM STDIN into the temporary table, without its options.
    const std::string& copy() const { return m_copy; }
    Result<void> clear() const { return m_session->execute("TRUNCATE " + m_staging); }
    /// Of AppendMissing: the staged rows whose key is in the table or in an earlier staged row, ascending; they are no
    /// longer among those that move.
    Result<std::vector<std::uint32_t>> takePresent() const;
    /// Of AppendMissing with a form, after the others have moved: under which key of the form the table has them.
    Result<std::vector<std::pair<std::uint32_t, ServerRow>>> presentKeys() const;
    /// Of Upsert with a form: the images of the table's rows whose place staged rows will take, locked, by their keys.
    Result<std::map<std::string, std::string>> imagesBefore() const;
    /// Moves the staged rows from one number to another, in a savepoint; the failure is the session's. A key that stands
    /// in two of them is a failure of the values.
    struct Moved {
        ServerInserted inserted;
        std::vector<ServerRow> now; ///< with a form: the values of each moved row's image, in the order of the numbers
    };
    Result<Moved> move(std::uint32_t first, std::uint32_t last) const;

private:
    PostgresSession* m_session = nullptr;
    const ServerRowForm* m_form = nullptr;
    std::string m_staging;
    std::string m_copy;
    std::string m_present; ///< a query
    std::string m_presentKeys; ///< a query; empty where nobody asks
    std::string m_before;  ///< a query; empty where nobody asks
    std::string m_insert;  ///< begins the statement
    std::string m_onConflict;
};

} // namespace mw

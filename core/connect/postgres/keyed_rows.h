// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/postgres/session.h"
#include "core/connect/qtsql/loading_server.h"

#include <optional>
#include <string>
#include <vector>

namespace mw {

/// Moves rows whose key may be in a table already: they lie in a temporary table, with their numbers in the batch, and
/// go into the table by INSERT … ON CONFLICT (postgresql.org/docs/15/sql-insert.html).
class PostgresKeyedRows {
public:
    /// Makes the temporary table. `fields`: the table's field of each batch column; `options`: Upsert or AppendMissing.
    static Result<PostgresKeyedRows> make(PostgresSession& session, const ServerTable& table,
                                          const std::vector<std::size_t>& fields, const WriteOptions& options);

    const std::string& staging() const { return m_staging; }
    /// COPY … FROM STDIN into the temporary table, without its options.
    const std::string& copy() const { return m_copy; }
    Result<void> clear() const { return m_session->execute("TRUNCATE " + m_staging); }
    /// Of AppendMissing: the staged rows whose key is in the table or in an earlier staged row, ascending; they are
    /// staged no more.
    Result<std::vector<std::uint32_t>> takePresent() const;
    /// Moves the staged rows from one number to another, in a savepoint; the failure is the session's. A key that stands
    /// in two of them is a failure of the values.
    Result<ServerInserted> move(std::uint32_t first, std::uint32_t last) const;

private:
    PostgresSession* m_session = nullptr;
    std::string m_staging;
    std::string m_copy;
    std::string m_present; ///< a query
    std::string m_insert;  ///< begins the statement
    std::string m_onConflict;
};

} // namespace mw

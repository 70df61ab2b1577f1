// SPDX-License-Identifier: GPL-3.0-or-later
/// postgres: PostgreSQL as source and target through libpq: catalogue, streaming reader and loading by COPY in binary
/// (postgresql.org/docs/15/sql-copy.html, section Binary Format). Whoever includes these headers does not see libpq's.
#pragma once

#include "core/connect/qtsql/server_login.h"
#include "core/job/job.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

namespace mw {

/// What the server said of the last failure, as its own fields (postgresql.org/docs/15/protocol-error-fields.html).
struct PostgresFailure {
    std::string state; ///< SQLSTATE; empty where the connection itself failed
    std::string message;
    std::string detail;
    std::string constraint;
    std::string column;
    std::string context;
};

/// A column of a query's result as the server describes it.
struct PostgresColumn {
    std::string name;
    std::uint32_t type = 0; ///< number of its row in pg_type
    int modifier = -1;
};

/// A session with a PostgreSQL server. One thread.
class PostgresSession {
public:
    using Row = std::vector<std::optional<std::string>>;

    /// A stop request is heard while the server has not let the session in.
    static Result<std::unique_ptr<PostgresSession>> open(const ServerAddress& address, const std::stop_token& stop = {});
    PostgresSession(const PostgresSession&) = delete;
    PostgresSession& operator=(const PostgresSession&) = delete;
    ~PostgresSession();

    /// Runs one or more statements.
    Result<void> execute(const std::string& sql);
    /// Rows that the last of them changed.
    std::uint64_t changedRows() const { return m_changedRows; }
    /// Runs a query whose result fits into memory.
    Result<std::vector<Row>> query(const std::string& sql);
    /// What a query would give; it is not run.
    Result<std::vector<PostgresColumn>> describe(const std::string& sql);
    /// The first column of the first row as a whole number; none without rows or where it is null.
    Result<std::optional<std::int64_t>> integer(const std::string& sql);

    /// COPY … FROM STDIN: begins, takes bytes, ends. After a failure of the end the transaction is aborted.
    Result<void> beginCopyIn(const std::string& sql);
    Result<void> putCopyData(std::string_view bytes);
    Result<void> endCopyIn();

    /// COPY … TO STDOUT: begins; each call gives the next row's bytes, valid until the next call, none at the end.
    Result<void> beginCopyOut(const std::string& sql);
    Result<std::optional<std::string_view>> nextCopyRow();
    /// Ends a COPY that nobody wants to see the end of.
    void abandonCopyOut();

    const PostgresFailure& failure() const { return m_failure; }
    /// The last failure was the fault of the values, not of the server or the statement.
    bool valuesFailed() const;
    Error lastError() const;
    const ServerAddress& address() const { return m_address; }

private:
    friend class PostgresInterrupt;
    PostgresSession(ServerAddress address, std::unique_ptr<ServerLogin> login);
    /// Takes what a failed result or the connection says.
    Error fail(const pg_result* result);
    Result<void> finishStatement();

    const ServerAddress m_address;
    std::unique_ptr<ServerLogin> m_login;
    pg_conn* m_connection;
    char* m_row = nullptr; ///< libpq's memory of the row at hand
    PostgresFailure m_failure;
    std::uint64_t m_changedRows = 0;
    std::stop_token m_stop;
};

/// While it lives, a stop request interrupts what the session is doing: the call then fails with Cancelled.
class PostgresInterrupt {
public:
    PostgresInterrupt(PostgresSession& session, std::stop_token stop);
    ~PostgresInterrupt();
    PostgresInterrupt(const PostgresInterrupt&) = delete;
    PostgresInterrupt& operator=(const PostgresInterrupt&) = delete;

private:
    struct Canceller;
    PostgresSession& m_session;
    std::unique_ptr<Canceller> m_canceller;
};

/// Quotes a name and a text for SQL (postgresql.org/docs/15/sql-syntax-lexical.html).
std::string postgresName(std::string_view name);
std::string postgresText(std::string_view text);

} // namespace mw

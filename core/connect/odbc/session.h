// SPDX-License-Identifier: GPL-3.0-or-later
/// odbc: databases behind ODBC as sources and targets, through the driver manager's API (learn.microsoft.com/sql/odbc,
/// version 3). What a driver does not say is asked for in the plainest SQL. Whoever includes these headers does not see
/// ODBC's.
#pragma once

#include "core/connect/qtsql/server_login.h"
#include "core/job/job.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

class OdbcSession;

/// A column of a result as the driver describes it.
struct OdbcColumn {
    std::string name, typeName; ///< typeName: the database's own word, in lower case
    int type = 0;               ///< number of its SQL type
    int size = 0, digits = 0;
};

/// A statement and its result; columns count from 0. Goes before its session.
class OdbcStatement {
public:
    explicit OdbcStatement(void* handle) : m_handle(handle) {}
    OdbcStatement(const OdbcStatement&) = delete;
    OdbcStatement& operator=(const OdbcStatement&) = delete;
    ~OdbcStatement();
    void* handle() const { return m_handle; }

    std::size_t columns() const;
    OdbcColumn describe(std::size_t column) const;
    /// Rows that it changed; 0 where the driver does not say.
    std::uint64_t changedRows() const;
    /// False at the end.
    Result<bool> next(const OdbcSession& session);
    /// Reads a value of the row at hand as UTF-8 text, or as bytes; each column once, in order. False for null.
    Result<bool> text(const OdbcSession& session, std::size_t column, std::string& out);
    Result<bool> bytes(const OdbcSession& session, std::size_t column, std::string& out);
    /// All values of the row at hand as texts; those that come as bytes in hexadecimal.
    Result<void> row(const OdbcSession& session, const std::vector<bool>& isBinary,
                     std::vector<std::optional<std::string>>& out);

private:
    void* m_handle;
    std::vector<unsigned short> m_wide;
};

/// What a driver said of the last failure.
struct OdbcFailure {
    std::string state; ///< SQLSTATE
    std::string message;
};

/// A session with a data source. One thread.
class OdbcSession {
public:
    static Result<std::unique_ptr<OdbcSession>> open(const ServerAddress& address);

    Result<std::unique_ptr<OdbcStatement>> statement() const;
    /// Runs SQL; its rows, where it gives some, come from the statement. `stop` interrupts it.
    Result<std::unique_ptr<OdbcStatement>> run(const std::string& sql, std::stop_token stop = {}) const;
    Result<void> execute(const std::string& sql, std::stop_token stop = {}) const;
    Result<std::optional<std::int64_t>> integer(const std::string& sql) const;

    Result<void> begin() const;
    Result<void> commit() const;
    void rollBack() const;
    /// Marks where the transaction can go back to: the one mark there is. NotSupported where the database has none.
    Result<void> findSavepoints();
    Result<void> markSavepoint() const;
    Result<void> releaseSavepoint() const;
    Result<void> returnToSavepoint() const;

    /// Text that the driver says about itself and its database; `what` is a number of SQLGetInfo.
    std::string info(unsigned short what) const;
    /// A number of that kind; 0 where the driver does not say.
    unsigned number(unsigned short what) const;
    const std::string& databaseName() const { return m_databaseName; } ///< "PostgreSQL", "SQLite"
    /// A name in the quotes of this database; as it is where it knows none.
    std::string quoted(std::string_view name) const;
    /// What is asked for where a column's value is wanted; `column` is in quotes. SQLite's driver cuts floating point
    /// numbers to 15 digits, so there SQLite prints them itself.
    std::string valueOf(const std::string& column, bool isFloat) const;

    /// Turns what a handle says into a named error and remembers it.
    Error fail(short kind, void* handle) const;
    const OdbcFailure& failure() const { return m_failure; }
    bool valuesFailed() const;
    const ServerAddress& address() const { return m_address; }

private:
    friend class OdbcInterrupt;
    OdbcSession(ServerAddress address, std::unique_ptr<ServerLogin> login)
        : m_address(std::move(address)), m_login(std::move(login)) {}

    const ServerAddress m_address;
    std::unique_ptr<ServerLogin> m_login;
    std::string m_databaseName;
    std::string m_quote;
    bool m_releases = false; ///< savepoints are given up by a statement of their own
    mutable OdbcFailure m_failure;
    mutable std::stop_token m_stop;
};

/// While it lives, a stop request interrupts the statement.
class OdbcInterrupt {
public:
    OdbcInterrupt(const OdbcSession& session, void* statement, std::stop_token stop);
    ~OdbcInterrupt();
    OdbcInterrupt(const OdbcInterrupt&) = delete;
    OdbcInterrupt& operator=(const OdbcInterrupt&) = delete;

private:
    struct Cancel {
        void* statement;
        void operator()() const;
    };
    std::optional<std::stop_callback<Cancel>> m_callback;
};

/// A text in SQL.
std::string odbcText(std::string_view text);
/// UTF-8 as the driver manager's wide characters, and back.
std::vector<unsigned short> toOdbcText(std::string_view text);
std::string fromOdbcText(const unsigned short* text, std::size_t size);

} // namespace mw

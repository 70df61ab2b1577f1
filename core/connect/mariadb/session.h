// SPDX-License-Identifier: GPL-3.0-or-later
/// mariadb: MariaDB and MySQL as source and target through MariaDB's client library: catalogue, streaming reader, loading
/// by LOAD DATA LOCAL (mariadb.com/kb/en/load-data-infile). Whoever includes these headers does not see the library's.
#pragma once

#include "core/connect/qtsql/server_login.h"
#include "core/job/job.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

struct st_mysql;
struct st_mysql_res;

namespace mw {

/// What the server said of the last failure (mariadb.com/kb/en/mariadb-error-codes).
struct MariadbFailure {
    unsigned number = 0;
    std::string state; ///< SQLSTATE
    std::string message;
};

/// A column of a query's result, in the words of the catalogue.
struct MariadbColumn {
    std::string name, type; ///< type: "int", "varchar"; of texts and bytes of any length "text" and "blob"
    bool isUnsigned = false;
    std::uint64_t precision = 0, scale = 0; ///< of decimals
};

/// A session with a MariaDB or MySQL server. One thread.
class MariadbSession {
public:
    using Row = std::vector<std::optional<std::string>>;
    /// A row that streams: the value of each column, null pointers for null.
    struct StreamedRow {
        const char* const* values = nullptr;
        const unsigned long* sizes = nullptr;
        std::size_t count = 0;
        std::string_view operator[](std::size_t column) const { return {values[column], sizes[column]}; }
        bool isNull(std::size_t column) const { return values[column] == nullptr; }
    };

    /// A stop request is heard while the server has not let the session in.
    static Result<std::unique_ptr<MariadbSession>> open(const ServerAddress& address, const std::stop_token& stop = {});
    MariadbSession(const MariadbSession&) = delete;
    MariadbSession& operator=(const MariadbSession&) = delete;
    ~MariadbSession();

    /// Runs one statement.
    Result<void> execute(const std::string& sql);
    /// Runs a query whose result fits into memory.
    Result<std::vector<Row>> query(const std::string& sql);
    Result<std::optional<std::int64_t>> integer(const std::string& sql);

    /// What a query would give; it gives no row.
    Result<std::vector<MariadbColumn>> describe(const std::string& sql);

    /// LOAD DATA LOCAL INFILE of bytes that lie in memory; the statement names any file.
    Result<void> load(const std::string& sql, std::string_view bytes);

    /// Rows that the last statement changed, and how many warnings and notes it left.
    std::uint64_t changedRows() const;
    std::uint64_t warnings() const;
    /// The text of the last statement's first warning.
    std::string firstWarning();

    /// Starts a query whose rows come one by one; none at the end. Nothing else runs on the session meanwhile.
    Result<void> startStream(const std::string& sql);
    Result<std::optional<StreamedRow>> nextRow();

    bool isMariadb() const { return m_isMariadb; }
    /// INSERT … SELECT … RETURNING (mariadb.com/kb/en/insertreturning).
    bool returnsInserted() const { return m_isMariadb && version() >= 100'500; }
    /// As ten thousands, hundreds and ones: 10.11.6 is 101106.
    unsigned long version() const;

    const MariadbFailure& failure() const { return m_failure; }
    /// The last failure was the fault of the values, not of the server or the statement.
    bool valuesFailed() const;
    Error lastError() const;
    const ServerAddress& address() const { return m_address; }

private:
    friend class MariadbInterrupt;
    MariadbSession(ServerAddress address, std::unique_ptr<ServerLogin> login);
    Error fail();
    void refuseFiles();

    const ServerAddress m_address;
    std::unique_ptr<ServerLogin> m_login;
    st_mysql* m_connection;
    st_mysql_res* m_stream = nullptr;
    bool m_isMariadb = false;
    MariadbFailure m_failure;
    std::stop_token m_stop;
};

/// While it lives, a stop request ends the session: the call then fails with Cancelled, and so do those that follow.
class MariadbInterrupt {
public:
    MariadbInterrupt(MariadbSession& session, std::stop_token stop);
    ~MariadbInterrupt();
    MariadbInterrupt(const MariadbInterrupt&) = delete;
    MariadbInterrupt& operator=(const MariadbInterrupt&) = delete;

private:
    struct Cancel {
        st_mysql* connection;
        void operator()() const;
    };
    std::optional<std::stop_callback<Cancel>> m_callback;
};

/// Quotes a name and a text for SQL (mariadb.com/kb/en/identifier-names, string-literals).
std::string mariadbName(std::string_view name);
std::string mariadbText(std::string_view text);

} // namespace mw

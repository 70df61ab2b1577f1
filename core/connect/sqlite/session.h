// SPDX-License-Identifier: GPL-3.0-or-later
/// sqlite: SQLite files as sources and targets through SQLite's own C API: sessions, catalog, streaming reader,
/// inserter. Whoever includes these headers does not see SQLite's. Formats and rules cited as SQLite's:
/// sqlite.org/datatype3.html, sqlite.org/lang_createtable.html, sqlite.org/rescode.html.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace mw {

class SqliteSession;

/// A prepared statement; columns and parameters count from 0. Must go before its session.
class SqliteStatement {
public:
    SqliteStatement() = default;
    SqliteStatement(SqliteStatement&& other) noexcept;
    SqliteStatement& operator=(SqliteStatement&& other) noexcept;
    ~SqliteStatement();

    explicit operator bool() const { return m_statement != nullptr; }
    sqlite3_stmt* handle() const { return m_statement; }

    /// True with the next row, false at the end; the statement is then reset and can run again.
    Result<bool> step();
    void reset();

    int columns() const;
    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    /// Text as UTF-8, or a blob's bytes; valid until the next step.
    std::string_view text(int column) const;

    /// Bound bytes are not copied: they must stay until they are bound anew or the statement goes.
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, std::string_view text);
    void bindNull(int parameter);

private:
    friend class SqliteSession;
    SqliteStatement(SqliteSession& session, sqlite3_stmt* statement) : m_session(&session), m_statement(statement) {}

    SqliteSession* m_session = nullptr;
    sqlite3_stmt* m_statement = nullptr;
};

/// An open SQLite file. Belongs to the thread that opened it.
class SqliteSession {
public:
    enum class Access {
        Read,   ///< changes nothing; an interrupted transaction that somebody left behind is rolled back
        Write,  ///< the file must be there
        Create, ///< the file is made
    };
    /// FileNotFound, IsADirectory, PermissionDenied, NotADatabase, CorruptDatabase, Locked, ReadOnlyTarget by name.
    /// `busyTimeoutMs`: how long to wait for other programs' locks. A stop request is heard while it waits: Cancelled.
    static Result<std::unique_ptr<SqliteSession>> open(const std::string& path, Access access, int busyTimeoutMs = 2000,
                                                       std::stop_token stop = {});
    /// How long to wait from now on.
    void waitForLocks(int busyTimeoutMs) { m_busyTimeoutMs = busyTimeoutMs; }
    /// A database that nobody else finds and that goes with the session (sqlite.org/inmemorydb.html: "temporary databases"):
    /// what exceeds its cache lies in the folder for temporary files. Nothing of it lasts, so nothing is journalled.
    static Result<std::unique_ptr<SqliteSession>> openTemporary();
    SqliteSession(const SqliteSession&) = delete;
    SqliteSession& operator=(const SqliteSession&) = delete;
    ~SqliteSession();

    Result<SqliteStatement> prepare(std::string_view sql, bool usedOften = false);
    /// Runs one or more statements to their end.
    Result<void> execute(const std::string& sql);
    /// The first column of the first row as a whole number; none without rows.
    Result<std::optional<std::int64_t>> integer(const std::string& sql);

    /// The row id of the last row that this session inserted.
    std::int64_t lastId() const;

    /// Turns the last failure into a named error with the file as its place.
    Error lastError() const;
    /// SQLite's extended result code of the last failure.
    int lastCode() const;
    std::string lastMessage() const;
    /// The last failure was a foreign key without a match.
    bool referenceFailed() const;
    /// True while foreign keys that are checked at commit have no match.
    bool hasOpenReferences() const;
    /// False once SQLite itself has rolled the transaction back.
    bool inTransaction() const;

    const std::string& path() const { return m_path; }
    sqlite3* handle() const { return m_database; }

private:
    friend class SqliteInterrupt;
    SqliteSession(std::string path, Access access, int busyTimeoutMs)
        : m_path(std::move(path)), m_access(access), m_busyTimeoutMs(busyTimeoutMs) {}
    Result<void> connect(int flags, const std::string& name);
    Result<void> openForReading();
    Result<void> openForWriting();
    void close();
    static int onProgress(void* self);
    static int onBusy(void* self, int attempts);

    const std::string m_path;
    const Access m_access;
    int m_busyTimeoutMs;
    sqlite3* m_database = nullptr;
    std::stop_token m_stop;
};

/// While it lives, a stop request interrupts what the session is doing: the call then fails with Cancelled.
class SqliteInterrupt {
public:
    SqliteInterrupt(SqliteSession& session, std::stop_token stop);
    ~SqliteInterrupt();
    SqliteInterrupt(const SqliteInterrupt&) = delete;
    SqliteInterrupt& operator=(const SqliteInterrupt&) = delete;

private:
    SqliteSession& m_session;
    std::stop_token m_before;
    std::stop_callback<std::function<void()>> m_callback;
};

/// Writes a name as an SQL identifier: "a""b".
std::string sqlName(std::string_view name);
/// Writes a text as an SQL literal: 'a''b'.
std::string sqlText(std::string_view text);
/// Says whether SQLite takes a file for a database.
bool looksLikeSqlite(const std::string& path);

} // namespace mw

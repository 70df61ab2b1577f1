// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/session.h"

#include "core/base/file.h"
#include "core/connect/sqlite/scan.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

namespace mw {

namespace {

constexpr int kInstructionsPerStopCheck = 10'000;
constexpr std::chrono::milliseconds kBusyPause(10);

/// An absolute path cannot be taken for ":memory:", a URI or a temporary database.
std::string fileName(const std::string& path) {
    std::error_code failure;
    const auto absolute = std::filesystem::absolute(path, failure);
    return failure ? path : absolute.string();
}

std::string immutableUri(const std::string& path) {
    std::string uri = "file:";
    for (const char c : fileName(path)) {
        if (c == '%' || c == '?' || c == '#') {
            constexpr char kDigits[] = "0123456789abcdef";
            uri += '%';
            uri += kDigits[(static_cast<unsigned char>(c) >> 4) & 15];
            uri += kDigits[static_cast<unsigned char>(c) & 15];
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

/// Names a missing file, a folder and a denied one better than SQLite does. The file must not be opened for that:
/// closing it would take away the locks that another session of this process holds on it
/// (sqlite.org/howtocorrupt.html, 2.2).
Result<void> checkReadable(const std::string& path) {
    if (::access(path.c_str(), R_OK) != 0)
        return fromErrno(errno, path, false);
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure))
        return fromErrno(EISDIR, path, false);
    return {};
}

bool hasContent(const std::string& path) {
    std::error_code failure;
    const auto size = std::filesystem::file_size(path, failure);
    return !failure && size > 0;
}

} // namespace

SqliteStatement::SqliteStatement(SqliteStatement&& other) noexcept
    : m_session(other.m_session), m_statement(std::exchange(other.m_statement, nullptr)) {}

SqliteStatement& SqliteStatement::operator=(SqliteStatement&& other) noexcept {
    std::swap(m_session, other.m_session);
    std::swap(m_statement, other.m_statement);
    return *this;
}

SqliteStatement::~SqliteStatement() {
    sqlite3_finalize(m_statement);
}

Result<bool> SqliteStatement::step() {
    switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        sqlite3_reset(m_statement);
        return false;
    default: {
        Error error = m_session->lastError();
        sqlite3_reset(m_statement);
        return error;
    }
    }
}

void SqliteStatement::reset() {
    sqlite3_reset(m_statement);
}

int SqliteStatement::columns() const {
    return sqlite3_column_count(m_statement);
}

bool SqliteStatement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t SqliteStatement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::string_view SqliteStatement::text(int column) const {
    const void* bytes = sqlite3_column_type(m_statement, column) == SQLITE_BLOB
                            ? sqlite3_column_blob(m_statement, column)
                            : static_cast<const void*>(sqlite3_column_text(m_statement, column));
    if (bytes == nullptr)
        return {};
    return {static_cast<const char*>(bytes), std::size_t(sqlite3_column_bytes(m_statement, column))};
}

void SqliteStatement::bind(int parameter, std::int64_t value) {
    sqlite3_bind_int64(m_statement, parameter + 1, value);
}

void SqliteStatement::bind(int parameter, std::string_view text) {
    sqlite3_bind_text64(m_statement, parameter + 1, text.data() ? text.data() : "", text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
}

void SqliteStatement::bindNull(int parameter) {
    sqlite3_bind_null(m_statement, parameter + 1);
}

Result<std::unique_ptr<SqliteSession>> SqliteSession::open(const std::string& path, Access access, int busyTimeoutMs,
                                                           std::stop_token stop) {
    if (access != Access::Create)
        MW_TRY_DO(checkReadable(path));
    std::unique_ptr<SqliteSession> session(new SqliteSession(path, access, busyTimeoutMs));
    session->m_stop = std::move(stop);
    MW_TRY_DO(access == Access::Read ? session->openForReading() : session->openForWriting());
    session->m_stop = {};
    return session;
}

Result<std::unique_ptr<SqliteSession>> SqliteSession::openTemporary() {
    std::unique_ptr<SqliteSession> session(new SqliteSession("temporary database", Access::Create, 0));
    MW_TRY_DO(session->connect(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, ""));
    MW_TRY_DO(session->execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"));
    return session;
}

SqliteSession::~SqliteSession() {
    close();
}

void SqliteSession::close() {
    sqlite3_close_v2(m_database);
    m_database = nullptr;
}

Result<void> SqliteSession::connect(int flags, const std::string& name) {
    close();
    const int code = sqlite3_open_v2(name.c_str(), &m_database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (m_database == nullptr)
        return makeError(Code::OutOfMemory);
    if (code != SQLITE_OK)
        return lastError();
    sqlite3_extended_result_codes(m_database, 1);
    sqlite3_busy_handler(m_database, onBusy, this);
    sqlite3_progress_handler(m_database, kInstructionsPerStopCheck, onProgress, this);
    sqlite3_create_function_v2(m_database, "mapwright_visit", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, nullptr, visitRow,
                               nullptr, nullptr, nullptr);
    // Reads the file's header, so that what is no database is named now and not by the first query.
    return execute("PRAGMA schema_version");
}

Result<void> SqliteSession::openForReading() {
    Result<void> opened = connect(SQLITE_OPEN_READONLY, fileName(m_path));
    if (!opened.ok() && (lastCode() & 0xff) == SQLITE_READONLY)
        // Somebody was killed while writing. Only a session that may write can roll that back.
        opened = connect(SQLITE_OPEN_READWRITE, fileName(m_path));
    if (!opened.ok() && (lastCode() & 0xff) == SQLITE_CANTOPEN && !hasContent(m_path + "-wal"))
        // In write-ahead mode even readers make a file beside; in a folder that takes none, nobody writes either.
        opened = connect(SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, immutableUri(m_path));
    MW_TRY_DO(opened);
    // A source may come from anywhere: what its schema says must not do more than answer.
    sqlite3_db_config(m_database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return execute("PRAGMA query_only=ON");
}

Result<void> SqliteSession::openForWriting() {
    const int create = m_access == Access::Create ? SQLITE_OPEN_CREATE : 0;
    MW_TRY_DO(connect(SQLITE_OPEN_READWRITE | create, fileName(m_path)));
    if (sqlite3_db_readonly(m_database, "main") == 1)
        return at(makeError(Code::ReadOnlyTarget, "the file is read-only"), m_path);
    return {};
}

Result<SqliteStatement> SqliteSession::prepare(std::string_view sql, bool usedOften) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_database, sql.data(), int(sql.size()),
                                        usedOften ? SQLITE_PREPARE_PERSISTENT : 0, &statement, nullptr);
    if (code != SQLITE_OK)
        return lastError();
    return SqliteStatement(*this, statement);
}

Result<void> SqliteSession::execute(const std::string& sql) {
    if (sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError();
    return {};
}

Result<std::optional<std::int64_t>> SqliteSession::integer(const std::string& sql) {
    MW_TRY(SqliteStatement statement, prepare(sql));
    MW_TRY(const bool found, statement.step());
    if (!found || statement.isNull(0))
        return std::optional<std::int64_t>();
    return std::optional<std::int64_t>(statement.integer(0));
}

std::int64_t SqliteSession::lastId() const {
    return sqlite3_last_insert_rowid(m_database);
}

Error SqliteSession::lastError() const {
    const int code = lastCode();
    const std::string message = lastMessage();
    const bool writes = m_access != Access::Read;
    const int systemError = sqlite3_system_errno(m_database);
    const auto named = [&](Code name) { return at(makeError(name), m_path); };
    const auto withReason = [&](Code name) { return at(makeError(name, message), m_path); };
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return m_stop.stop_requested() ? makeError(Code::Cancelled) : named(Code::Locked);
    case SQLITE_INTERRUPT:
        return makeError(Code::Cancelled);
    case SQLITE_NOMEM:
        return makeError(Code::OutOfMemory);
    case SQLITE_NOTADB:
        return named(Code::NotADatabase);
    case SQLITE_CORRUPT:
        return withReason(Code::CorruptDatabase);
    case SQLITE_FULL:
        return named(Code::DiskFull);
    case SQLITE_READONLY:
        return withReason(writes ? Code::ReadOnlyTarget : Code::ReadFailed);
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return named(Code::PermissionDenied);
    case SQLITE_TOOBIG:
        return at(makeError(Code::RecordTooLarge,
                            std::to_string(sqlite3_limit(m_database, SQLITE_LIMIT_LENGTH, -1)) + " bytes"),
                  m_path);
    case SQLITE_IOERR:
        if (code == SQLITE_IOERR_NOMEM)
            return makeError(Code::OutOfMemory);
        if (systemError != 0)
            return fromErrno(systemError, m_path, writes);
        return withReason(writes ? Code::WriteFailed : Code::ReadFailed);
    case SQLITE_CANTOPEN:
        if (systemError != 0)
            return fromErrno(systemError, m_path, writes);
        return withReason(writes ? Code::WriteFailed : Code::ReadFailed);
    default:
        return withReason(Code::DatabaseError);
    }
}

int SqliteSession::lastCode() const {
    return sqlite3_extended_errcode(m_database);
}

std::string SqliteSession::lastMessage() const {
    return sqlite3_errmsg(m_database);
}

bool SqliteSession::referenceFailed() const {
    return lastCode() == SQLITE_CONSTRAINT_FOREIGNKEY;
}

bool SqliteSession::hasOpenReferences() const {
    int open = 0, unused = 0;
    sqlite3_db_status(m_database, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &unused, 0);
    return open != 0;
}

bool SqliteSession::inTransaction() const {
    return sqlite3_get_autocommit(m_database) == 0;
}

int SqliteSession::onProgress(void* self) {
    return static_cast<SqliteSession*>(self)->m_stop.stop_requested() ? 1 : 0;
}

int SqliteSession::onBusy(void* self, int attempts) {
    const auto* session = static_cast<SqliteSession*>(self);
    if (attempts * kBusyPause.count() >= session->m_busyTimeoutMs || session->m_stop.stop_requested())
        return 0;
    std::this_thread::sleep_for(kBusyPause);
    return 1;
}

// The callback reaches a statement at work at once; the progress handler also sees a request that came just before it.
SqliteInterrupt::SqliteInterrupt(SqliteSession& session, std::stop_token stop)
    : m_session(session), m_before(std::exchange(session.m_stop, stop)),
      m_callback(std::move(stop), [database = session.m_database] { sqlite3_interrupt(database); }) {}

SqliteInterrupt::~SqliteInterrupt() {
    m_session.m_stop = std::move(m_before);
}

std::string sqlName(std::string_view name) {
    std::string quoted = "\"";
    for (const char c : name) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string sqlText(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'')
            quoted += '\'';
        quoted += c;
    }
    return quoted + '\'';
}

bool looksLikeSqlite(const std::string& path) {
    std::error_code failure;
    constexpr std::uintmax_t kHeaderBytes = 100;
    // A file of no byte or one is a database to SQLite, but then every such file would be.
    if (!std::filesystem::is_regular_file(path, failure) || std::filesystem::file_size(path, failure) < kHeaderBytes)
        return false;
    const auto session = SqliteSession::open(path, SqliteSession::Access::Read, 0);
    return session.ok() || session.error().code == Code::Locked;
}

} // namespace mw

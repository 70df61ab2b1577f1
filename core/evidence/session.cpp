// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/evidence/session_p.h"

#include <sqlite3.h>

#include <cerrno>
#include <filesystem>
#include <utility>

namespace mw::evidence {

namespace {

constexpr int kBusyTimeoutMs = 5000;

/// An absolute path cannot be taken for ":memory:" or a temporary database.
std::string fileName(const std::string& path) {
    std::error_code failure;
    const auto absolute = std::filesystem::absolute(path, failure);
    return failure ? path : absolute.string();
}

} // namespace

Statement::Statement(Statement&& other) noexcept
    : m_session(other.m_session), m_statement(std::exchange(other.m_statement, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(m_session, other.m_session);
    std::swap(m_statement, other.m_statement);
    return *this;
}

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

void Statement::reset() {
    sqlite3_reset(m_statement);
}

Result<bool> Statement::step() {
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

Result<void> Statement::run() {
    MW_TRY(bool more, step());
    while (more) {
        MW_TRY(more, step());
    }
    return {};
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::string Statement::text(int column) const {
    const void* bytes = sqlite3_column_blob(m_statement, column);
    const auto size = std::size_t(sqlite3_column_bytes(m_statement, column));
    return bytes ? std::string(static_cast<const char*>(bytes), size) : std::string();
}

void Statement::bind(int parameter, std::int64_t value) {
    sqlite3_bind_int64(m_statement, parameter, value);
}

void Statement::bind(int parameter, std::string_view value) {
    sqlite3_bind_text64(m_statement, parameter, value.empty() ? "" : value.data(), value.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
}

void Statement::bindNull(int parameter) {
    sqlite3_bind_null(m_statement, parameter);
}

Result<std::unique_ptr<Session>> Session::open(const std::string& path, bool write) {
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure))
        return at(makeError(Code::IsADirectory), path);
    if (!write && !std::filesystem::exists(path, failure))
        return at(makeError(Code::FileNotFound), path);
    std::unique_ptr<Session> session(new Session(path));
    const int flags = write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
    int code = sqlite3_open_v2(fileName(path).c_str(), &session->m_database, flags, nullptr);
    if (code == SQLITE_CANTOPEN && !write) {
        // A store in a folder that may not be written is still readable.
        sqlite3_close_v2(std::exchange(session->m_database, nullptr));
        code = sqlite3_open_v2(fileName(path).c_str(), &session->m_database, SQLITE_OPEN_READONLY, nullptr);
    }
    if (code != SQLITE_OK)
        return session->lastError();
    sqlite3_extended_result_codes(session->m_database, 1);
    sqlite3_busy_timeout(session->m_database, kBusyTimeoutMs);
    return session;
}

Session::~Session() {
    sqlite3_close_v2(m_database);
}

Result<Statement> Session::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_database, sql.data(), int(sql.size()), &statement, nullptr) != SQLITE_OK)
        return lastError();
    return Statement(this, statement);
}

Result<void> Session::execute(const std::string& sql) {
    if (sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError();
    return {};
}

std::int64_t Session::lastId() const {
    return sqlite3_last_insert_rowid(m_database);
}

bool Session::inTransaction() const {
    return sqlite3_get_autocommit(m_database) == 0;
}

Error Session::lastError() const {
    if (!m_database)
        return makeError(Code::OutOfMemory);
    const int code = sqlite3_extended_errcode(m_database);
    const std::string message = sqlite3_errmsg(m_database);
    const auto named = [&]() -> Error {
        switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return makeError(Code::Locked);
        case SQLITE_FULL:
            return makeError(Code::DiskFull);
        case SQLITE_NOTADB:
            return makeError(Code::NotADatabase);
        case SQLITE_CORRUPT:
            return makeError(Code::CorruptDatabase, message);
        case SQLITE_READONLY:
            return makeError(Code::ReadOnlyTarget, message);
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return makeError(Code::PermissionDenied);
        case SQLITE_CANTOPEN: {
            const int number = sqlite3_system_errno(m_database);
            return number != 0 ? fromErrno(number, m_path, true) : makeError(Code::WriteFailed, message);
        }
        case SQLITE_IOERR:
            return makeError(Code::WriteFailed, message);
        case SQLITE_NOMEM:
            return makeError(Code::OutOfMemory);
        default:
            return makeError(Code::DatabaseError, message);
        }
    };
    return at(named(), m_path);
}

Result<Transaction> Transaction::begin(Session& session) {
    MW_TRY_DO(session.execute("BEGIN IMMEDIATE"));
    return Transaction(session);
}

Transaction::~Transaction() {
    // A failed rollback leaves nothing to be done: closing the session takes the transaction back.
    if (m_session && m_session->inTransaction())
        static_cast<void>(m_session->execute("ROLLBACK").ok());
}

Result<void> Transaction::commit() {
    MW_TRY_DO(m_session->execute("COMMIT"));
    m_session = nullptr;
    return {};
}

} // namespace mw::evidence

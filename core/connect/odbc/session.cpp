// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/odbc/session.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"

#include <sql.h>
#include <sqlext.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace mw {

namespace {

bool isGood(SQLRETURN code) {
    return code == SQL_SUCCESS || code == SQL_SUCCESS_WITH_INFO;
}

static_assert(sizeof(SQLWCHAR) == sizeof(unsigned short), "wide characters of the driver manager are UTF-16");

} // namespace

std::vector<unsigned short> toOdbcText(std::string_view text) {
    std::vector<unsigned short> wide;
    wide.reserve(text.size() + 1);
    for (std::size_t place = 0; place < text.size();) {
        const char32_t point = nextCodePoint(text, place);
        if (point < 0x10000) {
            wide.push_back(static_cast<unsigned short>(point));
        } else {
            wide.push_back(static_cast<unsigned short>(0xD800 + ((point - 0x10000) >> 10)));
            wide.push_back(static_cast<unsigned short>(0xDC00 + ((point - 0x10000) & 0x3FF)));
        }
    }
    wide.push_back(0);
    return wide;
}

std::string fromOdbcText(const unsigned short* text, std::size_t size) {
    std::string plain;
    plain.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
        char32_t point = text[i];
        if (point >= 0xD800 && point < 0xDC00 && i + 1 < size && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000)
            point = 0x10000 + ((point - 0xD800) << 10) + (text[++i] - 0xDC00u);
        appendCodePoint(plain, point);
    }
    return plain;
}

std::string odbcText(std::string_view text) {
    std::string sql = "'";
    for (const char c : text)
        sql.append(c == '\'' ? 2 : 1, c);
    return sql + "'";
}

OdbcStatement::~OdbcStatement() {
    SQLFreeHandle(SQL_HANDLE_STMT, m_handle);
}

std::size_t OdbcStatement::columns() const {
    SQLSMALLINT columns = 0;
    return isGood(SQLNumResultCols(m_handle, &columns)) ? std::size_t(columns) : 0;
}

OdbcColumn OdbcStatement::describe(std::size_t column) const {
    std::array<SQLWCHAR, 256> text{};
    SQLSMALLINT size = 0, type = 0, digits = 0, nullable = 0;
    SQLULEN width = 0;
    const auto number = static_cast<SQLUSMALLINT>(column + 1);
    const auto read = [&](SQLSMALLINT characters) {
        return fromOdbcText(text.data(), std::min(text.size() - 1, std::size_t(std::max(characters, SQLSMALLINT(0)))));
    };
    OdbcColumn described;
    if (!isGood(SQLDescribeColW(m_handle, number, text.data(), SQLSMALLINT(text.size()), &size, &type, &width, &digits, &nullable)))
        return described;
    described.name = read(size);
    described.type = type;
    described.size = int(std::min<SQLULEN>(width, 1'000'000));
    described.digits = digits;
    if (isGood(SQLColAttributeW(m_handle, number, SQL_DESC_TYPE_NAME, text.data(), SQLSMALLINT(text.size() * sizeof(SQLWCHAR)), &size, nullptr)))
        described.typeName = read(SQLSMALLINT(size / SQLSMALLINT(sizeof(SQLWCHAR))));
    for (char& c : described.typeName)
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    return described;
}

std::uint64_t OdbcStatement::changedRows() const {
    SQLLEN rows = 0;
    return isGood(SQLRowCount(m_handle, &rows)) && rows > 0 ? std::uint64_t(rows) : 0;
}

Result<bool> OdbcStatement::next(const OdbcSession& session) {
    const SQLRETURN code = SQLFetch(m_handle);
    if (code == SQL_NO_DATA)
        return false;
    return isGood(code) ? Result<bool>(true) : Result<bool>(session.fail(SQL_HANDLE_STMT, m_handle));
}

// A long value comes in pieces: each call gives the next one and says that more is there.
Result<bool> OdbcStatement::text(const OdbcSession& session, std::size_t column, std::string& out) {
    std::array<SQLWCHAR, 2048> piece;
    m_wide.clear();
    while (true) {
        SQLLEN size = 0;
        const SQLRETURN code = SQLGetData(m_handle, SQLUSMALLINT(column + 1), SQL_C_WCHAR, piece.data(),
                                          SQLLEN(sizeof piece), &size);
        if (code == SQL_NO_DATA)
            break;
        if (!isGood(code))
            return session.fail(SQL_HANDLE_STMT, m_handle);
        if (size == SQL_NULL_DATA)
            return false;
        const std::size_t room = piece.size() - 1; // the last one is a zero
        const bool isCut = size == SQL_NO_TOTAL || std::size_t(size) / sizeof(SQLWCHAR) > room;
        const std::size_t taken = isCut ? room : std::size_t(size) / sizeof(SQLWCHAR);
        m_wide.insert(m_wide.end(), piece.begin(), piece.begin() + std::ptrdiff_t(taken));
        if (!isCut)
            break;
    }
    out = fromOdbcText(m_wide.data(), m_wide.size());
    return true;
}

Result<bool> OdbcStatement::bytes(const OdbcSession& session, std::size_t column, std::string& out) {
    std::array<char, 8192> piece;
    out.clear();
    while (true) {
        SQLLEN size = 0;
        const SQLRETURN code = SQLGetData(m_handle, SQLUSMALLINT(column + 1), SQL_C_BINARY, piece.data(),
                                          SQLLEN(piece.size()), &size);
        if (code == SQL_NO_DATA)
            return true;
        if (!isGood(code))
            return session.fail(SQL_HANDLE_STMT, m_handle);
        if (size == SQL_NULL_DATA)
            return false;
        const bool isCut = size == SQL_NO_TOTAL || std::size_t(size) > piece.size();
        out.append(piece.data(), isCut ? piece.size() : std::size_t(size));
        if (!isCut)
            return true;
    }
}

Result<void> OdbcStatement::row(const OdbcSession& session, const std::vector<bool>& isBinary,
                                std::vector<std::optional<std::string>>& out) {
    std::string value;
    out.resize(isBinary.size());
    for (std::size_t i = 0; i < isBinary.size(); ++i) {
        MW_TRY(const bool isThere, isBinary[i] ? bytes(session, i, value) : text(session, i, value));
        out[i].reset();
        if (isThere)
            out[i] = isBinary[i] ? toHex(value) : std::move(value);
    }
    return {};
}

Result<std::unique_ptr<OdbcSession>> OdbcSession::open(const ServerAddress& address) {
    MW_TRY(auto login, ServerLogin::open(ServerKind::Odbc, address));
    std::unique_ptr<OdbcSession> session(new OdbcSession(address, std::move(login)));
    session->m_databaseName = session->info(SQL_DBMS_NAME);
    session->m_quote = session->info(SQL_IDENTIFIER_QUOTE_CHAR);
    if (session->m_quote == " ")
        session->m_quote.clear(); // ODBC's way to say that there are none
    if (session->m_databaseName == "PostgreSQL")
        MW_TRY_DO(session->execute("SET TIME ZONE 'UTC'"));
    if (session->m_databaseName == "SQLite")
        MW_TRY_DO(session->execute("PRAGMA foreign_keys = ON")); // it does not look at references otherwise
    return session;
}

std::string OdbcSession::info(unsigned short what) const {
    std::array<SQLWCHAR, 256> text{};
    SQLSMALLINT size = 0;
    if (!isGood(SQLGetInfoW(m_login->handle(), what, text.data(), SQLSMALLINT(sizeof text), &size)))
        return {};
    return fromOdbcText(text.data(), std::min(text.size(), std::size_t(size) / sizeof(SQLWCHAR)));
}

unsigned OdbcSession::number(unsigned short what) const {
    SQLUINTEGER number = 0; // shorter ones fill the lower half
    return isGood(SQLGetInfoW(m_login->handle(), what, &number, sizeof number, nullptr)) ? unsigned(number) : 0;
}

std::string OdbcSession::quoted(std::string_view name) const {
    std::string sql = m_quote;
    for (const char c : name) {
        sql += c;
        if (m_quote.size() == 1 && c == m_quote[0])
            sql += c;
    }
    return sql + m_quote;
}

std::string OdbcSession::valueOf(const std::string& column, bool isFloat) const {
    if (!isFloat || m_databaseName != "SQLite")
        return column;
    return "CASE typeof(" + column + ") WHEN 'real' THEN printf('%!.20g', " + column + ") ELSE " + column + " END";
}

Error OdbcSession::fail(short kind, void* handle) const {
    std::array<SQLWCHAR, 6> state{};
    std::array<SQLWCHAR, 1024> text{};
    SQLINTEGER number = 0;
    SQLSMALLINT size = 0;
    m_failure = {};
    if (isGood(SQLGetDiagRecW(kind, handle, 1, state.data(), &number, text.data(), SQLSMALLINT(text.size()), &size))) {
        m_failure.state = fromOdbcText(state.data(), 5);
        m_failure.message = fromOdbcText(text.data(), std::min(text.size() - 1, std::size_t(std::max(size, SQLSMALLINT(0)))));
    }
    std::replace(m_failure.message.begin(), m_failure.message.end(), '\n', ' ');
    const auto error = [&]() -> Error {
        if (m_stop.stop_requested() && (m_failure.state == "HY008" || m_failure.state == "57014" || m_failure.state == "HY000"))
            return makeError(Code::Cancelled);
        if (m_failure.state.starts_with("08"))
            return makeError(Code::ConnectionLost, m_failure.message);
        if (m_failure.state == "40001" || m_failure.state == "40P01")
            return makeError(Code::Conflict, m_failure.message);
        // States of locks and waiting; SQLite's driver has one state for everything, and puts SQLite's number behind.
        const auto endsWith = [&](std::string_view end) { return m_failure.message.ends_with(end); };
        if (m_failure.state == "HYT00" || m_failure.state == "55P03" || endsWith("(5)") || endsWith("(6)"))
            return makeError(Code::Locked);
        if (m_failure.state == "53100" || endsWith("(13)"))
            return makeError(Code::DiskFull);
        if (endsWith("(8)"))
            return makeError(Code::ReadOnlyTarget, m_failure.message);
        return makeError(Code::DatabaseError, m_failure.message.empty() ? "no reason given" : m_failure.message);
    };
    return at(error(), m_address.text);
}

bool OdbcSession::valuesFailed() const {
    return m_failure.state.starts_with("22") || m_failure.state.starts_with("23") || m_failure.state == "P0001" ||
           // SQLite's driver has one state for everything; its constraints say so in words.
           (m_failure.state == "HY000" && m_failure.message.find("constraint") != std::string::npos);
}

Result<std::unique_ptr<OdbcStatement>> OdbcSession::statement() const {
    SQLHANDLE handle = nullptr;
    if (!isGood(SQLAllocHandle(SQL_HANDLE_STMT, m_login->handle(), &handle)))
        return fail(SQL_HANDLE_DBC, m_login->handle());
    return std::make_unique<OdbcStatement>(handle);
}

Result<std::unique_ptr<OdbcStatement>> OdbcSession::run(const std::string& sql, std::stop_token stop) const {
    MW_TRY(auto made, statement());
    const OdbcInterrupt interrupt(*this, made->handle(), std::move(stop));
    std::vector<unsigned short> text = toOdbcText(sql);
    const SQLRETURN code = SQLExecDirectW(made->handle(), text.data(), SQL_NTS);
    if (!isGood(code) && code != SQL_NO_DATA)
        return fail(SQL_HANDLE_STMT, made->handle());
    return made;
}

Result<void> OdbcSession::execute(const std::string& sql, std::stop_token stop) const {
    MW_TRY(const auto unused, run(sql, std::move(stop)));
    return {};
}

Result<std::optional<std::int64_t>> OdbcSession::integer(const std::string& sql) const {
    MW_TRY(const auto rows, run(sql));
    std::optional<std::int64_t> number;
    MW_TRY(const bool found, rows->next(*this));
    std::string text;
    if (!found)
        return number;
    MW_TRY(const bool isThere, rows->text(*this, 0, text));
    std::int64_t value = 0;
    if (isThere && std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc())
        number = value;
    return number;
}

Result<void> OdbcSession::begin() const {
    const SQLRETURN code = SQLSetConnectAttrW(m_login->handle(), SQL_ATTR_AUTOCOMMIT,
                                              reinterpret_cast<SQLPOINTER>(SQL_AUTOCOMMIT_OFF), SQL_IS_UINTEGER);
    return isGood(code) ? Result<void>() : Result<void>(fail(SQL_HANDLE_DBC, m_login->handle()));
}

Result<void> OdbcSession::commit() const {
    const SQLRETURN code = SQLEndTran(SQL_HANDLE_DBC, m_login->handle(), SQL_COMMIT);
    if (!isGood(code))
        return fail(SQL_HANDLE_DBC, m_login->handle());
    (void)SQLSetConnectAttrW(m_login->handle(), SQL_ATTR_AUTOCOMMIT, reinterpret_cast<SQLPOINTER>(SQL_AUTOCOMMIT_ON),
                             SQL_IS_UINTEGER);
    return {};
}

void OdbcSession::rollBack() const {
    (void)SQLEndTran(SQL_HANDLE_DBC, m_login->handle(), SQL_ROLLBACK);
    (void)SQLSetConnectAttrW(m_login->handle(), SQL_ATTR_AUTOCOMMIT, reinterpret_cast<SQLPOINTER>(SQL_AUTOCOMMIT_ON),
                             SQL_IS_UINTEGER);
}

Result<void> OdbcSession::findSavepoints() {
    MW_TRY_DO(begin());
    const Result<void> marked = markSavepoint();
    m_releases = marked.ok() && execute("RELEASE SAVEPOINT mapwright_rows").ok();
    rollBack();
    if (!marked.ok())
        return at(makeError(Code::NotSupported, "writing into a database that has no savepoints"), m_address.text);
    return {};
}

Result<void> OdbcSession::markSavepoint() const {
    return execute("SAVEPOINT mapwright_rows");
}

Result<void> OdbcSession::releaseSavepoint() const {
    return m_releases ? execute("RELEASE SAVEPOINT mapwright_rows") : Result<void>();
}

Result<void> OdbcSession::returnToSavepoint() const {
    MW_TRY_DO(execute("ROLLBACK TO SAVEPOINT mapwright_rows"));
    return releaseSavepoint();
}

void OdbcInterrupt::Cancel::operator()() const {
    SQLCancel(statement);
}

OdbcInterrupt::OdbcInterrupt(const OdbcSession& session, void* statement, std::stop_token stop) {
    session.m_stop = stop;
    m_callback.emplace(std::move(stop), Cancel{statement});
}

OdbcInterrupt::~OdbcInterrupt() = default;

} // namespace mw

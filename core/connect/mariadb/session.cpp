// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/session.h"

#include "core/base/utf8.h"
#include "core/connect/mariadb/knock.h"

#include <errmsg.h>
#include <mysql.h>
#include <mysqld_error.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace mw {

namespace {

struct ResultDeleter {
    void operator()(MYSQL_RES* result) const { mysql_free_result(result); }
};
using ResultPtr = std::unique_ptr<MYSQL_RES, ResultDeleter>;

/// What LOAD DATA LOCAL reads instead of a file.
struct Infile {
    std::string_view rest;

    static int open(void** self, const char*, void* given) {
        *self = given;
        return given ? 0 : 1;
    }
    static int read(void* self, char* into, unsigned size) {
        auto* const infile = static_cast<Infile*>(self);
        const std::size_t taken = std::min(infile->rest.size(), std::size_t(size));
        std::memcpy(into, infile->rest.data(), taken);
        infile->rest.remove_prefix(taken);
        return int(taken);
    }
    static void close(void*) {}
    static int error(void*, char* message, unsigned size) {
        if (size > 0)
            message[0] = '\0';
        return 0;
    }
};

/// The catalogue's word for the type of a result's column.
const char* typeWord(const MYSQL_FIELD& field) {
    constexpr unsigned kBinary = 63; // the character set of what is no text
    switch (field.type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
        return "int";
    case MYSQL_TYPE_LONGLONG:
        return "bigint";
    case MYSQL_TYPE_YEAR:
        return "year";
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL:
        return "decimal";
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE:
        return "double";
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE:
        return "date";
    case MYSQL_TYPE_TIME:
        return "time";
    case MYSQL_TYPE_DATETIME:
        return "datetime";
    case MYSQL_TYPE_TIMESTAMP:
        return "timestamp";
    case MYSQL_TYPE_BIT:
        return "bit";
    default:
        return field.charsetnr == kBinary ? "blob" : "text";
    }
}

} // namespace

std::string mariadbName(std::string_view name) {
    std::string sql = "`";
    for (const char c : name) {
        sql += c;
        if (c == '`')
            sql += c;
    }
    return sql + "`";
}

std::string mariadbText(std::string_view text) {
    std::string sql = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\')
            sql += c == '\'' ? '\'' : '\\';
        sql += c;
    }
    return sql + "'";
}

MariadbSession::MariadbSession(ServerAddress address, std::unique_ptr<ServerLogin> login)
    : m_address(std::move(address)), m_login(std::move(login)), m_connection(static_cast<MYSQL*>(m_login->handle())) {}

MariadbSession::~MariadbSession() {
    if (m_stream)
        mariadb_cancel(m_connection); // the rest would be read to its end otherwise
    mysql_free_result(m_stream);
}

Result<std::unique_ptr<MariadbSession>> MariadbSession::open(const ServerAddress& address, const std::stop_token& stop) {
    ServerAddress named = address;
    if (named.passwordVariable.empty())
        named.passwordVariable = "MYSQL_PWD"; // as the clients of MySQL have it
    if (!named.schema.empty())
        named.database = named.schema;
    if (stop.stop_possible())
        MW_TRY_DO(knockAtMariadb(named, stop));
    MW_TRY(auto login, ServerLogin::open(ServerKind::Mariadb, named));
    std::unique_ptr<MariadbSession> session(new MariadbSession(address, std::move(login)));
    session->refuseFiles();
    const char* const server = mysql_get_server_info(session->m_connection);
    session->m_isMariadb = server && std::strstr(server, "MariaDB");
    if (mysql_set_character_set(session->m_connection, "utf8mb4") != 0)
        return session->fail();
    // Nothing is changed in silence: strict, a zero in a numbered column is a zero. Moments are UTC. No snapshot keeps
    // tables from being seen that another session makes meanwhile.
    MW_TRY_DO(session->execute("SET SESSION sql_mode = 'STRICT_ALL_TABLES,STRICT_TRANS_TABLES,NO_AUTO_VALUE_ON_ZERO,"
                               "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00', sql_notes = 1"));
    MW_TRY_DO(session->execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"));
    return session;
}

Error MariadbSession::fail() {
    m_failure = {mysql_errno(m_connection), mysql_sqlstate(m_connection), mysql_error(m_connection)};
    return lastError();
}

Error MariadbSession::lastError() const {
    const auto error = [&]() -> Error {
        switch (m_failure.number) {
        case CR_SERVER_GONE_ERROR:
        case CR_SERVER_LOST:
        case CR_SERVER_LOST_EXTENDED:
        case CR_CONNECTION_ERROR:
        case ER_SERVER_SHUTDOWN:
        case ER_CONNECTION_KILLED:
        case ER_NEW_ABORTING_CONNECTION:
            if (m_stop.stop_requested())
                return makeError(Code::Cancelled);
            return makeError(Code::ConnectionLost, m_failure.message);
        case ER_QUERY_INTERRUPTED:
            if (m_stop.stop_requested())
                return makeError(Code::Cancelled);
            return makeError(Code::DatabaseError, m_failure.message);
        case ER_DISK_FULL:
        case ER_RECORD_FILE_FULL:
            return makeError(Code::DiskFull);
        case ER_LOCK_WAIT_TIMEOUT:
            return makeError(Code::Locked);
        case ER_LOCK_DEADLOCK:
        case ER_CHECKREAD: // of a snapshot
            return makeError(Code::Conflict, m_failure.message);
        case ER_OPTION_PREVENTS_STATEMENT:
            return makeError(Code::ReadOnlyTarget, m_failure.message);
        default:
            return makeError(Code::DatabaseError, m_failure.message);
        }
    };
    return at(error(), m_address.text);
}

bool MariadbSession::valuesFailed() const {
    constexpr std::array<unsigned, 8> kValues = {ER_WARN_DATA_OUT_OF_RANGE, WARN_DATA_TRUNCATED,
                                                 ER_TRUNCATED_WRONG_VALUE, ER_TRUNCATED_WRONG_VALUE_FOR_FIELD,
                                                 ER_DATA_TOO_LONG, ER_WRONG_VALUE_FOR_TYPE, ER_TOO_BIG_ROWSIZE, 4025};
    const std::string& state = m_failure.state;
    return state.starts_with("22") || state.starts_with("23") || state.starts_with("45") ||
           std::find(kValues.begin(), kValues.end(), m_failure.number) != kValues.end();
}

Result<void> MariadbSession::execute(const std::string& sql) {
    if (mysql_real_query(m_connection, sql.data(), static_cast<unsigned long>(sql.size())) != 0)
        return fail();
    const ResultPtr unused(mysql_store_result(m_connection));
    return mysql_errno(m_connection) == 0 ? Result<void>() : Result<void>(fail());
}

Result<std::vector<MariadbSession::Row>> MariadbSession::query(const std::string& sql) {
    if (mysql_real_query(m_connection, sql.data(), static_cast<unsigned long>(sql.size())) != 0)
        return fail();
    const ResultPtr result(mysql_store_result(m_connection));
    if (!result)
        return fail();
    std::vector<Row> rows;
    const unsigned columns = mysql_num_fields(result.get());
    while (const MYSQL_ROW row = mysql_fetch_row(result.get())) {
        const unsigned long* const sizes = mysql_fetch_lengths(result.get());
        Row& made = rows.emplace_back();
        for (unsigned i = 0; i < columns; ++i) {
            if (row[i])
                made.emplace_back(std::string(row[i], sizes[i]));
            else
                made.emplace_back();
        }
    }
    return rows;
}

Result<std::optional<std::int64_t>> MariadbSession::integer(const std::string& sql) {
    MW_TRY(const std::vector<Row> rows, query(sql));
    std::optional<std::int64_t> number;
    if (rows.empty() || rows[0].empty() || !rows[0][0])
        return number;
    const std::string& text = *rows[0][0];
    std::int64_t value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc())
        number = value;
    return number;
}

Result<void> MariadbSession::load(const std::string& sql, std::string_view bytes) {
    Infile infile{bytes};
    mysql_set_local_infile_handler(m_connection, &Infile::open, &Infile::read, &Infile::close, &Infile::error, &infile);
    const bool failed = mysql_real_query(m_connection, sql.data(), static_cast<unsigned long>(sql.size())) != 0;
    refuseFiles();
    return failed ? Result<void>(fail()) : Result<void>();
}

/// A server can ask for any file of the client in answer to any statement; the library's own handler would give it.
void MariadbSession::refuseFiles() {
    mysql_set_local_infile_handler(m_connection, &Infile::open, &Infile::read, &Infile::close, &Infile::error, nullptr);
}

std::uint64_t MariadbSession::changedRows() const {
    return mysql_affected_rows(m_connection);
}

std::uint64_t MariadbSession::warnings() const {
    return mysql_warning_count(m_connection);
}

std::string MariadbSession::firstWarning() {
    const auto rows = query("SHOW WARNINGS LIMIT 1");
    return rows.ok() && !rows->empty() && (*rows)[0].size() > 2 ? (*rows)[0][2].value_or("") : std::string();
}

Result<std::vector<MariadbColumn>> MariadbSession::describe(const std::string& sql) {
    MW_TRY_DO(startStream(sql));
    std::vector<MariadbColumn> columns;
    for (unsigned i = 0; i < mysql_num_fields(m_stream); ++i) {
        const MYSQL_FIELD& field = *mysql_fetch_field_direct(m_stream, i);
        MariadbColumn& column = columns.emplace_back();
        column.name = field.name;
        column.isUnsigned = (field.flags & UNSIGNED_FLAG) != 0;
        column.type = typeWord(field);
        column.scale = field.decimals;
        // Its length counts the sign and the point as well (mariadb.com/kb/en/mariadb-connectorc-data-structures).
        column.precision = field.length - (column.isUnsigned ? 0 : 1) - (field.decimals > 0 ? 1 : 0);
    }
    for (bool more = true; more;) {
        MW_TRY(const auto row, nextRow());
        more = row.has_value();
    }
    return columns;
}

Result<void> MariadbSession::startStream(const std::string& sql) {
    if (mysql_real_query(m_connection, sql.data(), static_cast<unsigned long>(sql.size())) != 0)
        return fail();
    m_stream = mysql_use_result(m_connection);
    return m_stream ? Result<void>() : Result<void>(fail());
}

Result<std::optional<MariadbSession::StreamedRow>> MariadbSession::nextRow() {
    const MYSQL_ROW row = mysql_fetch_row(m_stream);
    if (row)
        return std::optional(StreamedRow{row, mysql_fetch_lengths(m_stream), mysql_num_fields(m_stream)});
    const bool failed = mysql_errno(m_connection) != 0;
    if (failed)
        (void)fail(); // before the result goes and takes the failure with it
    mysql_free_result(m_stream);
    m_stream = nullptr;
    return failed ? Result<std::optional<StreamedRow>>(lastError()) : std::optional<StreamedRow>();
}

unsigned long MariadbSession::version() const {
    return mysql_get_server_version(m_connection);
}

void MariadbInterrupt::Cancel::operator()() const {
    mariadb_cancel(connection);
}

MariadbInterrupt::MariadbInterrupt(MariadbSession& session, std::stop_token stop) {
    session.m_stop = stop;
    m_callback.emplace(std::move(stop), Cancel{session.m_connection});
}

MariadbInterrupt::~MariadbInterrupt() = default;

} // namespace mw

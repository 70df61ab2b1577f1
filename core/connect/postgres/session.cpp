// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/session.h"

#include "core/connect/postgres/knock.h"

#include "core/base/utf8.h"

#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace mw {

namespace {

struct ResultDeleter {
    void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ResultDeleter>;

std::string fieldOf(const PGresult* result, int field) {
    const char* const text = PQresultErrorField(result, field);
    return text ? text : "";
}

std::string oneLine(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    for (char& c : text)
        if (c == '\n' || c == '\t')
            c = ' ';
    return text;
}

std::string doubled(std::string_view text, char quote) {
    std::string sql(1, quote);
    for (const char c : text) {
        sql += c;
        if (c == quote)
            sql += c;
    }
    sql += quote;
    return sql;
}

bool isGood(const PGresult* result) {
    switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_EMPTY_QUERY:
    case PGRES_COPY_IN:
    case PGRES_COPY_OUT:
        return true;
    default:
        return false;
    }
}

} // namespace

std::string postgresName(std::string_view name) {
    return doubled(name, '"');
}

std::string postgresText(std::string_view text) {
    return doubled(text, '\''); // standard_conforming_strings is on: a backslash is only itself
}

PostgresSession::PostgresSession(ServerAddress address, std::unique_ptr<ServerLogin> login)
    : m_address(std::move(address)), m_login(std::move(login)), m_connection(static_cast<pg_conn*>(m_login->handle())) {
}

PostgresSession::~PostgresSession() {
    PQfreemem(m_row);
}

Result<std::unique_ptr<PostgresSession>> PostgresSession::open(const ServerAddress& address,
                                                               const std::stop_token& stop) {
    if (stop.stop_possible())
        MW_TRY_DO(knockAtPostgres(address, stop));
    MW_TRY(auto login, ServerLogin::open(ServerKind::Postgres, address));
    std::unique_ptr<PostgresSession> session(new PostgresSession(address, std::move(login)));
    PQsetNoticeProcessor(session->m_connection, [](void*, const char*) {}, nullptr);
    // Texts mean the same whatever the server, the role or the environment of the client prefer.
    MW_TRY_DO(session->execute("SET client_encoding = 'UTF8'; SET standard_conforming_strings = on; "
                               "SET datestyle = 'ISO, YMD'; SET intervalstyle = 'iso_8601'; SET timezone = 'UTC'; "
                               "SET bytea_output = 'hex'; SET extra_float_digits = 1; SET client_min_messages = warning"));
    if (!address.schema.empty()) {
        MW_TRY(const auto known, session->integer("SELECT 1 FROM pg_namespace WHERE nspname = " +
                                                  postgresText(address.schema)));
        if (!known)
            return at(makeError(Code::UnknownName, "the schema " + quoted(address.schema), ""), address.text);
        MW_TRY_DO(session->execute("SET search_path = " + postgresName(address.schema)));
    }
    return session;
}

Error PostgresSession::fail(const pg_result* result) {
    m_failure = {};
    if (result) {
        m_failure.state = fieldOf(result, PG_DIAG_SQLSTATE);
        m_failure.message = oneLine(fieldOf(result, PG_DIAG_MESSAGE_PRIMARY));
        m_failure.detail = oneLine(fieldOf(result, PG_DIAG_MESSAGE_DETAIL));
        m_failure.constraint = fieldOf(result, PG_DIAG_CONSTRAINT_NAME);
        m_failure.column = fieldOf(result, PG_DIAG_COLUMN_NAME);
        m_failure.context = fieldOf(result, PG_DIAG_CONTEXT);
    }
    if (m_failure.message.empty())
        m_failure.message = oneLine(PQerrorMessage(m_connection));
    return lastError();
}

Error PostgresSession::lastError() const {
    const std::string& state = m_failure.state;
    const auto error = [&]() -> Error {
        if (m_stop.stop_requested() && (state == "57014" || state.empty()))
            return makeError(Code::Cancelled);
        if (PQstatus(m_connection) == CONNECTION_BAD || state.starts_with("08") || state.starts_with("57P"))
            return makeError(Code::ConnectionLost, m_failure.message);
        if (state == "53100")
            return makeError(Code::DiskFull);
        if (state == "55P03")
            return makeError(Code::Locked);
        if (state == "40001" || state == "40P01") // serialisation, deadlock
            return makeError(Code::Conflict, m_failure.message);
        if (state == "25006")
            return makeError(Code::ReadOnlyTarget, m_failure.message);
        return makeError(Code::DatabaseError,
                         m_failure.message + (m_failure.detail.empty() ? "" : "; " + m_failure.detail));
    };
    return at(error(), m_address.text);
}

bool PostgresSession::valuesFailed() const {
    // Data exceptions, broken constraints, two rows for one key, what a trigger raises, a row that no page can hold
    // (postgresql.org/docs/15/errcodes-appendix.html).
    const std::string& state = m_failure.state;
    return state.starts_with("22") || state.starts_with("23") || state == "21000" ||
           state == "P0001" || state == "54000" || state == "44000";
}

Result<void> PostgresSession::execute(const std::string& sql) {
    const ResultPtr result(PQexec(m_connection, sql.c_str()));
    m_changedRows = 0;
    if (!isGood(result.get()))
        return fail(result.get());
    const std::string_view changed = PQcmdTuples(result.get());
    std::from_chars(changed.data(), changed.data() + changed.size(), m_changedRows);
    return {};
}

Result<std::vector<PostgresSession::Row>> PostgresSession::query(const std::string& sql) {
    const ResultPtr result(PQexec(m_connection, sql.c_str()));
    if (!isGood(result.get()))
        return fail(result.get());
    std::vector<Row> rows(std::size_t(PQntuples(result.get())));
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (int column = 0; column < PQnfields(result.get()); ++column) {
            if (PQgetisnull(result.get(), int(i), column))
                rows[i].emplace_back();
            else
                rows[i].emplace_back(std::string(PQgetvalue(result.get(), int(i), column),
                                                 std::size_t(PQgetlength(result.get(), int(i), column))));
        }
    return rows;
}

Result<std::vector<PostgresColumn>> PostgresSession::describe(const std::string& sql) {
    const ResultPtr prepared(PQprepare(m_connection, "", sql.c_str(), 0, nullptr));
    if (!isGood(prepared.get()))
        return fail(prepared.get());
    const ResultPtr described(PQdescribePrepared(m_connection, ""));
    if (!isGood(described.get()))
        return fail(described.get());
    std::vector<PostgresColumn> columns;
    for (int column = 0; column < PQnfields(described.get()); ++column)
        columns.push_back({PQfname(described.get(), column), PQftype(described.get(), column), PQfmod(described.get(), column)});
    return columns;
}

Result<std::optional<std::int64_t>> PostgresSession::integer(const std::string& sql) {
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

Result<void> PostgresSession::finishStatement() {
    Result<void> outcome;
    while (const ResultPtr result{PQgetResult(m_connection)}) {
        if (!isGood(result.get()) && outcome.ok())
            outcome = fail(result.get());
        if (PQstatus(m_connection) == CONNECTION_BAD)
            break;
    }
    return outcome;
}

Result<void> PostgresSession::beginCopyIn(const std::string& sql) {
    if (PQsendQuery(m_connection, sql.c_str()) != 1)
        return fail(nullptr);
    while (true) {
        const ResultPtr result(PQgetResult(m_connection));
        if (result && PQresultStatus(result.get()) == PGRES_COPY_IN)
            return {};
        if (result && isGood(result.get()))
            continue; // of a statement before the COPY
        const Error error = fail(result.get());
        if (result)
            while (const ResultPtr rest{PQgetResult(m_connection)})
                if (PQstatus(m_connection) == CONNECTION_BAD)
                    break;
        return error;
    }
}

Result<void> PostgresSession::putCopyData(std::string_view bytes) {
    if (PQputCopyData(m_connection, bytes.data(), int(bytes.size())) == 1)
        return {};
    return fail(nullptr);
}

Result<void> PostgresSession::endCopyIn() {
    if (PQputCopyEnd(m_connection, nullptr) != 1)
        return fail(nullptr);
    return finishStatement();
}

Result<void> PostgresSession::beginCopyOut(const std::string& sql) {
    const ResultPtr result(PQexec(m_connection, sql.c_str()));
    if (PQresultStatus(result.get()) != PGRES_COPY_OUT)
        return fail(result.get());
    return {};
}

Result<std::optional<std::string_view>> PostgresSession::nextCopyRow() {
    PQfreemem(m_row);
    m_row = nullptr;
    const int size = PQgetCopyData(m_connection, &m_row, 0);
    if (size > 0)
        return std::optional(std::string_view(m_row, std::size_t(size)));
    if (size == -2)
        return fail(nullptr);
    MW_TRY_DO(finishStatement());
    return std::optional<std::string_view>();
}

void PostgresSession::abandonCopyOut() {
    if (PGcancel* const cancel = PQgetCancel(m_connection)) {
        std::array<char, 256> unused;
        PQcancel(cancel, unused.data(), int(unused.size()));
        PQfreeCancel(cancel);
    }
    while (true) {
        const auto row = nextCopyRow();
        if (!row.ok() || !*row)
            break;
    }
    (void)finishStatement();
}

/// Asks the server to stop; libpq allows that from any thread. A request that comes before the statement has reached the
/// server is lost, so it is made again until the interrupt goes.
struct PostgresInterrupt::Canceller {
    static constexpr std::chrono::milliseconds kAgain{100};

    Canceller(pg_conn* connection, std::stop_token stop) : cancel(PQgetCancel(connection)) {
        if (cancel)
            callback.emplace(std::move(stop), [this] { asker = std::jthread([this](std::stop_token done) { ask(done); }); });
    }
    ~Canceller() {
        callback.reset();
        asker = {};
        PQfreeCancel(cancel);
    }
    void ask(const std::stop_token& done) const {
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        while (!done.stop_requested()) {
            std::array<char, 256> unused;
            PQcancel(cancel, unused.data(), int(unused.size()));
            wake.wait_for(lock, done, kAgain, [] { return false; });
        }
    }

    PGcancel* const cancel;
    std::jthread asker; ///< from the request on
    std::optional<std::stop_callback<std::function<void()>>> callback;
};

PostgresInterrupt::PostgresInterrupt(PostgresSession& session, std::stop_token stop)
    : m_session(session), m_canceller(std::make_unique<Canceller>(session.m_connection, stop)) {
    m_session.m_stop = std::move(stop);
}

PostgresInterrupt::~PostgresInterrupt() = default;

} // namespace mw

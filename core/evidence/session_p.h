// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace mw::evidence {

class Session;

/// A prepared statement of the store. Must go before its session.
class Statement {
public:
    Statement() = default;
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    /// Bind from the first parameter on; bytes are copied.
    template <class... Values>
    Statement& with(const Values&... values) {
        reset();
        int parameter = 0;
        (bind(++parameter, values), ...);
        return *this;
    }
    /// True with the next row, false at the end.
    Result<bool> step();
    /// Steps a statement that gives no rows.
    Result<void> run();

    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    std::uint64_t count(int column) const { return std::uint64_t(integer(column)); }
    std::string text(int column) const;

private:
    friend class Session;
    Statement(Session* session, sqlite3_stmt* statement) : m_session(session), m_statement(statement) {}
    void reset();
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, std::uint64_t value) { bind(parameter, std::int64_t(value)); }
    void bind(int parameter, int value) { bind(parameter, std::int64_t(value)); }
    void bind(int parameter, std::uint32_t value) { bind(parameter, std::int64_t(value)); }
    void bind(int parameter, bool value) { bind(parameter, std::int64_t(value)); }
    void bind(int parameter, std::string_view value);
    void bind(int parameter, const std::string& value) { bind(parameter, std::string_view(value)); }
    void bind(int parameter, const char* value) { bind(parameter, std::string_view(value)); }
    void bindNull(int parameter);
    template <class Value>
    void bind(int parameter, const std::optional<Value>& value) {
        if (value)
            bind(parameter, *value);
        else
            bindNull(parameter);
    }

    Session* m_session = nullptr;
    sqlite3_stmt* m_statement = nullptr;
};

/// The store's file, open. One thread.
class Session {
public:
    static Result<std::unique_ptr<Session>> open(const std::string& path, bool write);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    Result<Statement> prepare(std::string_view sql);
    Result<void> execute(const std::string& sql);
    std::int64_t lastId() const;
    bool inTransaction() const;
    /// Names the last failure, with the file as its place.
    Error lastError() const;

private:
    explicit Session(std::string path) : m_path(std::move(path)) {}
    const std::string m_path;
    sqlite3* m_database = nullptr;
};

/// A transaction that is taken back unless commit() was reached. BEGIN IMMEDIATE: whoever writes waits here.
class Transaction {
public:
    static Result<Transaction> begin(Session& session);
    Transaction(Transaction&& other) noexcept : m_session(std::exchange(other.m_session, nullptr)) {}
    ~Transaction();
    Result<void> commit();

private:
    explicit Transaction(Session& session) : m_session(&session) {}
    Session* m_session;
};

} // namespace mw::evidence

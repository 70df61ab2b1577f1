// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/session.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw::evidence {

/// A statement of the store, with what it is bound to. Must go before its session.
class Statement {
public:
    Statement(SqliteStatement statement) : m_statement(std::move(statement)) {}

    /// Binds from the first parameter on; bytes are copied.
    template <class... Values>
    Statement& with(const Values&... values) {
        m_statement.reset();
        m_texts.clear();
        m_texts.reserve(sizeof...(values)); // bound bytes must not move
        int parameter = 0;
        (bind(parameter++, values), ...);
        return *this;
    }
    /// True with the next row, false at the end.
    Result<bool> step() { return m_statement.step(); }
    /// Steps a statement to its end.
    Result<void> run();

    bool isNull(int column) const { return m_statement.isNull(column); }
    std::int64_t integer(int column) const { return m_statement.integer(column); }
    std::uint64_t count(int column) const { return std::uint64_t(integer(column)); }
    std::string text(int column) const { return std::string(m_statement.text(column)); }

private:
    void bind(int parameter, std::int64_t value) { m_statement.bind(parameter, value); }
    void bind(int parameter, std::uint64_t value) { bind(parameter, std::int64_t(value)); }
    void bind(int parameter, int value) { bind(parameter, std::int64_t(value)); }
    void bind(int parameter, std::uint32_t value) { bind(parameter, std::int64_t(value)); }
    void bind(int parameter, bool value) { bind(parameter, std::int64_t(value)); }
    void bind(int parameter, std::string_view value) { m_statement.bind(parameter, m_texts.emplace_back(value)); }
    void bind(int parameter, const std::string& value) { bind(parameter, std::string_view(value)); }
    void bind(int parameter, const char* value) { bind(parameter, std::string_view(value)); }
    template <class Value>
    void bind(int parameter, const std::optional<Value>& value) {
        if (value)
            bind(parameter, *value);
        else
            m_statement.bindNull(parameter);
    }

    SqliteStatement m_statement;
    std::vector<std::string> m_texts;
};

/// A transaction that is taken back unless commit() was reached. BEGIN IMMEDIATE: whoever writes waits here.
class Transaction {
public:
    static Result<Transaction> begin(SqliteSession& session);
    Transaction(Transaction&& other) noexcept : m_session(std::exchange(other.m_session, nullptr)) {}
    ~Transaction();
    Result<void> commit();

private:
    explicit Transaction(SqliteSession& session) : m_session(&session) {}
    SqliteSession* m_session;
};

} // namespace mw::evidence

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/ddl/ddl_lexer.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace mw::ddl {

using Tokens = std::vector<SqlToken>;

/// A name as a script writes it, with what stands before its last dot.
struct SqlName {
    std::string schema;
    std::string name;
};

/// Walks over the words of one statement; behind the last there is only the end.
class TokenCursor {
public:
    explicit TokenCursor(const Tokens& tokens) : m_tokens(tokens) {}

    const SqlToken& peek(std::size_t ahead = 0) const {
        static const SqlToken kEnd;
        return m_at + ahead < m_tokens.size() ? m_tokens[m_at + ahead] : kEnd;
    }
    const SqlToken& take() {
        const SqlToken& token = peek();
        ++m_at;
        return token;
    }
    bool atEnd() const { return m_at >= m_tokens.size(); }
    std::size_t place() const { return m_at; }
    void goTo(std::size_t place) { m_at = place; }

    /// Takes the words if they come next, all or none.
    bool accept(std::initializer_list<std::string_view> words) {
        std::size_t ahead = 0;
        for (const std::string_view word : words)
            if (!peek(ahead++).is(word))
                return false;
        m_at += words.size();
        return true;
    }
    bool accept(std::string_view word) { return accept({word}); }
    bool acceptSign(char sign) {
        if (!peek().isSign(sign))
            return false;
        ++m_at;
        return true;
    }
    bool isOneOf(std::initializer_list<std::string_view> words) const {
        for (const std::string_view word : words)
            if (peek().is(word))
                return true;
        return false;
    }
    /// "schema.name"; empty where no name is next.
    SqlName takeName();
    /// Passes over one word, or over all in parentheses where they are next.
    void skipOne();
    /// Passes over what is left of an element: up to a comma or closing parenthesis of the same level.
    void skipElement();
    /// "(a, b DESC)" as names; empty where something else stands in the parentheses.
    std::vector<std::string> takeNames();

    /// What stands between a place and here, as SQL.
    std::string textFrom(std::size_t begin) const;

private:
    const Tokens& m_tokens;
    std::size_t m_at = 0;
};

/// Writes tokens as SQL again, for people.
std::string sqlText(const Tokens& tokens, std::size_t begin, std::size_t end);

} // namespace mw::ddl

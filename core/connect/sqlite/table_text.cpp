// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/table_text.h"

#include <algorithm>
#include <utility>

namespace mw {

namespace {

struct Token {
    enum class Kind { End, Word, Name, Text, Other } kind = Kind::End; ///< Name: a quoted identifier
    std::size_t begin = 0, end = 0;
};

bool isWordByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Cuts SQL into tokens as SQLite's tokenizer does; comments and spaces fall out.
class Tokens {
public:
    explicit Tokens(std::string_view sql) : m_sql(sql) {}

    Token next() {
        skipBlanks();
        Token token{Token::Kind::End, m_at, m_at};
        if (m_at == m_sql.size())
            return token;
        const char c = m_sql[m_at];
        if (c == '\'' || c == '"' || c == '`' || c == '[') {
            token.kind = c == '\'' ? Token::Kind::Text : Token::Kind::Name;
            skipQuoted(c == '[' ? ']' : c);
        } else if (isWordByte(c)) {
            token.kind = Token::Kind::Word;
            while (m_at < m_sql.size() && isWordByte(m_sql[m_at]))
                ++m_at;
        } else {
            token.kind = Token::Kind::Other;
            ++m_at;
        }
        token.end = m_at;
        return token;
    }

    std::string_view bytes(const Token& token) const { return m_sql.substr(token.begin, token.end - token.begin); }

    std::string name(const Token& token) const {
        const std::string_view all = bytes(token);
        if (token.kind == Token::Kind::Word || all.size() < 2)
            return std::string(all);
        const char close = all.front() == '[' ? ']' : all.front();
        const std::string_view inner = all.substr(1, all.size() - (all.back() == close ? 2 : 1));
        std::string name;
        for (std::size_t i = 0; i < inner.size(); ++i) {
            name += inner[i];
            if (inner[i] == close && close != ']' && i + 1 < inner.size())
                ++i;
        }
        return name;
    }

    bool isWord(const Token& token, std::string_view upperCase) const {
        const std::string_view word = bytes(token);
        if (token.kind != Token::Kind::Word || word.size() != upperCase.size())
            return false;
        for (std::size_t i = 0; i < word.size(); ++i)
            if ((word[i] >= 'a' && word[i] <= 'z' ? char(word[i] - 'a' + 'A') : word[i]) != upperCase[i])
                return false;
        return true;
    }
    bool is(const Token& token, char c) const { return token.kind == Token::Kind::Other && m_sql[token.begin] == c; }

private:
    void skipBlanks() {
        while (m_at < m_sql.size()) {
            const std::string_view rest = m_sql.substr(m_at);
            if (rest.starts_with("--")) {
                m_at = std::min(m_sql.size(), m_sql.find('\n', m_at));
            } else if (rest.starts_with("/*")) {
                const std::size_t end = m_sql.find("*/", m_at + 2);
                m_at = end == std::string_view::npos ? m_sql.size() : end + 2;
            } else if (rest[0] == ' ' || (rest[0] >= '\t' && rest[0] <= '\r')) {
                ++m_at;
            } else {
                return;
            }
        }
    }

    void skipQuoted(char close) {
        ++m_at;
        while (m_at < m_sql.size()) {
            if (m_sql[m_at++] != close)
                continue;
            if (close == ']' || m_at == m_sql.size() || m_sql[m_at] != close)
                return;
            ++m_at;
        }
    }

    std::string_view m_sql;
    std::size_t m_at = 0;
};

bool isOtherConstraint(const Tokens& tokens, const Token& token) {
    for (const std::string_view word : {"UNIQUE", "NOT", "DEFAULT", "COLLATE", "GENERATED"})
        if (tokens.isWord(token, word))
            return true;
    return false;
}

} // namespace

SqliteTableText readTableText(std::string_view createStatement) {
    SqliteTableText found;
    Tokens tokens(createStatement);
    std::string pendingName;
    int depth = 0;
    std::size_t checkBegin = std::string_view::npos; // of the CHECK whose bracket is open
    for (Token token = tokens.next(); token.kind != Token::Kind::End; token = tokens.next()) {
        if (tokens.is(token, '(')) {
            ++depth;
        } else if (tokens.is(token, ')')) {
            --depth;
            if (depth == 1 && checkBegin != std::string_view::npos) {
                found.checks.push_back(
                    {pendingName, std::string(createStatement.substr(checkBegin, token.end - checkBegin))});
                checkBegin = std::string_view::npos;
                pendingName.clear();
            }
        } else if (depth != 1) {
            continue;
        } else if (tokens.is(token, ',')) {
            pendingName.clear();
        } else if (tokens.isWord(token, "CONSTRAINT")) {
            pendingName = tokens.name(tokens.next());
        } else if (tokens.isWord(token, "CHECK")) {
            checkBegin = token.begin;
        } else if (tokens.isWord(token, "REFERENCES")) {
            found.foreignKeyNames.push_back(std::exchange(pendingName, {}));
        } else if (tokens.isWord(token, "PRIMARY")) {
            found.primaryKeyName = std::exchange(pendingName, {});
        } else if (tokens.isWord(token, "DEFERRED")) {
            found.hasDeferredKeys = true;
        } else if (isOtherConstraint(tokens, token)) {
            pendingName.clear();
        }
    }
    return found;
}

std::vector<std::string> identifiersIn(std::string_view sql) {
    std::vector<std::string> names;
    Tokens tokens(sql);
    for (Token token = tokens.next(); token.kind != Token::Kind::End; token = tokens.next())
        if (token.kind == Token::Kind::Word || token.kind == Token::Kind::Name)
            names.push_back(tokens.name(token));
    return names;
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/ddl/ddl_lexer.h"

#include "core/connect/tree/json_text.h"

#include <algorithm>
#include <cstring>

namespace mw::ddl {

namespace {

constexpr std::size_t kLongestText = 64 * 1024; // what is kept of a text or name

bool isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
bool isDigit(int c) {
    return c >= '0' && c <= '9';
}
bool isNameStart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '@' || c >= 0x80;
}
bool isNamePart(int c) {
    return isNameStart(c) || isDigit(c) || c == '$' || c == '#';
}

std::string inCapitals(std::string_view text) {
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    return upper;
}

void keep(std::string& text, int c) {
    if (text.size() < kLongestText)
        text += char(c);
}

} // namespace

SqlLexer::SqlLexer(std::unique_ptr<ByteSource> source, std::size_t bufferBytes)
    : m_source(std::move(source)), m_buffer(std::max<std::size_t>(bufferBytes, 64)) {}

bool SqlLexer::refill(std::size_t needed) {
    std::memmove(m_buffer.data(), m_buffer.data() + m_at, m_end - m_at);
    m_end -= m_at;
    m_at = 0;
    while (m_end < needed && !m_atEnd && !m_failure) {
        const auto got = m_source->read(m_buffer.data() + m_end, m_buffer.size() - m_end);
        if (!got.ok())
            m_failure = got.error();
        else if (*got == 0)
            m_atEnd = true;
        else
            m_end += *got;
    }
    return m_end >= needed;
}

int SqlLexer::peek(std::size_t ahead) {
    if (m_at + ahead >= m_end && !refill(ahead + 1))
        return kEnd;
    return static_cast<unsigned char>(m_buffer[m_at + ahead]);
}

int SqlLexer::take() {
    const int c = peek();
    if (c == kEnd)
        return c;
    ++m_at;
    if (c == '\n') {
        ++m_line;
        m_atLineStart = true;
    } else if (!isSpace(c)) {
        m_atLineStart = false;
    }
    return c;
}

void SqlLexer::skipLine() {
    for (int c = peek(); c != kEnd && c != '\n'; c = peek())
        take();
}

std::string SqlLexer::restOfLine() {
    std::string line;
    for (int c = peek(); c != kEnd && c != '\n'; c = peek())
        keep(line, take());
    while (!line.empty() && isSpace(static_cast<unsigned char>(line.back())))
        line.pop_back();
    line.erase(0, std::min(line.find_first_not_of(" \t"), line.size()));
    return line;
}

/// Comments nest in PostgreSQL; elsewhere nobody writes "/*" inside of one.
void SqlLexer::skipComment() {
    take();
    take();
    for (int depth = 1; depth > 0 && peek() != kEnd;) {
        const int c = take();
        if (c == '*' && peek() == '/') {
            take();
            --depth;
        } else if (c == '/' && peek() == '*') {
            take();
            ++depth;
        }
    }
}

/// Passes over spaces, comments and lines for clients; true where a separator was among them.
bool SqlLexer::skipSpace() {
    while (true) {
        const int c = peek();
        if (c == kEnd)
            return false;
        if (isSpace(c)) {
            take();
        } else if (c == '-' && peek(1) == '-') {
            skipLine();
        } else if (c == '#' && !isNamePart(peek(1))) {
            m_backslashes = true;
            skipLine();
        } else if (c == '/' && peek(1) == '*') {
            m_backslashes = m_backslashes || peek(2) == '!';
            skipComment();
        } else if (c == '\\' && m_atLineStart) {
            skipLine(); // psql
        } else if (m_atLineStart && startsWith("DELIMITER ")) {
            m_backslashes = true;
            for (int i = 0; i < 10; ++i)
                take();
            m_delimiter = restOfLine();
            if (m_delimiter.empty())
                m_delimiter.assign(1, ';');
            return true;
        } else if (m_atLineStart && (c == '/' || startsWith("GO"))) {
            const std::size_t length = c == '/' ? 1 : 2;
            std::size_t behind = length;
            while (peek(behind) == ' ' || peek(behind) == '\t' || peek(behind) == '\r')
                ++behind;
            if (peek(behind) != '\n' && peek(behind) != kEnd)
                return false;
            for (std::size_t i = 0; i < length; ++i)
                take();
            return true;
        } else {
            return false;
        }
    }
}

/// Compares without regard to case.
bool SqlLexer::startsWith(std::string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        const int c = peek(i);
        if (c == kEnd || inCapitals(std::string_view(reinterpret_cast<const char*>(&m_buffer[m_at + i]), 1))[0] != word[i])
            return false;
    }
    return true;
}

void SqlLexer::readWord(SqlToken& token) {
    token.kind = SqlToken::Kind::Name;
    while (isNamePart(peek()))
        keep(token.text, take());
    token.text = tree::validText(token.text);
    token.upper = inCapitals(token.text);
}

void SqlLexer::readUntil(SqlToken& token, char close, bool hasBackslashes) {
    take();
    for (int c = peek(); c != kEnd; c = peek()) {
        take();
        if (c == close) {
            if (peek() != close)
                break;
            take();
        } else if (c == '\\' && hasBackslashes && peek() != kEnd) {
            const int escaped = take();
            keep(token.text, escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped);
            continue;
        }
        keep(token.text, c);
    }
    token.text = tree::validText(token.text);
}

/// PostgreSQL's $tag$text$tag$.
bool SqlLexer::readDollarText(SqlToken& token) {
    std::string tag = "$";
    std::size_t length = 1;
    while (length < 60 && (isNameStart(peek(length)) || isDigit(peek(length))))
        tag += char(peek(length++));
    if (peek(length) != '$' || isDigit(peek(1)))
        return false;
    tag += '$';
    for (std::size_t i = 0; i < tag.size(); ++i)
        take();
    token.kind = SqlToken::Kind::Text;
    while (peek() != kEnd) {
        std::size_t same = 0;
        while (same < tag.size() && peek(same) == static_cast<unsigned char>(tag[same]))
            ++same;
        if (same == tag.size()) {
            for (std::size_t i = 0; i < tag.size(); ++i)
                take();
            break;
        }
        keep(token.text, take());
    }
    token.text = tree::validText(token.text);
    return true;
}

Result<SqlToken> SqlLexer::next(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    SqlToken token;
    const bool isSeparated = skipSpace();
    token.line = m_line;
    const int c = peek();
    if (m_failure)
        return *m_failure;
    if (isSeparated) {
        token.kind = SqlToken::Kind::Separator;
    } else if (c == kEnd) {
        token.kind = SqlToken::Kind::End;
    } else if (std::string_view(m_delimiter).front() == c && startsWith(inCapitals(m_delimiter))) {
        for (std::size_t i = 0; i < m_delimiter.size(); ++i)
            take();
        token.kind = SqlToken::Kind::Separator;
    } else if ((c == 'N' || c == 'n' || c == 'E' || c == 'e') && peek(1) == '\'') {
        take();
        token.kind = SqlToken::Kind::Text;
        readUntil(token, '\'', c == 'E' || c == 'e');
    } else if (isNameStart(c)) {
        readWord(token);
    } else if (c == '\'') {
        token.kind = SqlToken::Kind::Text;
        readUntil(token, '\'', m_backslashes);
    } else if (c == '"' || c == '`') {
        m_backslashes = m_backslashes || c == '`';
        token.kind = SqlToken::Kind::Quoted;
        readUntil(token, char(c), false);
    } else if (c == '[' && isNameStart(peek(1))) {
        token.kind = SqlToken::Kind::Quoted;
        readUntil(token, ']', false);
    } else if (isDigit(c)) {
        token.kind = SqlToken::Kind::Number;
        while (isNamePart(peek()) || peek() == '.')
            keep(token.text, take());
        token.text = tree::validText(token.text);
    } else if (c != '$' || !readDollarText(token)) {
        token.kind = SqlToken::Kind::Sign;
        token.text.assign(1, char(take()));
    }
    if (m_failure)
        return *m_failure;
    return token;
}

Result<void> SqlLexer::skipRows(JobContext& job) {
    skipLine();
    while (peek() != kEnd) {
        MW_TRY_DO(job.checkpoint());
        take(); // the line end
        if (peek() == '\\' && peek(1) == '.') {
            skipLine();
            break;
        }
        skipLine();
    }
    return m_failure ? Result<void>(*m_failure) : Result<void>();
}

} // namespace mw::ddl

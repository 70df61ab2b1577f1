// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/ddl/token_cursor.h"

namespace mw::ddl {

namespace {

std::string doubled(std::string_view text, char quote) {
    std::string written(1, quote);
    for (const char c : text)
        written += c == quote ? std::string(2, quote) : std::string(1, c);
    return written + quote;
}

} // namespace

SqlName TokenCursor::takeName() {
    SqlName name;
    if (!peek().isName() && peek().kind != SqlToken::Kind::Text)
        return name;
    name.name = take().text;
    while (peek().isSign('.') && peek(1).isName()) {
        take();
        name.schema = std::move(name.name);
        name.name = take().text;
    }
    return name;
}

void TokenCursor::skipOne() {
    if (!peek().isSign('(')) {
        take();
        return;
    }
    int depth = 0;
    do {
        if (peek().isSign('('))
            ++depth;
        if (peek().isSign(')'))
            --depth;
        take();
    } while (depth > 0 && !atEnd());
}

void TokenCursor::skipElement() {
    while (!atEnd() && !peek().isSign(',') && !peek().isSign(')'))
        skipOne();
}

std::vector<std::string> TokenCursor::takeNames() {
    std::vector<std::string> names;
    if (!acceptSign('('))
        return names;
    bool arePlain = true;
    while (!atEnd() && !acceptSign(')')) {
        if (peek().isName())
            names.push_back(take().text);
        else
            arePlain = false;
        if (peek().isSign('(') && peek(1).kind == SqlToken::Kind::Number)
            skipOne(); // the length of an indexed prefix
        while (isOneOf({"ASC", "DESC", "NULLS", "FIRST", "LAST", "COLLATE"}))
            take();
        if (!acceptSign(',') && !peek().isSign(')')) {
            arePlain = false;
            skipOne();
        }
    }
    return arePlain ? names : std::vector<std::string>();
}

std::string sqlText(const Tokens& tokens, std::size_t begin, std::size_t end) {
    std::string text;
    bool wantsSpace = false;
    for (std::size_t i = begin; i < end && i < tokens.size(); ++i) {
        const SqlToken& token = tokens[i];
        const bool isTight = token.kind == SqlToken::Kind::Sign && std::string_view("().,:").find(token.text[0]) != std::string_view::npos;
        if (wantsSpace && !isTight)
            text += ' ';
        text += token.kind == SqlToken::Kind::Text     ? doubled(token.text, '\'')
                : token.kind == SqlToken::Kind::Quoted ? doubled(token.text, '"')
                                                       : token.text;
        wantsSpace = !isTight || token.isSign(')') || token.isSign(',');
    }
    return text;
}

std::string TokenCursor::textFrom(std::size_t begin) const {
    return sqlText(m_tokens, begin, m_at);
}

} // namespace mw::ddl

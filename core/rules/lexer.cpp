// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/lexer_p.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace mw::rules {

std::string lowerAscii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    return lower;
}

namespace {

struct Word {
    std::string_view text;
    TokenKind kind;
};
constexpr std::array kWords = {
    Word{"and", TokenKind::And},     Word{"or", TokenKind::Or},           Word{"not", TokenKind::Not},
    Word{"is", TokenKind::Is},       Word{"null", TokenKind::Null},       Word{"in", TokenKind::In},
    Word{"like", TokenKind::Like},   Word{"between", TokenKind::Between}, Word{"case", TokenKind::Case},
    Word{"when", TokenKind::When},   Word{"then", TokenKind::Then},       Word{"else", TokenKind::Else},
    Word{"end", TokenKind::EndWord}, Word{"true", TokenKind::True},       Word{"false", TokenKind::False},
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool isNamePart(char c) { return isNameStart(c) || isDigit(c) || c == '$'; }

TokenKind wordKind(std::string_view name) {
    const std::string lower = lowerAscii(name);
    for (const Word& word : kWords)
        if (word.text == lower)
            return word.kind;
    return TokenKind::Name;
}

/// A character that word processors put where the language has an ASCII one.
struct LookAlike {
    char32_t point;
    char meant;
};
constexpr LookAlike kLookAlikes[] = {
    {0x2018, '\''}, {0x2019, '\''}, {0x201A, '\''}, {0x201B, '\''}, {0x201C, '\''}, {0x201D, '\''}, {0x201E, '\''},
    {0x2010, '-'},  {0x2011, '-'},  {0x2012, '-'},  {0x2013, '-'},  {0x2014, '-'},  {0x2212, '-'},  {0x00D7, '*'},
    {0x00F7, '/'},  {0xFF08, '('},  {0xFF09, ')'},  {0xFF0C, ','},  {0xFF1D, '='},
};
char lookAlike(char32_t point) {
    for (const LookAlike& one : kLookAlikes)
        if (one.point == point)
            return one.meant;
    return 0;
}

class Lexer {
public:
    Lexer(std::string_view text, std::vector<Problem>& problems) : m_text(text), m_problems(problems) {}

    std::vector<Token> run() {
        while (skipSpace(), m_at < m_text.size())
            next();
        add(TokenKind::End, m_text.size());
        return std::move(m_tokens);
    }

private:
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
    static Span span(std::size_t begin, std::size_t end) { return {std::uint32_t(begin), std::uint32_t(end)}; }

    void add(TokenKind kind, std::size_t begin, std::string text = {}) {
        m_tokens.push_back({kind, span(begin, m_at), std::move(text)});
    }
    template <class... Texts> Problem& problem(Code code, Span where, Texts&&... arguments) {
        Problem found;
        found.error = makeError(code, std::forward<Texts>(arguments)...);
        found.error.span = where;
        m_problems.push_back(std::move(found));
        return m_problems.back();
    }

    void skipSpace() {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                ++m_at;
            } else if (static_cast<unsigned char>(c) >= 0x80) {
                std::size_t after = m_at;
                if (!isSpace(nextCodePoint(m_text, after)))
                    return;
                m_at = after;
            } else if (c == '-' && peek(1) == '-' && (atLineStart() || followedBySpace())) {
                while (m_at < m_text.size() && m_text[m_at] != '\n')
                    ++m_at;
            } else if (c == '/' && peek(1) == '*') {
                const std::size_t begin = m_at;
                const std::size_t end = m_text.find("*/", m_at + 2);
                m_at = end == std::string_view::npos ? m_text.size() : end + 2;
                problem(Code::BlockComment, span(begin, m_at)).fixes.push_back({"Remove it", span(begin, m_at), ""});
            } else {
                return;
            }
        }
    }
    bool atLineStart() const {
        for (std::size_t i = m_at; i > 0; --i) {
            const char before = m_text[i - 1];
            if (before == '\n')
                return true;
            if (before != ' ' && before != '\t' && before != '\r')
                return false;
        }
        return true;
    }
    bool followedBySpace() const {
        const char after = peek(2);
        return m_at + 2 >= m_text.size() || after == ' ' || (after >= '\t' && after <= '\r');
    }

    void next() {
        const char c = peek();
        if (isDigit(c))
            number();
        else if (c == '\'')
            quotedText();
        else if (c == '"')
            doubleQuoted();
        else if (c == '[')
            bracketed();
        else if (static_cast<unsigned char>(c) >= 0x80 && !startsName())
            foreign();
        else if (isNameStart(c))
            name();
        else
            mark();
    }

    /// Names may hold letters of any script, but no look-alikes of operators and no broken bytes.
    bool nameContinues(std::size_t at, std::size_t& after) const {
        if (static_cast<unsigned char>(m_text[at]) < 0x80) {
            after = at + 1;
            return isNamePart(m_text[at]);
        }
        after = at;
        const char32_t point = nextCodePoint(m_text, after);
        return point != 0xFFFD && !isSpace(point) && lookAlike(point) == 0;
    }
    bool startsName() const {
        std::size_t after = 0;
        return nameContinues(m_at, after);
    }
    void name() {
        const std::size_t begin = m_at;
        std::size_t after = m_at;
        while (m_at < m_text.size() && nameContinues(m_at, after))
            m_at = after;
        const std::string_view spelled = m_text.substr(begin, m_at - begin);
        add(wordKind(spelled), begin, std::string(spelled));
    }
    void foreign() {
        const std::size_t begin = m_at;
        std::size_t after = m_at;
        const char meant = lookAlike(nextCodePoint(m_text, after));
        m_at = after;
        if (meant == '\'') {
            curlyText(begin);
            return;
        }
        const std::string_view written = m_text.substr(begin, m_at - begin);
        if (meant == 0) {
            problem(Code::StrayCharacter, span(begin, m_at), quoted(written))
                .fixes.push_back({"Remove it", span(begin, m_at), ""});
            return;
        }
        problem(Code::NotAnOperator, span(begin, m_at), std::string(written), std::string(1, meant))
            .fixes.push_back({"Write the operator", span(begin, m_at), std::string(1, meant)});
        static constexpr std::pair<char, TokenKind> kMeant[] = {{'-', TokenKind::Minus},
                                                                {'*', TokenKind::Star},
                                                                {'/', TokenKind::Slash},
                                                                {'(', TokenKind::LeftParenthesis},
                                                                {')', TokenKind::RightParenthesis},
                                                                {',', TokenKind::Comma},
                                                                {'=', TokenKind::Equal}};
        for (const auto& [spelled, kind] : kMeant)
            if (spelled == meant)
                add(kind, begin, std::string(1, meant));
    }
    /// ‘text’ and “text” as word processors make of 'text'.
    void curlyText(std::size_t begin) {
        std::string content;
        bool closed = false;
        while (m_at < m_text.size() && !closed) {
            const std::size_t before = m_at;
            const char32_t point = nextCodePoint(m_text, m_at);
            closed = point == '\'' || lookAlike(point) == '\'';
            if (!closed)
                content += m_text.substr(before, m_at - before);
        }
        problem(Code::DoubleQuotes, span(begin, m_at))
            .fixes.push_back({"Write a text in single quotes", span(begin, m_at), "'" + content + "'"});
        add(TokenKind::Text, begin, std::move(content));
    }

    void number() {
        const std::size_t begin = m_at;
        while (isDigit(peek()))
            ++m_at;
        if (peek() == '.' && isDigit(peek(1))) {
            ++m_at;
            while (isDigit(peek()))
                ++m_at;
        }
        const bool exponent = (peek() == 'e' || peek() == 'E') &&
                              (isDigit(peek(1)) || ((peek(1) == '+' || peek(1) == '-') && isDigit(peek(2))));
        if (exponent) {
            m_at += 2;
            while (isDigit(peek()))
                ++m_at;
        }
        std::size_t after = m_at;
        const std::size_t end = m_at;
        while (m_at < m_text.size() && nameContinues(m_at, after))
            m_at = after;
        std::string spelled(m_text.substr(begin, m_at - begin));
        if (m_at > end) {
            Problem& found = problem(Code::NotANumber, span(begin, m_at), quoted(spelled));
            found.fixes.push_back({"Write a text in single quotes", span(begin, m_at), "'" + spelled + "'"});
            found.fixes.push_back({"Write a field name in brackets", span(begin, m_at), "[" + spelled + "]"});
            spelled.resize(end - begin);
        }
        add(TokenKind::Number, begin, std::move(spelled));
    }

    /// Reads up to a closing mark that is doubled to stand for itself. False where it is never closed.
    bool readUntil(char mark, std::string& content) {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c != mark) {
                content += c;
            } else if (peek() == mark) {
                content += mark;
                ++m_at;
            } else {
                return true;
            }
        }
        return false;
    }
    void quotedText() {
        const std::size_t begin = m_at++;
        std::string content;
        if (!readUntil('\'', content))
            problem(Code::TextNotClosed, span(begin, m_at))
                .fixes.push_back({"Close it", span(m_at, m_at), "'"});
        add(TokenKind::Text, begin, std::move(content));
    }
    void bracketed() {
        const std::size_t begin = m_at++;
        std::string content;
        if (!readUntil(']', content))
            problem(Code::BracketNotClosed, span(begin, m_at))
                .fixes.push_back({"Close it", span(m_at, m_at), "]"});
        else if (content.empty())
            problem(Code::NameExpected, span(begin, m_at));
        add(TokenKind::BracketedName, begin, std::move(content));
    }
    void doubleQuoted() {
        const std::size_t begin = m_at++;
        std::string content;
        if (!readUntil('"', content)) {
            problem(Code::DoubleQuotes, span(begin, m_at));
        } else {
            std::string asText = "'", asName = "[";
            for (const char c : content) {
                asText += c == '\'' ? "''" : std::string(1, c);
                asName += c == ']' ? "]]" : std::string(1, c);
            }
            Problem& found = problem(Code::DoubleQuotes, span(begin, m_at));
            found.fixes.push_back({"Write a text in single quotes", span(begin, m_at), asText + "'"});
            if (!content.empty())
                found.fixes.push_back({"Write a field name in brackets", span(begin, m_at), asName + "]"});
        }
        add(TokenKind::Text, begin, std::move(content));
    }

    struct Mark {
        std::string_view text;
        TokenKind kind;
        std::string_view meant; ///< the right spelling where this is another language's
    };
    /// Longest first, so that the first that fits is meant.
    static constexpr Mark kMarks[] = {
        {"===", TokenKind::Equal, "="},
        {"!==", TokenKind::NotEqual, "<>"},
        {"==", TokenKind::Equal, "="},
        {"!=", TokenKind::NotEqual, "<>"},
        {"=<", TokenKind::LessOrEqual, "<="},
        {"=>", TokenKind::GreaterOrEqual, ">="},
        {"<>", TokenKind::NotEqual, {}},
        {"<=", TokenKind::LessOrEqual, {}},
        {">=", TokenKind::GreaterOrEqual, {}},
        {"&&", TokenKind::And, "and"},
        {"||", TokenKind::Ampersand, "&"},
        {"+", TokenKind::Plus, {}},
        {"-", TokenKind::Minus, {}},
        {"*", TokenKind::Star, {}},
        {"/", TokenKind::Slash, {}},
        {"%", TokenKind::Percent, {}},
        {"&", TokenKind::Ampersand, {}},
        {"=", TokenKind::Equal, {}},
        {"<", TokenKind::Less, {}},
        {">", TokenKind::Greater, {}},
        {"(", TokenKind::LeftParenthesis, {}},
        {")", TokenKind::RightParenthesis, {}},
        {",", TokenKind::Comma, {}},
        {".", TokenKind::Dot, {}},
        {";", TokenKind::Comma, {}},
        {"!", TokenKind::Not, "not"},
    };
    void mark() {
        const std::size_t begin = m_at;
        const std::string_view rest = m_text.substr(m_at);
        if (rest.starts_with("--")) {
            // Comments were skipped before: here a minus stands against another one.
            problem(Code::DoubleMinus, span(begin, begin + 2))
                .fixes.push_back({"Put a space between", span(begin, begin + 2), "- -"});
            ++m_at;
            add(TokenKind::Minus, begin, "-");
            ++m_at;
            add(TokenKind::Minus, begin + 1, "-");
            return;
        }
        for (const Mark& one : kMarks) {
            if (!rest.starts_with(one.text))
                continue;
            m_at += one.text.size();
            if (one.text == ";") {
                semicolon(begin);
                return;
            }
            if (!one.meant.empty())
                otherLanguage(one, begin);
            add(one.kind, begin, std::string(one.meant.empty() ? one.text : one.meant));
            return;
        }
        ++m_at;
        problem(Code::StrayCharacter, span(begin, m_at), quoted(rest.substr(0, 1)))
            .fixes.push_back({"Remove it", span(begin, m_at), ""});
    }
    void otherLanguage(const Mark& mark, std::size_t begin) {
        const auto isNameByte = [&](std::size_t at) { return at < m_text.size() && isNamePart(m_text[at]); };
        std::string spelled(mark.meant);
        const bool isWord = mark.kind == TokenKind::And || mark.kind == TokenKind::Not;
        if (isWord && begin > 0 && isNameByte(begin - 1))
            spelled = " " + spelled;
        if (isWord && isNameByte(m_at))
            spelled += " ";
        Problem& found =
            problem(Code::NotAnOperator, span(begin, m_at), std::string(mark.text), std::string(mark.meant));
        found.fixes.push_back({"Write the operator", span(begin, m_at), spelled});
        if (mark.text == "||")
            found.fixes.push_back({"Write the operator", span(begin, m_at), " or "});
    }
    /// A semicolon at the very end is the habit of SQL; between arguments that of some spreadsheets.
    void semicolon(std::size_t begin) {
        const bool last = m_text.find_first_not_of(" \t\r\n;", m_at) == std::string_view::npos;
        problem(Code::StrayCharacter, span(begin, m_at), "';'")
            .fixes.push_back({last ? "Remove it" : "Write a comma", span(begin, m_at), last ? "" : ","});
        if (!last)
            add(TokenKind::Comma, begin, ",");
    }

    std::string_view m_text;
    std::vector<Problem>& m_problems;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
};

} // namespace

std::vector<Token> tokenize(std::string_view text, std::vector<Problem>& problems) {
    return Lexer(text, problems).run();
}

bool isKeyword(std::string_view name) { return wordKind(name) != TokenKind::Name; }

bool isPlainName(std::string_view name) {
    if (name.empty() || isKeyword(name))
        return false;
    std::vector<Problem> problems;
    const std::vector<Token> tokens = tokenize(name, problems);
    return problems.empty() && tokens.size() == 2 && tokens[0].kind == TokenKind::Name && tokens[0].text == name;
}

} // namespace mw::rules

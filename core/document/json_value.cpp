// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/json_value.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <unordered_set>

namespace mw::document {

namespace {

class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    Result<JsonValue> parseAll() {
        const std::size_t invalid = findInvalidUtf8(m_text);
        if (invalid != std::string_view::npos) {
            fail(invalid, invalid + 1, "the text is not valid UTF-8");
            return finished();
        }
        JsonValue value;
        skipSpace();
        if (atEnd()) {
            fail(m_position, m_position, m_text.empty() ? "the file is empty" : "there is no value");
            return finished();
        }
        if (!parseValue(value, 0))
            return finished();
        skipSpace();
        if (!atEnd()) {
            failHere("there is more text after the end");
            return finished();
        }
        return value;
    }

private:
    bool atEnd() const { return m_position >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_position]; }

    void skipSpace() {
        while (!atEnd()) {
            const char c = m_text[m_position];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
                return;
            ++m_position;
        }
    }

    bool fail(std::size_t begin, std::size_t end, std::string why) {
        return fail(begin, end, makeError(Code::NotJson, std::move(why)));
    }
    bool fail(std::size_t begin, std::size_t end, Error error) {
        error.span = Span{std::uint32_t(begin), std::uint32_t(std::min(end, m_text.size()))};
        error.where = lineAndColumn(m_text, begin);
        m_error = std::move(error);
        return false;
    }
    bool failHere(std::string_view why) {
        std::size_t end = m_position;
        if (atEnd())
            return fail(end, end, "the text ends too early: " + std::string(why));
        nextCodePoint(m_text, end);
        return fail(m_position, end,
                    std::string(why) + ", here stands " + quoted(m_text.substr(m_position, end - m_position)));
    }
    Result<JsonValue> finished() { return std::move(m_error); }

    bool parseValue(JsonValue& into, int depth) {
        const std::size_t begin = m_position;
        bool good = false;
        switch (peek()) {
        case '{':
            good = parseObject(into, depth);
            break;
        case '[':
            good = parseArray(into, depth);
            break;
        case '"':
            into.kind = JsonValue::Kind::Text;
            good = parseText(into.text);
            break;
        case 't':
            good = parseWord("true", JsonValue::Kind::True, into);
            break;
        case 'f':
            good = parseWord("false", JsonValue::Kind::False, into);
            break;
        case 'n':
            good = parseWord("null", JsonValue::Kind::Null, into);
            break;
        default:
            good = parseNumber(into);
        }
        into.span = Span{std::uint32_t(begin), std::uint32_t(m_position)};
        return good;
    }

    bool parseWord(std::string_view word, JsonValue::Kind kind, JsonValue& into) {
        if (m_text.substr(m_position, word.size()) != word)
            return failHere("a value is expected");
        m_position += word.size();
        into.kind = kind;
        return true;
    }

    bool isDigit() const { return peek() >= '0' && peek() <= '9'; }
    bool parseDigits() {
        if (!isDigit())
            return failHere("a digit is expected");
        while (isDigit())
            ++m_position;
        return true;
    }

    bool parseNumber(JsonValue& into) {
        const std::size_t begin = m_position;
        if (peek() == '-')
            ++m_position;
        else if (!isDigit())
            return failHere("a value is expected");
        if (peek() == '0') {
            ++m_position;
            if (isDigit())
                return failHere("a number cannot begin with 0");
        } else if (!parseDigits()) {
            return false;
        }
        if (peek() == '.') {
            ++m_position;
            if (!parseDigits())
                return false;
        }
        if (peek() == 'e' || peek() == 'E') {
            ++m_position;
            if (peek() == '+' || peek() == '-')
                ++m_position;
            if (!parseDigits())
                return false;
        }
        into.kind = JsonValue::Kind::Number;
        into.text.assign(m_text.substr(begin, m_position - begin));
        return true;
    }

    bool parseHex(std::uint32_t& unit) {
        unit = 0;
        for (int digit = 0; digit < 4; ++digit, ++m_position) {
            const char c = peek();
            std::uint32_t value = 0;
            if (c >= '0' && c <= '9')
                value = std::uint32_t(c - '0');
            else if (c >= 'a' && c <= 'f')
                value = std::uint32_t(c - 'a' + 10);
            else if (c >= 'A' && c <= 'F')
                value = std::uint32_t(c - 'A' + 10);
            else
                return failHere("four hexadecimal digits are expected after \\u");
            unit = unit << 4 | value;
        }
        return true;
    }

    bool parseUnicodeEscape(std::string& into, std::size_t begin) {
        std::uint32_t point = 0;
        if (!parseHex(point))
            return false;
        if (point >= 0xDC00 && point <= 0xDFFF)
            return fail(begin, m_position, "half of a surrogate pair stands alone");
        if (point >= 0xD800 && point <= 0xDBFF) {
            std::uint32_t low = 0;
            if (m_text.substr(m_position, 2) != "\\u")
                return fail(begin, m_position, "half of a surrogate pair stands alone");
            m_position += 2;
            if (!parseHex(low))
                return false;
            if (low < 0xDC00 || low > 0xDFFF)
                return fail(begin, m_position, "half of a surrogate pair stands alone");
            point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
        }
        appendCodePoint(into, char32_t(point));
        return true;
    }

    bool parseEscape(std::string& into) {
        const std::size_t begin = m_position;
        ++m_position;
        const char c = peek();
        switch (c) {
        case '"':
        case '\\':
        case '/':
            into += c;
            break;
        case 'b':
            into += '\b';
            break;
        case 'f':
            into += '\f';
            break;
        case 'n':
            into += '\n';
            break;
        case 'r':
            into += '\r';
            break;
        case 't':
            into += '\t';
            break;
        case 'u':
            ++m_position;
            return parseUnicodeEscape(into, begin);
        default:
            return failHere("an escape like \\n is expected after \\");
        }
        ++m_position;
        return true;
    }

    bool parseText(std::string& into) {
        const std::size_t opened = m_position;
        ++m_position;
        while (true) {
            std::size_t plain = m_position;
            while (plain < m_text.size() && m_text[plain] != '"' && m_text[plain] != '\\' &&
                   static_cast<unsigned char>(m_text[plain]) >= 0x20)
                ++plain;
            into.append(m_text, m_position, plain - m_position);
            m_position = plain;
            if (atEnd())
                return fail(opened, m_position, "a text is opened and never closed");
            if (peek() == '"') {
                ++m_position;
                return true;
            }
            if (peek() != '\\')
                return failHere("control characters must be escaped in a text");
            if (!parseEscape(into))
                return false;
        }
    }

    bool parseArray(JsonValue& into, int depth) {
        into.kind = JsonValue::Kind::Array;
        if (!enter(depth))
            return false;
        skipSpace();
        if (peek() == ']') {
            ++m_position;
            return true;
        }
        while (true) {
            skipSpace();
            if (!parseValue(into.items.emplace_back(), depth + 1))
                return false;
            skipSpace();
            if (peek() == ']') {
                ++m_position;
                return true;
            }
            if (peek() != ',')
                return failHere("',' or ']' is expected");
            ++m_position;
        }
    }

    bool parseObject(JsonValue& into, int depth) {
        into.kind = JsonValue::Kind::Object;
        if (!enter(depth))
            return false;
        skipSpace();
        if (peek() == '}') {
            ++m_position;
            return true;
        }
        std::unordered_set<std::string> keys;
        while (true) {
            skipSpace();
            if (peek() != '"')
                return failHere("a key in quotes is expected");
            JsonValue::Member& member = into.members.emplace_back();
            const std::size_t begin = m_position;
            if (!parseText(member.key))
                return false;
            member.keySpan = Span{std::uint32_t(begin), std::uint32_t(m_position)};
            if (!keys.insert(member.key).second)
                return fail(begin, m_position, makeError(Code::DuplicateKeyInObject, quoted(member.key)));
            skipSpace();
            if (peek() != ':')
                return failHere("':' is expected");
            ++m_position;
            skipSpace();
            if (!parseValue(member.value, depth + 1))
                return false;
            skipSpace();
            if (peek() == '}') {
                ++m_position;
                return true;
            }
            if (peek() != ',')
                return failHere("',' or '}' is expected");
            ++m_position;
        }
    }

    bool enter(int depth) {
        if (depth >= kMaxJsonDepth)
            return fail(m_position, m_position + 1,
                        "it is nested more than " + std::to_string(kMaxJsonDepth) + " levels deep");
        ++m_position;
        return true;
    }

    std::string_view m_text;
    std::size_t m_position = 0;
    Error m_error;
};

} // namespace

const JsonValue::Member* JsonValue::member(std::string_view key) const {
    const auto found = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.key == key; });
    return found == members.end() ? nullptr : &*found;
}

Result<JsonValue> parseJson(std::string_view text) { return Parser(text).parseAll(); }

std::string lineAndColumn(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t lastBreak = before.rfind('\n');
    const std::string_view onLine = lastBreak == std::string_view::npos ? before : before.substr(lastBreak + 1);
    return "line " + std::to_string(line) + ", column " + std::to_string(1 + countCodePoints(onLine));
}

} // namespace mw::document

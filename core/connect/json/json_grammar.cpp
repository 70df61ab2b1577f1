// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/json/json_grammar.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/json/text_scan.h"
#include "core/connect/tree/json_text.h"

#include <cstring>

namespace mw::json {

using tree::Scalar;
using tree::TreeEvents;

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isHighSurrogate(unsigned point) {
    return point >= 0xD800 && point <= 0xDBFF;
}

bool isLowSurrogate(unsigned point) {
    return point >= 0xDC00 && point <= 0xDFFF;
}

/// Shows the character at a place: "'x'", "byte 0xFF", "the end of the file".
std::string shown(const char* at, const char* end) {
    if (at == end)
        return "the end";
    constexpr std::string_view kHex = "0123456789ABCDEF";
    const std::string_view rest(at, std::size_t(end - at));
    const auto byte = static_cast<unsigned char>(*at);
    std::size_t length = 0;
    const char32_t point = nextCodePoint(rest, length);
    if (point == 0xFFFD || byte < 0x20 || byte == 0x7F)
        return std::string("byte 0x") + kHex[byte >> 4] + kHex[byte & 15];
    return mw::quoted(rest.substr(0, length));
}

} // namespace

void JsonGrammar::reset() {
    m_expected = Expected::Value;
    m_open.clear();
}

JsonGrammar::Token JsonGrammar::fail(Window& window, const char* place, std::string why) {
    window.at = place;
    m_problem = std::move(why);
    return Token::Failed;
}

JsonGrammar::Token JsonGrammar::unexpected(Window& window, const char* place, std::string_view wanted) {
    return fail(window, place, std::string(wanted) + " is expected, not " + shown(place, window.end));
}

JsonGrammar::Outcome JsonGrammar::parse(Window& window, TreeEvents& events) {
    while (true) {
        if (events.pause)
            return Outcome::Paused;
        while (window.at < window.end && isSpace(*window.at))
            ++window.at;
        if (window.at == window.end && !window.isLast)
            return Outcome::NeedsMore;
        Token token = Token::Taken;
        switch (m_expected) {
        case Expected::Value:
        case Expected::Item:
        case Expected::ItemOrEnd:
            token = takeValue(window, events);
            break;
        case Expected::Member:
        case Expected::MemberOrEnd:
            token = takeMember(window, events);
            break;
        case Expected::Colon:
            if (window.at == window.end || *window.at != ':') {
                token = unexpected(window, window.at, "a colon");
                break;
            }
            ++window.at;
            m_expected = Expected::Item;
            break;
        case Expected::SeparatorOrEnd:
            token = takeSeparator(window, events);
            break;
        }
        if (token == Token::NeedsMore)
            return Outcome::NeedsMore;
        if (token == Token::Failed)
            return Outcome::Failed;
        if (m_open.empty()) {
            m_expected = Expected::Value;
            return Outcome::ValueEnded;
        }
    }
}

JsonGrammar::Token JsonGrammar::open(Window& window, TreeEvents& events, char bracket) {
    if (m_open.size() == kDeepest)
        return fail(window, window.at, "it is nested deeper than " + grouped(kDeepest) + " levels");
    m_open += bracket;
    ++window.at;
    if (bracket == '[') {
        events.beginList();
        m_expected = Expected::ItemOrEnd;
    } else {
        events.beginObject();
        m_expected = Expected::MemberOrEnd;
    }
    return Token::Taken;
}

void JsonGrammar::close(Window& window, TreeEvents& events) {
    ++window.at;
    const char bracket = m_open.back();
    m_open.pop_back();
    m_expected = Expected::SeparatorOrEnd;
    if (bracket == '[')
        events.endList();
    else
        events.endObject();
}

JsonGrammar::Token JsonGrammar::takeValue(Window& window, TreeEvents& events) {
    if (window.at == window.end)
        return unexpected(window, window.at, "a value");
    events.place = window.offset + std::uint64_t(window.at - window.begin);
    switch (*window.at) {
    case '{':
    case '[':
        return open(window, events, *window.at);
    case ']':
        if (m_expected != Expected::ItemOrEnd)
            return unexpected(window, window.at, "a value");
        close(window, events);
        return Token::Taken;
    case '"':
        return takeString(window, events, false);
    case 't':
        return takeWord(window, events, "true", Scalar::Boolean);
    case 'f':
        return takeWord(window, events, "false", Scalar::Boolean);
    case 'n':
        return takeWord(window, events, "null", Scalar::Null);
    default:
        return takeNumber(window, events);
    }
}

JsonGrammar::Token JsonGrammar::takeMember(Window& window, TreeEvents& events) {
    if (window.at < window.end && *window.at == '"')
        return takeString(window, events, true);
    if (m_expected == Expected::MemberOrEnd && window.at < window.end && *window.at == '}') {
        close(window, events);
        return Token::Taken;
    }
    return unexpected(window, window.at, m_expected == Expected::Member ? "a name in quotes" : "a name in quotes or }");
}

JsonGrammar::Token JsonGrammar::takeSeparator(Window& window, TreeEvents& events) {
    const bool inList = m_open.back() == '[';
    if (window.at < window.end && *window.at == ',') {
        ++window.at;
        m_expected = inList ? Expected::Item : Expected::Member;
        return Token::Taken;
    }
    if (window.at < window.end && *window.at == (inList ? ']' : '}')) {
        close(window, events);
        return Token::Taken;
    }
    return unexpected(window, window.at, inList ? "a comma or ]" : "a comma or }");
}

JsonGrammar::Token JsonGrammar::takeWord(Window& window, TreeEvents& events, std::string_view word, Scalar kind) {
    const auto there = std::size_t(window.end - window.at);
    const std::size_t compared = std::min(there, word.size());
    if (std::memcmp(window.at, word.data(), compared) != 0)
        return unexpected(window, window.at, "a value");
    if (compared < word.size())
        return window.isLast ? unexpected(window, window.at, "a value") : Token::NeedsMore;
    window.at += word.size();
    m_expected = Expected::SeparatorOrEnd;
    events.scalar(kind, word, word);
    return Token::Taken;
}

JsonGrammar::Token JsonGrammar::takeNumber(Window& window, TreeEvents& events) {
    const char* const begin = window.at;
    const char* const end = window.end;
    const char* at = begin;
    const auto atDigits = [&] {
        const char* const first = at;
        while (at < end && isDigit(*at))
            ++at;
        return at > first;
    };
    const auto missing = [&](const char* where) {
        return at == end && !window.isLast
                   ? Token::NeedsMore
                   : fail(window, at, std::string("a digit is expected ") + where + ", not " + shown(at, end));
    };
    const bool hasSign = *at == '-';
    if (hasSign)
        ++at;
    const char* const firstDigit = at;
    if (!atDigits())
        return hasSign ? missing("behind the minus") : unexpected(window, begin, "a value");
    if (*firstDigit == '0' && at - firstDigit > 1)
        return fail(window, firstDigit, "a number cannot have leading zeros");
    if (at < end && *at == '.') {
        ++at;
        if (!atDigits())
            return missing("behind the decimal point");
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at < end && (*at == '+' || *at == '-'))
            ++at;
        if (!atDigits())
            return missing("in the exponent");
    }
    if (at == end && !window.isLast)
        return Token::NeedsMore;
    const std::string_view number(begin, std::size_t(at - begin));
    window.at = at;
    m_expected = Expected::SeparatorOrEnd;
    events.scalar(Scalar::Number, number, number);
    return Token::Taken;
}

JsonGrammar::Token JsonGrammar::takeString(Window& window, TreeEvents& events, bool isName) {
    const char* const begin = window.at + 1;
    const char* at = begin;
    bool hasEscape = false;
    bool isAscii = true;
    while (true) {
        at = findSpecial(at, window.end);
        if (at == window.end)
            return window.isLast ? fail(window, window.at, "a text is begun and not closed") : Token::NeedsMore;
        if (*at == '"')
            break;
        if (*at == '\\') {
            hasEscape = true;
            if (window.end - at < 2) {
                at = window.end;
                continue;
            }
            at += 2;
        } else if (static_cast<unsigned char>(*at) >= 0x80) {
            isAscii = false;
            ++at;
        } else {
            return fail(window, at, "a control character stands in a text, " + shown(at, window.end) +
                                        "; it is written with a backslash");
        }
    }
    std::string_view text(begin, std::size_t(at - begin));
    std::string_view source(begin - 1, text.size() + 2);
    m_damage.clear();
    const bool isBroken = !isAscii && findInvalidUtf8(text) != std::string_view::npos;
    if (hasEscape) {
        const char* wrong = nullptr;
        if (!unescape(text, wrong))
            return fail(window, wrong, "after a backslash, \" \\ / b f n r t or u with four hexadecimal digits is expected");
        text = m_text;
    }
    if (isBroken) {
        m_damage = "it holds bytes that are no UTF-8";
        m_text = tree::validText(text);
        text = m_text;
        m_source.clear();
        tree::appendJsonText(m_source, text);
        source = m_source;
    }
    window.at = at + 1;
    if (!m_damage.empty()) {
        events.damage = m_damage;
        events.line = window.line + countLineBreaks(window.begin, begin);
    }
    if (isName) {
        m_expected = Expected::Colon;
        events.member(text, source);
    } else {
        m_expected = Expected::SeparatorOrEnd;
        events.scalar(Scalar::Text, text, source);
    }
    events.damage = {};
    return Token::Taken;
}

bool JsonGrammar::readHex4(std::string_view text, std::size_t at, unsigned& value) const {
    if (at + 4 > text.size())
        return false;
    value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const char c = text[i];
        const unsigned digit = isDigit(c)               ? unsigned(c - '0')
                               : c >= 'a' && c <= 'f' ? unsigned(c - 'a') + 10
                               : c >= 'A' && c <= 'F' ? unsigned(c - 'A') + 10
                                                      : 16u;
        if (digit == 16)
            return false;
        value = value * 16 + digit;
    }
    return true;
}

/// Fills m_text; `wrong` gets the place of an escape that means nothing.
bool JsonGrammar::unescape(std::string_view text, const char*& wrong) {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    m_text.clear();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t backslash = std::min(text.find('\\', at), text.size());
        m_text += text.substr(at, backslash - at);
        if (backslash == text.size())
            break;
        wrong = text.data() + backslash;
        const char letter = text[backslash + 1];
        at = backslash + 2;
        if (const std::size_t known = kLetters.find(letter); known != std::string_view::npos) {
            m_text += kMeanings[known];
            continue;
        }
        unsigned point = 0;
        if (letter != 'u' || !readHex4(text, at, point))
            return false;
        at += 4;
        unsigned low = 0;
        if (isHighSurrogate(point) && text.substr(at).starts_with("\\u") && readHex4(text, at + 2, low) &&
            isLowSurrogate(low)) {
            point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
            at += 6;
        }
        if (isHighSurrogate(point) || isLowSurrogate(point)) {
            m_damage = "it holds half a character, " + std::string(text.substr(at - 6, 6));
            m_text += kReplacement;
        } else {
            appendCodePoint(m_text, char32_t(point));
        }
    }
    return true;
}

} // namespace mw::json

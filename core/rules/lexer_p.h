// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/ast.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::rules {

enum class TokenKind : std::uint8_t {
    End, Name, BracketedName, Text, Number,
    LeftParenthesis, RightParenthesis, Comma, Dot,
    Plus, Minus, Star, Slash, Percent, Ampersand,
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
    // words of the language
    And, Or, Not, Is, Null, In, Between, Like, Case, When, Then, Else, EndWord, True, False,
};

struct Token {
    TokenKind kind = TokenKind::End;
    Span span;
    std::string text; ///< unquoted name or text, the digits of a number, the spelling of others
};

/// Cuts a rule into tokens; the last is always End. Whatever means nothing is a problem and read as what was meant.
std::vector<Token> tokenize(std::string_view text, std::vector<Problem>& problems);

std::string lowerAscii(std::string_view text);
/// Says whether an unquoted name is a word of the language.
bool isKeyword(std::string_view name);
/// Says whether a name can stand without brackets.
bool isPlainName(std::string_view name);

} // namespace mw::rules

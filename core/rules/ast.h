// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/types/value.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw::rules {

enum class UnaryOperator : std::uint8_t { Negate, Not };
enum class BinaryOperator : std::uint8_t {
    Multiply, Divide, Modulo, Add, Subtract, Join,
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
    And, Or,
};

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>; ///< trees are immutable and shared

/// One node of a rule, as written, before names mean anything. `kind` says which members count.
struct Expression {
    enum class Kind : std::uint8_t {
        Literal, ///< literal
        Field,   ///< path: alias or field, then nested names
        Call,    ///< name, children = arguments
        Member,  ///< children[0].name: a field of a lookup's record
        Unary,   ///< unary, children[0]
        Binary,  ///< binary, children[0..1]
        IsNull,  ///< children[0], negated
        In,      ///< children[0] in children[1..], negated
        Between, ///< children[0] between children[1] and children[2], negated
        Like,    ///< children[0] like children[1], negated
        Case, ///< children: when, then, when, then, … [else]; hasElse. `if(c, a, b)` too (written as if: name == "if")
    };
    Kind kind = Kind::Literal;
    Span span; ///< the whole node in the rule's text
    Value literal;
    LogicalType literalType;
    std::vector<std::string> path; ///< unquoted names
    std::string name;
    Span nameSpan; ///< of the name, or of the operator's sign or word
    UnaryOperator unary = UnaryOperator::Not;
    BinaryOperator binary = BinaryOperator::Add;
    bool negated = false;
    bool hasElse = false;
    std::vector<ExpressionPtr> children;
};

/// Something wrong with a rule, with the place and, where there is one, the edit that mends it.
struct Problem {
    enum class Severity : std::uint8_t { Error, Warning };
    Severity severity = Severity::Error;
    Error error; ///< error.span is always set
    struct Fix {
        std::string label; ///< one of kFixLabels
        Span span;
        std::string replacement;
    };
    std::vector<Fix> fixes;
};

/// Every label that a fix can have, in English, for translators.
inline constexpr std::string_view kFixLabels[] = {
    "Close it", "Close the parenthesis", "Compare with an operator", "Convert it", "Did you mean this?",
    "Join the texts", "Join them with and", "Name the source", "Otherwise null", "Put a space between",
    "Put it into parentheses", "Remove it", "Round it", "Write a comma", "Write a field name in brackets",
    "Write a text in single quotes", "Write and", "Write end", "Write null", "Write the operator", "Write the zero",
    "Write then",
};

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/lexer_p.h"
#include "core/rules/parser.h"
#include "core/rules/precedence_p.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mw::rules {

inline constexpr std::uint32_t kMaxHeight = 300;
inline constexpr std::size_t kMaxProblems = 50;
/// Nodes of x in "case x when", which is repeated in each arm.
inline constexpr std::uint32_t kMaxSubjectSize = 64;

/// A tree and the stretch it takes up with the parentheses around it.
struct Parsed {
    ExpressionPtr tree;
    Span outer;
};

/// Reads one rule, operators by precedence. Where something is wrong it notes a problem and reads on as was meant.
class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text) { m_tokens = tokenize(text, m_rule.problems); }

    ParsedRule run();

private:
    // -- tokens
    const Token& current() const { return m_tokens[m_at]; }
    const Token& ahead(std::size_t n) const { return m_tokens[std::min(m_at + n, m_tokens.size() - 1)]; }
    bool at(TokenKind kind) const { return current().kind == kind; }
    Token take();
    bool accept(TokenKind kind);
    std::uint32_t endOfLast() const { return m_at == 0 ? 0 : m_tokens[m_at - 1].span.end; }
    std::string describe(const Token& token) const;

    // -- problems
    template <class... Texts> Problem& problem(Code code, Span span, Texts&&... arguments) {
        Problem found;
        found.error = makeError(code, std::forward<Texts>(arguments)...);
        found.error.span = span;
        if (m_tooDeep || m_rule.problems.size() >= kMaxProblems) {
            m_unheard = std::move(found);
            return m_unheard;
        }
        m_rule.problems.push_back(std::move(found));
        return m_rule.problems.back();
    }
    static void fix(Problem& found, std::string label, Span span, std::string replacement) {
        found.fixes.push_back({std::move(label), span, std::move(replacement)});
    }
    static void insert(Problem& found, std::string label, std::uint32_t place, std::string text) {
        fix(found, std::move(label), {place, place}, std::move(text));
    }
    ParsedRule finish(ExpressionPtr tree);

    // -- nodes
    ExpressionPtr make(Expression node);
    struct Extent {
        std::uint32_t height = 1;
        std::uint32_t size = 1;
    };
    void tooDeep(Span span);
    /// Stands where a value is missing.
    Parsed hole(Span span);
    Parsed done(Expression node, Span outer) {
        node.span = outer;
        return {make(std::move(node)), outer};
    }

    // -- operators: parser.cpp
    bool atPredicate() const;

    Parsed expression(Level atLeast);

    Parsed prefix(Level atLeast);
    Parsed unary(UnaryOperator op, const Token& sign, Parsed operand);
    void needsParentheses(Span span) {
        fix(problem(Code::ParenthesesNeeded, span), "Put it into parentheses", span, "(" + sourceOf(span) + ")");
    }
    std::string sourceOf(Span span) const { return std::string(m_text.substr(span.begin, span.end - span.begin)); }

    /// The right side of an operator; where there is none, the operator is to blame.
    Parsed operand(Level atLeast, const Token& after);
    bool startsValue() const;

    Parsed binary(Parsed left, BinaryOperator op);

    Parsed predicate(Parsed left);
    void isNull(Expression& node, const Token& word);
    void inList(Expression& node, const Token& word);
    void between(Expression& node, const Token& word);
    /// The stretch to show where something is missing before the current token.
    Span place() const;

    // -- values: parser_values.cpp
    Parsed primary();
    Parsed literal(Value value, const LogicalType& type, Span span);
    Parsed number(const Token& token);
    /// ".5" and ".name".
    Parsed leadingDot();
    Parsed missingValue();

    Parsed parenthesised();
    void close(const Token& open);

    /// Arguments up to the closing parenthesis; the opening one is taken.
    void arguments(const Token& open, std::vector<ExpressionPtr>& into);
    void emptyArgument(std::vector<ExpressionPtr>& into);

    Parsed named();
    /// A name after a dot; words of the language are names there, but in brackets.
    bool pathName(const Token& dot, std::vector<std::string>& path);
    Parsed dated(const std::string& word, const Token& name);

    Parsed call(const Token& name);
    void ifOf(Expression& node, Span span);

    /// case when c then v … [else v] end; case x when v then … is read as case when x = v then ….
    Parsed caseOf();
    void arm(Expression& node, const ExpressionPtr& subject);

    /// Something follows the whole rule.
    void strayToken();
    /// "full name" for [full name]: all plain names in a row.
    void nameWithSpaces(Problem& found) const;

    std::string_view m_text;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    ParsedRule m_rule;
    std::uint32_t m_depth = 0;
    std::uint32_t m_nesting = 0;
    bool m_tooDeep = false;
    Problem m_unheard;
    std::unordered_map<const Expression*, Extent> m_extents;
};

} // namespace mw::rules

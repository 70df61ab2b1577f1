// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/parser_p.h"

#include "core/base/utf8.h"

namespace mw::rules {

namespace {

constexpr std::size_t kMaxTextBytes = 1024 * 1024;

struct Infix {
    TokenKind token;
    BinaryOperator op;
};
constexpr Infix kInfix[] = {
    {TokenKind::Star, BinaryOperator::Multiply},   {TokenKind::Slash, BinaryOperator::Divide},
    {TokenKind::Percent, BinaryOperator::Modulo},  {TokenKind::Plus, BinaryOperator::Add},
    {TokenKind::Minus, BinaryOperator::Subtract},  {TokenKind::Ampersand, BinaryOperator::Join},
    {TokenKind::Equal, BinaryOperator::Equal},     {TokenKind::NotEqual, BinaryOperator::NotEqual},
    {TokenKind::Less, BinaryOperator::Less},       {TokenKind::LessOrEqual, BinaryOperator::LessOrEqual},
    {TokenKind::Greater, BinaryOperator::Greater}, {TokenKind::GreaterOrEqual, BinaryOperator::GreaterOrEqual},
    {TokenKind::And, BinaryOperator::And},         {TokenKind::Or, BinaryOperator::Or},
};

const Infix* infix(TokenKind kind) {
    for (const Infix& one : kInfix)
        if (one.token == kind)
            return &one;
    return nullptr;
}

} // namespace

ParsedRule Parser::run() {
    if (const std::size_t broken = findInvalidUtf8(m_text); broken != std::string_view::npos)
        problem(Code::InvalidUtf8, {std::uint32_t(broken), std::uint32_t(broken + 1)}, "UTF-8",
                std::to_string(broken + 1));
    if (m_tokens.size() == 1) {
        if (m_rule.problems.empty())
            problem(Code::RuleEmpty, current().span);
        return finish(nullptr);
    }
    Parsed whole = expression(Level::Or);
    while (!at(TokenKind::End) && !m_tooDeep) {
        strayToken();
        // What follows is read for its own problems; the first part is the rule.
        if (!at(TokenKind::End))
            expression(Level::Or);
    }
    return finish(std::move(whole.tree));
}

Token Parser::take() {
    Token taken = current();
    if (!at(TokenKind::End))
        ++m_at;
    return taken;
}

bool Parser::accept(TokenKind kind) {
    if (!at(kind))
        return false;
    ++m_at;
    return true;
}

std::string Parser::describe(const Token& token) const {
    if (token.kind == TokenKind::End)
        return "the end";
    return quoted(m_text.substr(token.span.begin, token.span.end - token.span.begin));
}

ParsedRule Parser::finish(ExpressionPtr tree) {
    m_rule.tree = std::move(tree);
    std::stable_sort(m_rule.problems.begin(), m_rule.problems.end(), [](const Problem& a, const Problem& b) {
        return a.error.span->begin < b.error.span->begin;
    });
    return std::move(m_rule);
}

ExpressionPtr Parser::make(Expression node) {
    Extent extent{1, 1};
    for (const ExpressionPtr& child : node.children) {
        const Extent inner = m_extents[child.get()];
        extent.height = std::max(extent.height, inner.height + 1);
        extent.size += inner.size;
    }
    auto made = std::make_shared<const Expression>(std::move(node));
    m_extents.insert_or_assign(made.get(), extent);
    if (extent.height > kMaxHeight)
        tooDeep(made->span);
    return made;
}

void Parser::tooDeep(Span span) {
    if (!m_tooDeep)
        problem(Code::RuleTooDeep, span, std::to_string(kMaxHeight));
    m_tooDeep = true;
    m_at = m_tokens.size() - 1;
}

Parsed Parser::hole(Span span) {
    Expression node;
    node.kind = Expression::Kind::Literal;
    node.literalType = LogicalType::null();
    node.span = span;
    return {make(std::move(node)), span};
}

bool Parser::atPredicate() const {
    if (at(TokenKind::Is) || at(TokenKind::In) || at(TokenKind::Between) || at(TokenKind::Like))
        return true;
    const TokenKind next = ahead(1).kind;
    return at(TokenKind::Not) && (next == TokenKind::In || next == TokenKind::Between || next == TokenKind::Like);
}

Parsed Parser::expression(Level atLeast) {
    if (++m_depth > kMaxHeight) {
        tooDeep(current().span);
        --m_depth;
        return hole(current().span);
    }
    Parsed left = prefix(atLeast);
    bool isPredicate = false;
    while (!m_tooDeep) {
        if (atPredicate()) {
            if (Level::Predicate < atLeast)
                break;
            left = predicate(std::move(left));
            isPredicate = true;
            continue;
        }
        const Infix* const found = infix(current().kind);
        if (!found || levelOf(found->op) < atLeast)
            break;
        // Operators that bind tighter would have to take the predicate apart.
        if (isPredicate && levelOf(found->op) > Level::Predicate)
            needsParentheses(left.outer);
        left = binary(std::move(left), found->op);
    }
    --m_depth;
    return left;
}

Parsed Parser::prefix(Level atLeast) {
    if (at(TokenKind::Not)) {
        const Token word = take();
        Parsed operand = this->operand(Level::Not, word);
        if (atLeast > Level::Not)
            needsParentheses({word.span.begin, operand.outer.end});
        return unary(UnaryOperator::Not, word, std::move(operand));
    }
    if (at(TokenKind::Minus)) {
        const Token sign = take();
        return unary(UnaryOperator::Negate, sign, operand(Level::Unary, sign));
    }
    if (at(TokenKind::Plus)) {
        const Token sign = take();
        Problem& found = problem(Code::StrayCharacter, sign.span, "'+'");
        fix(found, "Remove it", sign.span, "");
        return operand(Level::Unary, sign);
    }
    return primary();
}

Parsed Parser::unary(UnaryOperator op, const Token& sign, Parsed operand) {
    Expression node;
    node.kind = Expression::Kind::Unary;
    node.unary = op;
    node.nameSpan = sign.span;
    node.children = {operand.tree};
    return done(std::move(node), {sign.span.begin, std::max(operand.outer.end, sign.span.end)});
}

Parsed Parser::operand(Level atLeast, const Token& after) {
    if (startsValue())
        return expression(atLeast);
    problem(Code::ValueMissing, after.span, describe(after));
    return hole({endOfLast(), endOfLast()});
}

bool Parser::startsValue() const {
    switch (current().kind) {
    case TokenKind::Name: case TokenKind::BracketedName: case TokenKind::Text: case TokenKind::Number:
    case TokenKind::LeftParenthesis: case TokenKind::Minus: case TokenKind::Plus: case TokenKind::Not:
    case TokenKind::Null: case TokenKind::Case: case TokenKind::True: case TokenKind::False: case TokenKind::Dot:
        return true;
    default:
        return false;
    }
}

Parsed Parser::binary(Parsed left, BinaryOperator op) {
    const Level level = levelOf(op);
    const Token sign = take();
    Parsed right = operand(tighter(level), sign);
    Expression node;
    node.kind = Expression::Kind::Binary;
    node.binary = op;
    node.nameSpan = sign.span;
    node.children = {left.tree, right.tree};
    Parsed made = done(std::move(node), {left.outer.begin, std::max(right.outer.end, sign.span.end)});
    const Infix* const next = infix(current().kind);
    const bool chained = level == Level::Comparison && next && levelOf(next->op) == Level::Comparison;
    if (chained && right.outer.begin < right.outer.end) {
        Problem& found = problem(Code::ComparisonChain, current().span);
        insert(found, "Join them with and", current().span.begin, "and " + sourceOf(right.outer) + " ");
    }
    return made;
}

Parsed Parser::predicate(Parsed left) {
    Expression node;
    const Token first = current();
    node.negated = accept(TokenKind::Not);
    const Token word = take();
    node.nameSpan = word.span;
    node.children = {left.tree};
    switch (word.kind) {
    case TokenKind::Is:
        isNull(node, word);
        break;
    case TokenKind::In:
        inList(node, word);
        break;
    case TokenKind::Between:
        between(node, word);
        break;
    default:
        node.kind = Expression::Kind::Like;
        node.children.push_back(operand(Level::Join, word).tree);
        break;
    }
    return done(std::move(node), {left.outer.begin, std::max(endOfLast(), first.span.end)});
}

void Parser::isNull(Expression& node, const Token& word) {
    node.kind = Expression::Kind::IsNull;
    node.negated = accept(TokenKind::Not);
    if (accept(TokenKind::Null))
        return;
    if (startsValue()) {
        // "is 'x'" is meant as a comparison; it is read as one value so that the rest keeps its place.
        Problem& found = problem(Code::KeywordExpected, current().span, "'null'", describe(current()));
        fix(found, "Compare with an operator", {word.span.begin, endOfLast()}, node.negated ? "<>" : "=");
        expression(Level::Join);
    } else {
        Problem& found = problem(Code::KeywordExpected, word.span, "'null'", describe(current()));
        insert(found, "Write null", endOfLast(), " null");
    }
}

void Parser::inList(Expression& node, const Token& word) {
    node.kind = Expression::Kind::In;
    if (at(TokenKind::LeftParenthesis)) {
        const Token open = take();
        arguments(open, node.children);
        if (node.children.size() == 1) {
            problem(Code::ListEmpty, {open.span.begin, endOfLast()});
            node.children.push_back(hole({open.span.end, open.span.end}).tree);
        }
        return;
    }
    const Parsed single = operand(Level::Join, word);
    if (single.outer.begin < single.outer.end) {
        Problem& found = problem(Code::ListNotInParentheses, single.outer);
        fix(found, "Put it into parentheses", single.outer, "(" + sourceOf(single.outer) + ")");
    }
    node.children.push_back(single.tree);
}

void Parser::between(Expression& node, const Token& word) {
    node.kind = Expression::Kind::Between;
    node.children.push_back(operand(Level::Join, word).tree);
    const Token link = current();
    if (accept(TokenKind::And)) {
        node.children.push_back(operand(Level::Join, link).tree);
        return;
    }
    Problem& found = problem(Code::KeywordExpected, place(), "'and'", describe(link));
    if (link.kind == TokenKind::Comma) {
        fix(found, "Write and", link.span, " and");
        take();
        node.children.push_back(operand(Level::Join, link).tree);
    } else {
        node.children.push_back(hole({endOfLast(), endOfLast()}).tree);
    }
}

Span Parser::place() const {
    if (!at(TokenKind::End))
        return current().span;
    return m_at == 0 ? current().span : m_tokens[m_at - 1].span;
}

void Parser::strayToken() {
    const Token token = current();
    if (token.kind == TokenKind::RightParenthesis) {
        take();
        fix(problem(Code::ParenthesisTooMany, token.span), "Remove it", token.span, "");
        return;
    }
    if (token.kind == TokenKind::Comma && (ahead(1).kind == TokenKind::End)) {
        take();
        fix(problem(Code::CommaTooMany, token.span), "Remove it", token.span, "");
        return;
    }
    Problem& found = problem(Code::OperatorMissing, token.span, describe(token));
    const bool namesInARow = m_at > 0 && token.kind == TokenKind::Name && m_tokens[m_at - 1].kind == TokenKind::Name;
    if (namesInARow && lowerAscii(m_tokens[m_at - 1].text) != "if")
        nameWithSpaces(found);
    if (!startsValue())
        take();
}

void Parser::nameWithSpaces(Problem& found) const {
    std::size_t first = m_at, last = m_at;
    while (first > 0 && m_tokens[first - 1].kind == TokenKind::Name)
        --first;
    while (m_tokens[last + 1].kind == TokenKind::Name)
        ++last;
    const Span span{m_tokens[first].span.begin, m_tokens[last].span.end};
    fix(found, "Write a field name in brackets", span, "[" + sourceOf(span) + "]");
}

ParsedRule parse(std::string_view text) {
    if (text.size() > kMaxTextBytes) {
        ParsedRule rule;
        Problem found;
        found.error = makeError(Code::RuleTooLong, std::to_string(kMaxTextBytes));
        found.error.span = Span{0, std::uint32_t(std::min<std::size_t>(text.size(), 0xffffffff))};
        rule.problems.push_back(std::move(found));
        return rule;
    }
    return Parser(text).run();
}

} // namespace mw::rules

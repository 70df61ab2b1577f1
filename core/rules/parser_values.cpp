// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/parser_p.h"

#include "core/base/utf8.h"
#include "core/rules/literal_p.h"

namespace mw::rules {

Parsed Parser::primary() {
    const Token token = current();
    switch (token.kind) {
    case TokenKind::Text: {
        take();
        return literal(token.text, LogicalType::text(), token.span);
    }
    case TokenKind::Number:
        take();
        return number(token);
    case TokenKind::True:
    case TokenKind::False:
        take();
        return literal(token.kind == TokenKind::True, LogicalType::boolean(), token.span);
    case TokenKind::Null:
        take();
        return literal(Value(), LogicalType::null(), token.span);
    case TokenKind::Case:
        return caseOf();
    case TokenKind::LeftParenthesis:
        return parenthesised();
    case TokenKind::Name:
    case TokenKind::BracketedName:
        return named();
    case TokenKind::Dot:
        return leadingDot();
    default:
        return missingValue();
    }
}

Parsed Parser::literal(Value value, const LogicalType& type, Span span) {
    Expression node;
    node.kind = Expression::Kind::Literal;
    node.literal = std::move(value);
    node.literalType = type;
    return done(std::move(node), span);
}

Parsed Parser::number(const Token& token) {
    Result<TypedValue> read = readNumber(token.text);
    if (read.ok())
        return literal(read->value, read->type, token.span);
    Problem& found = problem(Code::SyntaxError, token.span);
    found.error = read.error();
    found.error.span = token.span;
    return hole(token.span);
}

Parsed Parser::leadingDot() {
    const Token dot = take();
    if (at(TokenKind::Number) && current().span.begin == dot.span.end) {
        const Token digits = take();
        const Span span{dot.span.begin, digits.span.end};
        Problem& found = problem(Code::NotANumber, span, quoted(sourceOf(span)));
        fix(found, "Write the zero", span, "0" + sourceOf(span));
        return hole(span);
    }
    Problem& found = problem(Code::ValueExpected, dot.span, "'.'");
    fix(found, "Remove it", dot.span, "");
    return startsValue() ? expression(Level::Primary) : hole(dot.span);
}

Parsed Parser::missingValue() {
    const Token token = current();
    if (token.kind == TokenKind::End) {
        problem(Code::ValueExpected, place(), describe(token));
        return hole({endOfLast(), endOfLast()});
    }
    Problem& found = problem(Code::ValueExpected, token.span, describe(token));
    // A word of the language where only a value can stand: perhaps a field of that name.
    const bool word = token.kind >= TokenKind::And;
    if (word)
        fix(found, "Write a field name in brackets", token.span, "[" + token.text + "]");
    // Closers and separators belong to somebody further out.
    const bool belongsOutside = token.kind == TokenKind::RightParenthesis || token.kind == TokenKind::Comma || word;
    if (!belongsOutside) {
        fix(found, "Remove it", token.span, "");
        take();
        if (startsValue())
            return expression(Level::Unary);
    } else if (m_nesting == 0) {
        take();
    }
    return hole(token.span);
}

Parsed Parser::parenthesised() {
    const Token open = take();
    ++m_nesting;
    Parsed inner = startsValue() ? expression(Level::Or) : missingValue();
    --m_nesting;
    close(open);
    return {inner.tree, {open.span.begin, endOfLast()}};
}

void Parser::close(const Token& open) {
    if (accept(TokenKind::RightParenthesis))
        return;
    Problem& found = problem(Code::ParenthesisMissing, open.span);
    insert(found, "Close the parenthesis", endOfLast(), ")");
}

void Parser::arguments(const Token& open, std::vector<ExpressionPtr>& into) {
    ++m_nesting;
    if (!at(TokenKind::RightParenthesis) && !at(TokenKind::End)) {
        for (;;) {
            if (at(TokenKind::Comma))
                emptyArgument(into);
            else
                into.push_back(expression(Level::Or).tree);
            if (at(TokenKind::Comma)) {
                const Token comma = take();
                if (!at(TokenKind::RightParenthesis) && !at(TokenKind::End))
                    continue;
                Problem& found = problem(Code::CommaTooMany, comma.span);
                fix(found, "Remove it", comma.span, "");
                break;
            }
            if (!startsValue() || m_tooDeep)
                break;
            Problem& found = problem(Code::CommaMissing, current().span, describe(current()));
            insert(found, "Write a comma", endOfLast(), ",");
        }
    }
    --m_nesting;
    close(open);
}

void Parser::emptyArgument(std::vector<ExpressionPtr>& into) {
    Problem& found = problem(Code::ValueExpected, current().span, "','");
    fix(found, "Remove it", current().span, "");
    insert(found, "Write null", current().span.begin, "null");
    into.push_back(hole({current().span.begin, current().span.begin}).tree);
}

Parsed Parser::named() {
    const Token name = take();
    const bool plain = name.kind == TokenKind::Name;
    if (plain && at(TokenKind::LeftParenthesis))
        return call(name);
    if (plain && at(TokenKind::Text)) {
        const std::string word = lowerAscii(name.text);
        if (word == "date" || word == "time" || word == "timestamp")
            return dated(word, name);
    }
    if (plain && lowerAscii(name.text) == "if" && !at(TokenKind::Dot) && (startsValue() || at(TokenKind::End)))
        problem(Code::IfForm, name.span);
    Expression node;
    node.kind = Expression::Kind::Field;
    node.path = {name.text};
    node.nameSpan = name.span;
    while (at(TokenKind::Dot)) {
        const Token dot = take();
        if (!pathName(dot, node.path))
            break;
        node.nameSpan = m_tokens[m_at - 1].span;
    }
    return done(std::move(node), {name.span.begin, endOfLast()});
}

bool Parser::pathName(const Token& dot, std::vector<std::string>& path) {
    if (at(TokenKind::Name) || at(TokenKind::BracketedName)) {
        path.push_back(take().text);
        return true;
    }
    if (current().kind >= TokenKind::And && current().span.begin == dot.span.end) {
        const Token word = take();
        Problem& found = problem(Code::KeywordAsName, word.span, quoted(word.text));
        fix(found, "Write a field name in brackets", word.span, "[" + word.text + "]");
        path.push_back(word.text);
        return true;
    }
    problem(Code::NameExpected, dot.span);
    return false;
}

Parsed Parser::dated(const std::string& word, const Token& name) {
    const Token content = take();
    const Span span{name.span.begin, content.span.end};
    Result<TypedValue> read = readDated(word, content.text);
    if (read.ok())
        return literal(read->value, read->type, span);
    Problem& found = problem(Code::SyntaxError, content.span);
    found.error = read.error();
    found.error.span = content.span;
    return hole(span);
}

Parsed Parser::call(const Token& name) {
    const Token open = take();
    Expression node;
    node.name = lowerAscii(name.text);
    node.nameSpan = name.span;
    arguments(open, node.children);
    const Span span{name.span.begin, endOfLast()};
    if (node.name == "if") {
        ifOf(node, span);
        return done(std::move(node), span);
    }
    node.kind = Expression::Kind::Call;
    Parsed record = done(std::move(node), span);
    while (at(TokenKind::Dot) && !m_tooDeep) {
        const Token dot = take();
        std::vector<std::string> path;
        if (!pathName(dot, path))
            break;
        Expression member;
        member.kind = Expression::Kind::Member;
        member.name = path.front();
        member.nameSpan = m_tokens[m_at - 1].span;
        member.children = {record.tree};
        record = done(std::move(member), {span.begin, endOfLast()});
    }
    return record;
}

void Parser::ifOf(Expression& node, Span span) {
    node.kind = Expression::Kind::Case;
    node.hasElse = true;
    if (node.children.size() == 3)
        return;
    Problem& found = problem(Code::IfForm, span);
    if (node.children.size() == 2)
        insert(found, "Otherwise null", span.end > span.begin ? span.end - 1 : span.end, ", null");
    while (node.children.size() < 3)
        node.children.push_back(hole({span.end, span.end}).tree);
    node.children.resize(3);
}

Parsed Parser::caseOf() {
    const Token word = take();
    ++m_nesting;
    Expression node;
    node.kind = Expression::Kind::Case;
    ExpressionPtr subject;
    if (startsValue()) {
        const Parsed read = expression(Level::Or);
        subject = read.tree;
        if (m_extents[subject.get()].size > kMaxSubjectSize)
            problem(Code::CaseSubjectTooLong, read.outer);
    }
    if (!at(TokenKind::When))
        problem(Code::CaseWithoutWhen, word.span);
    while (at(TokenKind::When) && !m_tooDeep)
        arm(node, subject);
    if (at(TokenKind::Else)) {
        const Token other = take();
        node.hasElse = true;
        node.children.push_back(operand(Level::Or, other).tree);
    }
    --m_nesting;
    if (!accept(TokenKind::EndWord)) {
        Problem& found = problem(Code::KeywordExpected, place(), "'end'", describe(current()));
        insert(found, "Write end", endOfLast(), " end");
    }
    if (node.children.size() < 2)
        return hole({word.span.begin, endOfLast()});
    return done(std::move(node), {word.span.begin, endOfLast()});
}

void Parser::arm(Expression& node, const ExpressionPtr& subject) {
    const Token when = take();
    Parsed condition = operand(Level::Or, when);
    if (subject && m_extents[subject.get()].size <= kMaxSubjectSize) {
        Expression equal;
        equal.kind = Expression::Kind::Binary;
        equal.binary = BinaryOperator::Equal;
        equal.nameSpan = condition.outer;
        equal.children = {subject, condition.tree};
        equal.span = condition.outer;
        condition.tree = make(std::move(equal));
    }
    const Token then = current();
    ExpressionPtr value;
    if (accept(TokenKind::Then)) {
        value = operand(Level::Or, then).tree;
    } else {
        Problem& found = problem(Code::KeywordExpected, place(), "'then'", describe(then));
        insert(found, "Write then", endOfLast(), " then ");
        value = startsValue() ? expression(Level::Or).tree : hole({endOfLast(), endOfLast()}).tree;
    }
    node.children.push_back(condition.tree);
    node.children.push_back(value);
}

} // namespace mw::rules

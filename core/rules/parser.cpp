// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/parser.h"

#include "core/base/utf8.h"
#include "core/rules/lexer_p.h"
#include "core/rules/literal_p.h"
#include "core/rules/precedence_p.h"

#include <algorithm>
#include <unordered_map>

namespace mw::rules {

namespace {

constexpr std::size_t kMaxTextBytes = 1024 * 1024;
constexpr std::uint32_t kMaxHeight = 300;
constexpr std::size_t kMaxProblems = 50;
/// Nodes of x in "case x when", which is repeated in each arm.
constexpr std::uint32_t kMaxSubjectSize = 64;

std::string lowerAscii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    return lower;
}

/// A tree and the stretch it takes up with the parentheses around it.
struct Parsed {
    ExpressionPtr tree;
    Span outer;
};

class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text) { m_tokens = tokenize(text, m_rule.problems); }

    ParsedRule run() {
        if (const std::size_t broken = findInvalidUtf8(m_text); broken != std::string_view::npos)
            problem(Code::InvalidUtf8, {std::uint32_t(broken), std::uint32_t(broken + 1)}, "UTF-8", std::to_string(broken + 1));
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

private:
    // -- tokens
    const Token& current() const { return m_tokens[m_at]; }
    const Token& ahead(std::size_t n) const { return m_tokens[std::min(m_at + n, m_tokens.size() - 1)]; }
    bool at(TokenKind kind) const { return current().kind == kind; }
    Token take() {
        Token taken = current();
        if (!at(TokenKind::End))
            ++m_at;
        return taken;
    }
    bool accept(TokenKind kind) {
        if (!at(kind))
            return false;
        ++m_at;
        return true;
    }
    std::uint32_t endOfLast() const { return m_at == 0 ? 0 : m_tokens[m_at - 1].span.end; }
    std::string describe(const Token& token) const {
        if (token.kind == TokenKind::End)
            return "the end";
        return quoted(m_text.substr(token.span.begin, token.span.end - token.span.begin));
    }

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
    ParsedRule finish(ExpressionPtr tree) {
        m_rule.tree = std::move(tree);
        std::stable_sort(m_rule.problems.begin(), m_rule.problems.end(), [](const Problem& a, const Problem& b) {
            return a.error.span->begin < b.error.span->begin;
        });
        return std::move(m_rule);
    }

    // -- nodes
    ExpressionPtr make(Expression node) {
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
    struct Extent {
        std::uint32_t height = 1;
        std::uint32_t size = 1;
    };
    void tooDeep(Span span) {
        if (!m_tooDeep)
            problem(Code::RuleTooDeep, span, std::to_string(kMaxHeight));
        m_tooDeep = true;
        m_at = m_tokens.size() - 1;
    }
    /// Stands where a value is missing.
    Parsed hole(Span span) {
        Expression node;
        node.kind = Expression::Kind::Literal;
        node.literalType = LogicalType::null();
        node.span = span;
        return {make(std::move(node)), span};
    }
    Parsed done(Expression node, Span outer) {
        node.span = outer;
        return {make(std::move(node)), outer};
    }

    // -- operators
    struct Infix {
        TokenKind token;
        BinaryOperator op;
    };
    static constexpr Infix kInfix[] = {
        {TokenKind::Star, BinaryOperator::Multiply},       {TokenKind::Slash, BinaryOperator::Divide},
        {TokenKind::Percent, BinaryOperator::Modulo},      {TokenKind::Plus, BinaryOperator::Add},
        {TokenKind::Minus, BinaryOperator::Subtract},      {TokenKind::Ampersand, BinaryOperator::Join},
        {TokenKind::Equal, BinaryOperator::Equal},         {TokenKind::NotEqual, BinaryOperator::NotEqual},
        {TokenKind::Less, BinaryOperator::Less},           {TokenKind::LessOrEqual, BinaryOperator::LessOrEqual},
        {TokenKind::Greater, BinaryOperator::Greater},     {TokenKind::GreaterOrEqual, BinaryOperator::GreaterOrEqual},
        {TokenKind::And, BinaryOperator::And},             {TokenKind::Or, BinaryOperator::Or},
    };
    static const Infix* infix(TokenKind kind) {
        for (const Infix& one : kInfix)
            if (one.token == kind)
                return &one;
        return nullptr;
    }
    bool atPredicate() const {
        if (at(TokenKind::Is) || at(TokenKind::In) || at(TokenKind::Between) || at(TokenKind::Like))
            return true;
        const TokenKind next = ahead(1).kind;
        return at(TokenKind::Not) && (next == TokenKind::In || next == TokenKind::Between || next == TokenKind::Like);
    }

    Parsed expression(Level atLeast) {
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

    Parsed prefix(Level atLeast) {
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
    Parsed unary(UnaryOperator op, const Token& sign, Parsed operand) {
        Expression node;
        node.kind = Expression::Kind::Unary;
        node.unary = op;
        node.nameSpan = sign.span;
        node.children = {operand.tree};
        return done(std::move(node), {sign.span.begin, std::max(operand.outer.end, sign.span.end)});
    }
    void needsParentheses(Span span) {
        fix(problem(Code::ParenthesesNeeded, span), "Put it into parentheses", span, "(" + sourceOf(span) + ")");
    }
    std::string sourceOf(Span span) const { return std::string(m_text.substr(span.begin, span.end - span.begin)); }

    /// The right side of an operator; where there is none, the operator is to blame.
    Parsed operand(Level atLeast, const Token& after) {
        if (startsValue())
            return expression(atLeast);
        problem(Code::ValueMissing, after.span, describe(after));
        return hole({endOfLast(), endOfLast()});
    }
    bool startsValue() const {
        switch (current().kind) {
        case TokenKind::Name: case TokenKind::BracketedName: case TokenKind::Text: case TokenKind::Number:
        case TokenKind::LeftParenthesis: case TokenKind::Minus: case TokenKind::Plus: case TokenKind::Not:
        case TokenKind::Null: case TokenKind::Case: case TokenKind::True: case TokenKind::False: case TokenKind::Dot:
            return true;
        default:
            return false;
        }
    }

    Parsed binary(Parsed left, BinaryOperator op) {
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

    Parsed predicate(Parsed left) {
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
    void isNull(Expression& node, const Token& word) {
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
    void inList(Expression& node, const Token& word) {
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
    void between(Expression& node, const Token& word) {
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
    /// The stretch to show where something is missing before the current token.
    Span place() const {
        if (!at(TokenKind::End))
            return current().span;
        return m_at == 0 ? current().span : m_tokens[m_at - 1].span;
    }

    // -- values
    Parsed primary() {
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
    Parsed literal(Value value, const LogicalType& type, Span span) {
        Expression node;
        node.kind = Expression::Kind::Literal;
        node.literal = std::move(value);
        node.literalType = type;
        return done(std::move(node), span);
    }
    Parsed number(const Token& token) {
        Result<TypedValue> read = readNumber(token.text);
        if (read.ok())
            return literal(read->value, read->type, token.span);
        Problem& found = problem(Code::SyntaxError, token.span);
        found.error = read.error();
        found.error.span = token.span;
        return hole(token.span);
    }
    /// ".5" and ".name".
    Parsed leadingDot() {
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
    Parsed missingValue() {
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

    Parsed parenthesised() {
        const Token open = take();
        ++m_nesting;
        Parsed inner = startsValue() ? expression(Level::Or) : missingValue();
        --m_nesting;
        close(open);
        return {inner.tree, {open.span.begin, endOfLast()}};
    }
    void close(const Token& open) {
        if (accept(TokenKind::RightParenthesis))
            return;
        Problem& found = problem(Code::ParenthesisMissing, open.span);
        insert(found, "Close the parenthesis", endOfLast(), ")");
    }

    /// Arguments up to the closing parenthesis; the opening one is taken.
    void arguments(const Token& open, std::vector<ExpressionPtr>& into) {
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
    void emptyArgument(std::vector<ExpressionPtr>& into) {
        Problem& found = problem(Code::ValueExpected, current().span, "','");
        fix(found, "Remove it", current().span, "");
        insert(found, "Write null", current().span.begin, "null");
        into.push_back(hole({current().span.begin, current().span.begin}).tree);
    }

    Parsed named() {
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
    /// A name after a dot; words of the language are names there, but in brackets.
    bool pathName(const Token& dot, std::vector<std::string>& path) {
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
    Parsed dated(const std::string& word, const Token& name) {
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

    Parsed call(const Token& name) {
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
    void ifOf(Expression& node, Span span) {
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

    /// case when c then v … [else v] end; case x when v then … is read as case when x = v then ….
    Parsed caseOf() {
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
    void arm(Expression& node, const ExpressionPtr& subject) {
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

    /// Something follows the whole rule.
    void strayToken() {
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
    /// "full name" for [full name]: all plain names in a row.
    void nameWithSpaces(Problem& found) const {
        std::size_t first = m_at, last = m_at;
        while (first > 0 && m_tokens[first - 1].kind == TokenKind::Name)
            --first;
        while (m_tokens[last + 1].kind == TokenKind::Name)
            ++last;
        const Span span{m_tokens[first].span.begin, m_tokens[last].span.end};
        fix(found, "Write a field name in brackets", span, "[" + sourceOf(span) + "]");
    }

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

} // namespace

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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/format.h"

#include "core/base/utf8.h"
#include "core/rules/lexer_p.h"
#include "core/rules/literal_p.h"
#include "core/rules/precedence_p.h"

#include <deque>

namespace mw::rules {

namespace {

struct Comment {
    std::size_t at = 0;
    std::string text; ///< "-- …" without spaces at its end
};

/// Comments are what the lexer leaves out between its tokens, besides white space.
std::deque<Comment> commentsOf(std::string_view rule) {
    std::vector<Problem> problems;
    std::deque<Comment> comments;
    std::size_t from = 0;
    for (const Token& token : tokenize(rule, problems)) {
        const std::size_t to = token.kind == TokenKind::End ? rule.size() : token.span.begin;
        for (std::size_t at = rule.find("--", from); at < to; at = rule.find("--", at)) {
            const std::size_t end = std::min(rule.find('\n', at), to);
            std::string_view text = rule.substr(at, end - at);
            while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
                text.remove_suffix(1);
            comments.push_back({at, std::string(text)});
            at = end;
        }
        from = token.span.end;
    }
    return comments;
}

bool isChain(const Expression& node) {
    if (node.kind != Expression::Kind::Binary)
        return false;
    const Level level = levelOf(node);
    return level == Level::Or || level == Level::And || level == Level::Join || level == Level::Additive ||
           level == Level::Multiplicative;
}

/// Lays a tree out. Parts of one line are print()'s; only what does not fit, or holds a comment, is taken apart.
class Layout {
public:
    Layout(std::deque<Comment> comments, const FormatOptions& options)
        : m_comments(std::move(comments)), m_options(options) {}

    std::string whole(const Expression& tree) {
        flushComments(tree.span.begin, 0);
        write(tree, Level::Or, 0, 0);
        if (!m_comments.empty())
            m_out += '\n';
        flushComments(std::string::npos, 0);
        while (!m_out.empty() && m_out.back() == '\n')
            m_out.pop_back();
        return std::move(m_out);
    }

private:
    /// `behind`: characters that follow on the last line, a comma for example.
    void write(const Expression& node, Level atLeast, std::size_t indent, std::size_t behind) {
        const bool wrapped = levelOf(node) < atLeast;
        const std::string flat = wrapped ? "(" + print(node) + ")" : print(node);
        if (!hasComment(node) && column() + countCodePoints(flat) + behind <= m_options.width) {
            m_out += flat;
            return;
        }
        if (wrapped) {
            m_out += '(';
            line(indent + m_options.indent);
            broken(node, indent + m_options.indent, 0);
            line(indent);
            m_out += ')';
        } else {
            broken(node, indent, behind);
        }
    }

    void broken(const Expression& node, std::size_t indent, std::size_t behind) {
        switch (node.kind) {
        case Expression::Kind::Call: list(node.name, node, 0, indent); return;
        case Expression::Kind::Case:
            if (node.name == "if")
                list("if", node, 0, indent);
            else
                cases(node, indent);
            return;
        case Expression::Kind::In:
            write(*node.children[0], Level::Join, indent, 0);
            list(node.negated ? " not in " : " in ", node, 1, indent);
            return;
        case Expression::Kind::Member:
            write(*node.children[0], Level::Primary, indent, 0);
            m_out += "." + printName(node.name);
            return;
        case Expression::Kind::Unary:
            m_out += node.unary == UnaryOperator::Not ? "not " : "-";
            write(*node.children[0], node.unary == UnaryOperator::Not ? Level::Not : tighter(Level::Unary), indent, behind);
            return;
        case Expression::Kind::Binary: binary(node, indent, behind); return;
        case Expression::Kind::IsNull:
            write(*node.children[0], Level::Join, indent, 12);
            m_out += node.negated ? " is not null" : " is null";
            return;
        case Expression::Kind::Between:
            write(*node.children[0], Level::Join, indent, 0);
            m_out += node.negated ? " not between " : " between ";
            write(*node.children[1], Level::Join, indent, 0);
            m_out += " and ";
            write(*node.children[2], Level::Join, indent, behind);
            return;
        case Expression::Kind::Like:
            write(*node.children[0], Level::Join, indent, 0);
            m_out += node.negated ? " not like " : " like ";
            write(*node.children[1], Level::Join, indent, behind);
            return;
        case Expression::Kind::Literal:
        case Expression::Kind::Field: m_out += print(node); return;
        }
    }

    void list(std::string_view head, const Expression& node, std::size_t from, std::size_t indent) {
        m_out += head;
        m_out += '(';
        for (std::size_t i = from; i < node.children.size(); ++i) {
            line(indent + m_options.indent);
            flushComments(node.children[i]->span.begin, indent + m_options.indent);
            write(*node.children[i], Level::Or, indent + m_options.indent, 1);
            m_out += i + 1 < node.children.size() ? "," : "";
        }
        line(indent);
        m_out += ')';
    }

    void cases(const Expression& node, std::size_t indent) {
        const std::size_t inner = indent + m_options.indent;
        m_out += "case";
        const std::size_t arms = node.children.size() / 2;
        for (std::size_t i = 0; i < arms; ++i) {
            line(inner);
            flushComments(node.children[2 * i]->span.begin, inner);
            m_out += "when ";
            write(*node.children[2 * i], Level::Or, inner + m_options.indent, 5);
            const Expression& value = *node.children[2 * i + 1];
            const bool besides = !hasComment(value) && m_out.find('\n', m_out.size() - column()) == std::string::npos &&
                                 column() + 6 + countCodePoints(print(value)) <= m_options.width;
            if (besides) {
                m_out += " then ";
            } else {
                line(inner + m_options.indent);
                flushComments(value.span.begin, inner + m_options.indent);
                m_out += "then ";
            }
            write(value, Level::Or, inner + m_options.indent, 0);
        }
        if (node.hasElse) {
            line(inner);
            flushComments(node.children.back()->span.begin, inner);
            m_out += "else ";
            write(*node.children.back(), Level::Or, inner, 0);
        }
        line(indent);
        m_out += "end";
    }

    /// a and b and c: one operand a line, its operator in front. A comparison goes on behind its operator.
    void binary(const Expression& node, std::size_t indent, std::size_t behind) {
        const Level level = levelOf(node);
        if (!isChain(node)) {
            write(*node.children[0], Level::Join, indent, 4);
            m_out += ' ' + signOf(node) + ' ';
            write(*node.children[1], tighter(level), indent, behind);
            return;
        }
        const Expression& left = *node.children[0];
        if (left.kind == Expression::Kind::Binary && levelOf(left) == level)
            binary(left, indent, 0);
        else
            write(left, level, indent, 0);
        line(indent);
        flushComments(node.children[1]->span.begin, indent);
        m_out += signOf(node) + ' ';
        write(*node.children[1], tighter(level), indent + signOf(node).size() + 1, behind);
    }

    /// The operator as print() spells it.
    static std::string signOf(const Expression& node) {
        Expression bare = node;
        auto name = std::make_shared<Expression>();
        name->kind = Expression::Kind::Field;
        name->path = {"x"};
        bare.children = {name, name};
        const std::string text = print(bare);
        return text.substr(2, text.size() - 4);
    }

    bool hasComment(const Expression& node) const {
        for (const Comment& comment : m_comments)
            if (comment.at >= node.span.begin && comment.at < node.span.end)
                return true;
        return false;
    }
    void flushComments(std::size_t before, std::size_t indent) {
        while (!m_comments.empty() && m_comments.front().at < before) {
            m_out += m_comments.front().text;
            m_comments.pop_front();
            line(indent);
        }
    }
    void line(std::size_t indent) { m_out += '\n' + std::string(indent, ' '); }
    std::size_t column() const {
        const std::size_t start = m_out.rfind('\n');
        return countCodePoints(std::string_view(m_out).substr(start == std::string::npos ? 0 : start + 1));
    }

    std::deque<Comment> m_comments;
    const FormatOptions m_options;
    std::string m_out;
};

} // namespace

std::string format(std::string_view rule, const FormatOptions& options) {
    std::string text(rule);
    // A comment that had to move may leave a line that now fits; that settles at once.
    for (int round = 0; round < 4; ++round) {
        const ParsedRule parsed = parse(text);
        if (!parsed.ok())
            return std::string(rule);
        std::string laid = Layout(commentsOf(text), options).whole(*parsed.tree);
        if (laid == text)
            break;
        text = std::move(laid);
    }
    return text;
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/literal_p.h"
#include "core/rules/parser.h"
#include "core/rules/precedence_p.h"

namespace mw::rules {

namespace {

std::string_view spelling(BinaryOperator op) {
    switch (op) {
    case BinaryOperator::Multiply: return "*";
    case BinaryOperator::Divide: return "/";
    case BinaryOperator::Modulo: return "%";
    case BinaryOperator::Add: return "+";
    case BinaryOperator::Subtract: return "-";
    case BinaryOperator::Join: return "&";
    case BinaryOperator::Equal: return "=";
    case BinaryOperator::NotEqual: return "<>";
    case BinaryOperator::Less: return "<";
    case BinaryOperator::LessOrEqual: return "<=";
    case BinaryOperator::Greater: return ">";
    case BinaryOperator::GreaterOrEqual: return ">=";
    case BinaryOperator::And: return "and";
    case BinaryOperator::Or: return "or";
    }
    return {};
}

class Printer {
public:
    std::string take() { return std::move(m_out); }

    void write(const Expression& node, Level atLeast) {
        const bool wrapped = levelOf(node) < atLeast;
        if (wrapped)
            m_out += '(';
        bare(node);
        if (wrapped)
            m_out += ')';
    }

private:
    void bare(const Expression& node) {
        switch (node.kind) {
        case Expression::Kind::Literal:
            m_out += printLiteral(node.literal, node.literalType);
            break;
        case Expression::Kind::Field:
            for (std::size_t i = 0; i < node.path.size(); ++i) {
                m_out += i > 0 ? "." : "";
                // `date '…'` is a literal, so a field of that name is safe only because no text follows a field.
                m_out += printName(node.path[i]);
            }
            break;
        case Expression::Kind::Call:
            m_out += node.name;
            list(node, 0);
            break;
        case Expression::Kind::Member:
            write(*node.children[0], Level::Primary);
            m_out += '.';
            m_out += printName(node.name);
            break;
        case Expression::Kind::Unary:
            unary(node);
            break;
        case Expression::Kind::Binary:
            binary(node);
            break;
        case Expression::Kind::IsNull:
            write(*node.children[0], Level::Join);
            m_out += node.negated ? " is not null" : " is null";
            break;
        case Expression::Kind::In:
            write(*node.children[0], Level::Join);
            m_out += node.negated ? " not in " : " in ";
            list(node, 1);
            break;
        case Expression::Kind::Between:
            write(*node.children[0], Level::Join);
            m_out += node.negated ? " not between " : " between ";
            write(*node.children[1], Level::Join);
            m_out += " and ";
            write(*node.children[2], Level::Join);
            break;
        case Expression::Kind::Like:
            write(*node.children[0], Level::Join);
            m_out += node.negated ? " not like " : " like ";
            write(*node.children[1], Level::Join);
            break;
        case Expression::Kind::Case:
            cases(node);
            break;
        }
    }
    void list(const Expression& node, std::size_t from) {
        m_out += '(';
        for (std::size_t i = from; i < node.children.size(); ++i) {
            m_out += i > from ? ", " : "";
            write(*node.children[i], Level::Or);
        }
        m_out += ')';
    }
    void unary(const Expression& node) {
        if (node.unary == UnaryOperator::Not) {
            m_out += "not ";
            write(*node.children[0], Level::Not);
            return;
        }
        m_out += '-';
        // Two minus signs in a row would be a comment.
        const bool again = m_out.size() > 0 && startsWithMinus(*node.children[0]);
        write(*node.children[0], again ? Level::Never : Level::Unary);
    }
    static bool startsWithMinus(const Expression& node) {
        if (node.kind == Expression::Kind::Unary)
            return node.unary == UnaryOperator::Negate;
        return node.kind == Expression::Kind::Literal && printLiteral(node.literal, node.literalType).starts_with('-');
    }
    void binary(const Expression& node) {
        const Level level = levelOf(node);
        // Comparisons do not chain, so both their sides must bind tighter; the others group to the left.
        write(*node.children[0], level == Level::Comparison ? Level::Join : level);
        m_out += ' ';
        m_out += spelling(node.binary);
        m_out += ' ';
        write(*node.children[1], tighter(level));
    }
    void cases(const Expression& node) {
        if (node.name == "if") {
            m_out += "if";
            list(node, 0);
            return;
        }
        m_out += "case";
        const std::size_t arms = node.children.size() / 2;
        for (std::size_t i = 0; i < arms; ++i) {
            m_out += " when ";
            write(*node.children[2 * i], Level::Or);
            m_out += " then ";
            write(*node.children[2 * i + 1], Level::Or);
        }
        if (node.hasElse) {
            m_out += " else ";
            write(*node.children.back(), Level::Or);
        }
        m_out += " end";
    }

    std::string m_out;
};

} // namespace

Level levelOf(BinaryOperator op) {
    switch (op) {
    case BinaryOperator::Or: return Level::Or;
    case BinaryOperator::And: return Level::And;
    case BinaryOperator::Equal:
    case BinaryOperator::NotEqual:
    case BinaryOperator::Less:
    case BinaryOperator::LessOrEqual:
    case BinaryOperator::Greater:
    case BinaryOperator::GreaterOrEqual: return Level::Comparison;
    case BinaryOperator::Join: return Level::Join;
    case BinaryOperator::Add:
    case BinaryOperator::Subtract: return Level::Additive;
    default: return Level::Multiplicative;
    }
}

Level levelOf(const Expression& node) {
    switch (node.kind) {
    case Expression::Kind::Unary:
        return node.unary == UnaryOperator::Not ? Level::Not : Level::Unary;
    case Expression::Kind::Binary:
        return levelOf(node.binary);
    case Expression::Kind::IsNull:
    case Expression::Kind::In:
    case Expression::Kind::Between:
    case Expression::Kind::Like:
        return Level::Predicate;
    case Expression::Kind::Literal:
        // A negative literal prints as a minus and a number.
        return printLiteral(node.literal, node.literalType).starts_with('-') ? Level::Unary : Level::Primary;
    default:
        return Level::Primary;
    }
}

std::string print(const Expression& tree) {
    Printer printer;
    printer.write(tree, Level::Or);
    return printer.take();
}

} // namespace mw::rules

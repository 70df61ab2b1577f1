// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite: whatever its own operators do exactly as ours is said by them, all else by functions of ours that are
// registered on the connection. Values lie in cells as cells.h says. A failure is a blob, which no value is: it goes
// through coalesce() and CASE as a value does, and each function of ours hands it on.
#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/rules/sql/callbacks_p.h"
#include "core/rules/sql/cells.h"
#include "core/rules/sql/dialects_p.h"
#include "core/rules/sql/sqlite_plain_p.h"

#include <cmath>
#include <map>

namespace mw::rules::sql {

namespace {

/// SQLite's default limits, with room for what stands around a rule (sqlite.org/limits.html).
constexpr std::size_t kSqliteDepth = 900;
constexpr std::size_t kSqliteBytes = 900'000;
constexpr std::size_t kMostArguments = 100;

using Piece = SqlitePiece;

class SqliteTranslator {
public:
    /// `isPlain`: functions of ours are not at hand.
    SqliteTranslator(const SourceText& source, Translation& into, bool isPlain) : m_source(source), m_into(into), m_isPlain(isPlain) {}

    Result<RuleText> rule(const BoundRule& rule) {
        MW_TRY(const Piece piece, translate(rule.root));
        if (m_isPlain && m_called)
            return refuse(*m_called, "it has no " + nameOf(*m_called) + "() of its own");
        if (piece.text.size() > kSqliteBytes)
            return refuse(*rule.root, "the text would be longer than SQLite takes");
        return RuleText{piece.text, piece.canFail ? "typeof(" + piece.text + ") = 'blob'" : std::string()};
    }

private:
    static Error refuse(const BoundNode& node, const std::string& why) {
        Error error = makeError(Code::WrongValue, "SQLite cannot run this rule: " + why);
        error.span = node.span;
        return error;
    }

    Result<Piece> translate(const BoundNodePtr& node) {
        if (++m_depth > kSqliteDepth)
            return refuse(*node, "it is nested too deeply");
        Result<Piece> piece = byKind(node);
        --m_depth;
        return piece;
    }

    Result<Piece> byKind(const BoundNodePtr& node) {
        switch (node->kind) {
        case BoundNode::Kind::Constant: return constant(node);
        case BoundNode::Kind::Failure: return Piece{"x'" + toHex(encodeFailure(node->failure)) + "'", true};
        case BoundNode::Kind::Column: return Piece{m_source.columns[node->column], false};
        case BoundNode::Kind::RowNumber:
            if (m_source.rowNumber.empty())
                return refuse(*node, "its source has no order");
            return Piece{m_source.rowNumber, false};
        case BoundNode::Kind::Slot: return m_slots.at(node->firstSlot);
        case BoundNode::Kind::Let: return let(*node);
        case BoundNode::Kind::Case: return cases(node);
        default: break;
        }
        std::vector<Piece> parts;
        bool partsFail = false;
        for (const BoundNodePtr& child : node->children) {
            MW_TRY(Piece part, translate(child));
            partsFail = partsFail || part.canFail;
            parts.push_back(std::move(part));
        }
        switch (node->kind) {
        case BoundNode::Kind::Coalesce: {
            std::string text = "coalesce(";
            for (const Piece& part : parts)
                text += part.text + ", ";
            return Piece{text + "NULL)", partsFail};
        }
        case BoundNode::Kind::Try:
            if (!parts[0].canFail)
                return parts[0];
            return Piece{call(node, parts), parts[1].canFail};
        case BoundNode::Kind::And:
        case BoundNode::Kind::Or:
            if (!partsFail)
                return Piece{"(" + parts[0].text + (node->kind == BoundNode::Kind::And ? " AND " : " OR ") +
                             parts[1].text + ")"};
            break;
        case BoundNode::Kind::IsNull:
            if (!partsFail)
                return Piece{"(" + parts[0].text + (node->negated ? " IS NOT NULL)" : " IS NULL)")};
            break;
        case BoundNode::Kind::In:
            if (!partsFail && comparesAsIs(*node))
                return Piece{"(" + parts[0].text + (node->negated ? " NOT IN (" : " IN (") +
                             listed(std::span(parts).subspan(1)) + "))"};
            break;
        case BoundNode::Kind::Compute:
            if (!partsFail)
                if (const std::string text = natively(*node, parts); !text.empty())
                    return Piece{text};
            break;
        default: break;
        }
        if (m_isPlain)
            if (auto piece = sqlitePlain(*node, parts))
                return std::move(*piece);
        if (parts.size() > kMostArguments)
            return refuse(*node, "it has more than 100 parts");
        return Piece{call(node, parts), partsFail || canFail(*node)};
    }

    /// Operators that SQLite computes as we do; empty for others.
    static std::string natively(const BoundNode& node, const std::vector<Piece>& parts) {
        const auto between = [&](std::string_view sign) {
            return "(" + parts[0].text + std::string(sign) + parts[1].text + ")";
        };
        if (node.operation == Operation::Not)
            return "(NOT " + parts[0].text + ")";
        if (node.operation == Operation::Join) {
            std::string text = "(" + parts[0].text;
            for (std::size_t i = 1; i < parts.size(); ++i)
                text += " || " + parts[i].text;
            return text + ")";
        }
        if (node.function || !comparesAsIs(node))
            return {};
        switch (node.operation) {
        case Operation::Equal: return between(" = ");
        case Operation::NotEqual: return between(" <> ");
        case Operation::Less: return between(" < ");
        case Operation::LessOrEqual: return between(" <= ");
        case Operation::Greater: return between(" > ");
        case Operation::GreaterOrEqual: return between(" >= ");
        case Operation::Between:
            return "(" + parts[0].text + " BETWEEN " + parts[1].text + " AND " + parts[2].text + ")";
        default: return {};
        }
    }
    /// Cells of all types but decimals compare as their values do.
    static bool comparesAsIs(const BoundNode& node) {
        for (const BoundNodePtr& child : node.children)
            if (child->type.kind == TypeKind::Decimal)
                return false;
        return true;
    }

    Result<Piece> constant(const BoundNodePtr& node) {
        if (isNull(node->value))
            return Piece{"NULL"};
        // SQLite reads floating point literals its own way, and has none for some.
        if (node->type.kind == TypeKind::Float)
            return Piece{call(node, {})};
        Column column(node->type, 1);
        column.setValue(0, node->value);
        std::string scratch;
        const SqlCell cell = cellOf(column, 0, scratch);
        if (const auto* number = std::get_if<std::int64_t>(&cell);
            number && (!m_isPlain || node->type.kind == TypeKind::Integer || node->type.kind == TypeKind::Boolean))
            // The least number has no literal either: its minus is an operator.
            return Piece{*number == INT64_MIN ? "(-9223372036854775807 - 1)" : std::to_string(*number)};
        // What cells hold of other types is understood by functions of ours alone.
        if (m_isPlain && node->type.kind != TypeKind::Text && node->type.kind != TypeKind::Uuid)
            return Piece{call(node, {})};
        return Piece{sqliteTextLiteral(std::get<std::string_view>(cell))};
    }

    /// Conditions that cannot fail choose inside SQLite; one that can hands its failure on in place of an arm.
    Result<Piece> cases(const BoundNodePtr& node) {
        const std::size_t arms = node->children.size() / 2;
        Piece result{"NULL"};
        if (node->hasElse) {
            MW_TRY(result, translate(node->children.back()));
        }
        for (std::size_t i = arms; i-- > 0;) {
            MW_TRY(const Piece condition, translate(node->children[2 * i]));
            MW_TRY(const Piece value, translate(node->children[2 * i + 1]));
            const bool fails = condition.canFail || value.canFail || result.canFail;
            if (condition.canFail && m_isPlain)
                result = {sqlitePlainArm(condition.text, value.text, result.text), fails};
            else if (condition.canFail)
                result = {call(node, {condition, value, result}), fails};
            else
                result = {"CASE WHEN " + condition.text + " THEN " + value.text + " ELSE " + result.text + " END", fails};
            if (result.text.size() > kSqliteBytes)
                return refuse(*node, "the text would be longer than SQLite takes");
        }
        return result;
    }

    /// The arguments of a project function are computed once, in a query of their own; one that fails fails the call.
    Result<Piece> let(const BoundNode& node) {
        std::string given, failures;
        bool fails = false;
        for (std::size_t i = 0; i + 1 < node.children.size(); ++i) {
            MW_TRY(const Piece argument, translate(node.children[i]));
            const std::string name = "a" + std::to_string(++m_arguments);
            given += (given.empty() ? "" : ", ") + argument.text + " AS " + name;
            if (argument.canFail)
                failures += " WHEN typeof(" + name + ") = 'blob' THEN " + name;
            fails = fails || argument.canFail;
            m_slots[node.firstSlot + i] = {name, false};
        }
        MW_TRY(const Piece body, translate(node.children.back()));
        if (given.empty())
            return body;
        const std::string chosen = failures.empty() ? body.text : "CASE" + failures + " ELSE " + body.text + " END";
        return Piece{"(SELECT " + chosen + " FROM (SELECT " + given + "))", fails || body.canFail};
    }

    std::string listed(std::span<const Piece> parts) const {
        std::string text;
        for (const Piece& part : parts)
            text += (text.empty() ? "" : ", ") + part.text;
        return text;
    }

    /// A call of a function of ours; the same node has one function.
    std::string call(const BoundNodePtr& node, const std::vector<Piece>& parts) {
        if (!m_called)
            m_called = node;
        std::string& name = m_names[node.get()];
        if (name.empty()) {
            name = "mw_" + nameOf(*node) + "_" + std::to_string(m_into.callbacks.size() + 1);
            const bool isConstant = node->kind == BoundNode::Kind::Constant;
            m_into.callbacks.push_back({name, int(parts.size()), [node, isConstant] {
                                            return isConstant ? constantCallback(node) : callbackFor(node);
                                        }});
        }
        return name + "(" + listed(parts) + ")";
    }
    static std::string nameOf(const BoundNode& node) {
        switch (node.kind) {
        case BoundNode::Kind::And: return "and";
        case BoundNode::Kind::Or: return "or";
        case BoundNode::Kind::IsNull: return "is_null";
        case BoundNode::Kind::In: return "in";
        case BoundNode::Kind::Case: return "if";
        case BoundNode::Kind::Try: return "try";
        case BoundNode::Kind::Reject: return "reject";
        case BoundNode::Kind::Map: return "map";
        case BoundNode::Kind::LookupField: return "lookup";
        case BoundNode::Kind::NewKey: return "new_id";
        case BoundNode::Kind::Fit: return "fit";
        case BoundNode::Kind::Constant: return "constant";
        default: break;
        }
        if (node.function)
            return std::string(node.function->name());
        switch (node.operation) {
        case Operation::Negate: return "negate";
        case Operation::Multiply: return "multiply";
        case Operation::Divide: return "divide";
        case Operation::Modulo: return "modulo";
        case Operation::Add: return "add";
        case Operation::Subtract: return "subtract";
        case Operation::Like: return "like";
        case Operation::Widen: return "widen";
        case Operation::Join: return "join";
        case Operation::Not: return "not";
        default: return "compare";
        }
    }

    const SourceText& m_source;
    Translation& m_into;
    const bool m_isPlain;
    BoundNodePtr m_called; ///< the first for which a function of ours is called
    std::map<std::size_t, Piece> m_slots;
    std::map<const BoundNode*, std::string> m_names;
    std::size_t m_arguments = 0;
    std::size_t m_depth = 0;
};

class Sqlite final : public Dialect {
public:
    explicit Sqlite(bool isPlain) : m_isPlain(isPlain) {}
    std::string_view name() const override { return "sqlite"; }
    Result<Translation> translate(std::span<const BoundRule* const> rules, const SourceText& source) const override {
        Translation translation;
        SqliteTranslator translator(source, translation, m_isPlain);
        for (const BoundRule* const rule : rules) {
            MW_TRY(RuleText text, translator.rule(*rule));
            translation.rules.push_back(std::move(text));
        }
        return translation;
    }
    /// The kernels themselves are called.
    std::optional<std::string> refusal(const Function&) const override { return std::nullopt; }

private:
    const bool m_isPlain;
};

} // namespace

std::string sqliteTextLiteral(std::string_view text) {
    if (text.find('\0') != std::string_view::npos)
        return "CAST(x'" + toHex(text) + "' AS TEXT)";
    std::string literal = "'";
    for (const char c : text)
        literal += c == '\'' ? std::string("''") : std::string(1, c);
    return literal + "'";
}

const Dialect& sqlite() {
    static const Sqlite dialect(false);
    return dialect;
}

const Dialect& plainSqlite() {
    static const Sqlite dialect(true);
    return dialect;
}

} // namespace mw::rules::sql

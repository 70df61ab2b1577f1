// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL: rules as expressions of its own types; timestamps stand there without a zone, those with one in UTC. An
// error would end the whole statement, so whatever can fail is asked first: each such part is a step of the query with a
// value and a flag that says whether the row fails there, and nothing that fails is ever computed. What PostgreSQL
// computes otherwise than we do is refused.
#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/rules/bound_node_p.h"
#include "core/rules/sql/dialects_p.h"
#include "core/rules/sql/postgresql_p.h"

#include <map>

namespace mw::rules::sql {

namespace {

/// PostgreSQL's limit on a stack that parses is in the thousands; the text should stay within reason.
constexpr std::size_t kPostgresDepth = 800;
constexpr std::size_t kPostgresBytes = 4'000'000;

class PostgresTranslator {
public:
    PostgresTranslator(const SourceText& source, Translation& into) : m_source(source), m_into(into) {}

    Result<RuleText> rule(const BoundRule& rule) {
        MW_TRY(const PgPiece piece, translate(rule.root));
        if (piece.value.size() + m_into.joins.size() > kPostgresBytes)
            return refuse(*rule.root, "the text would be too long");
        return RuleText{piece.value, piece.failed};
    }

private:
    static Error refuse(const BoundNode& node, const std::string& why) {
        Error error = makeError(Code::WrongValue, "PostgreSQL cannot run this rule: " + why);
        error.span = node.span;
        return error;
    }

    Result<PgPiece> translate(const BoundNodePtr& node) {
        if (++m_depth > kPostgresDepth)
            return refuse(*node, "it is nested too deeply");
        Result<PgPiece> piece = byKind(*node);
        --m_depth;
        return piece;
    }

    Result<PgPiece> byKind(const BoundNode& node) {
        switch (node.kind) {
        case BoundNode::Kind::Constant: return constant(node);
        case BoundNode::Kind::Failure: return PgPiece{pgNull(node.type), "true"};
        case BoundNode::Kind::Column: return PgPiece{m_source.columns[node.column], {}};
        case BoundNode::Kind::RowNumber:
            if (m_source.rowNumber.empty())
                return refuse(node, "its source has no order");
            return PgPiece{m_source.rowNumber, {}};
        case BoundNode::Kind::Slot: return m_slots.at(node.firstSlot);
        case BoundNode::Kind::Let: return let(node);
        case BoundNode::Kind::LookupField: return refuse(node, "lookups are no tables there");
        case BoundNode::Kind::NewKey: return refuse(node, "new keys are kept beside the target");
        default: break;
        }
        std::vector<PgPiece> parts;
        for (const BoundNodePtr& child : node.children) {
            MW_TRY(PgPiece part, translate(child));
            parts.push_back(std::move(part));
        }
        switch (node.kind) {
        case BoundNode::Kind::Reject: return PgPiece{pgNull(node.type), "true"};
        case BoundNode::Kind::IsNull:
            return PgPiece{"(" + parts[0].value + (node.negated ? " IS NOT NULL)" : " IS NULL)"), parts[0].failed};
        case BoundNode::Kind::And:
        case BoundNode::Kind::Or: return logic(node, parts);
        case BoundNode::Kind::In: return in(node, parts);
        case BoundNode::Kind::Case: return cases(node, parts);
        case BoundNode::Kind::Coalesce: return coalesce(node, parts);
        case BoundNode::Kind::Try:
            if (parts[0].failed.empty())
                return hidden(*node.children[0], parts[0]);
            return step("CASE WHEN " + parts[0].failed + " THEN " + parts[1].value + " ELSE " + parts[0].value + " END",
                        parts[1].failed.empty() ? "" : "(" + parts[0].failed + " AND " + parts[1].failed + ")");
        case BoundNode::Kind::Map: return map(node, parts[0]);
        case BoundNode::Kind::Fit: return fit(node, parts[0]);
        default: return compute(node, parts);
        }
    }

    // -- steps of the query
    /// Puts an expression into the query as a step of its own, so that naming it twice does not compute it twice.
    PgPiece step(const std::string& value, const std::string& failed) {
        const std::string name = "s" + std::to_string(++m_steps);
        m_into.joins += " CROSS JOIN LATERAL (SELECT " + value + " AS v" +
                        (failed.empty() ? "" : ", (" + failed + ") AS f") + " OFFSET 0) " + name;
        return {name + ".v", failed.empty() ? "" : name + ".f"};
    }
    /// PostgreSQL computes what hangs on constants alone before it looks at conditions: a step's value is none to it.
    PgPiece hidden(const BoundNode& node, const PgPiece& piece) {
        return node.kind == BoundNode::Kind::Constant ? step(piece.value, {}) : piece;
    }
    static bool isPlain(const std::string& text) {
        return text.starts_with("NULL::") || text.find_first_of(" (") == std::string::npos;
    }
    static std::string either(const std::string& a, const std::string& b) {
        return a.empty() ? b : b.empty() ? a : "(" + a + " OR " + b + ")";
    }
    static std::string anyFails(const std::vector<PgPiece>& parts) {
        std::string failed;
        for (const PgPiece& part : parts)
            failed = either(failed, part.failed);
        return failed;
    }
    static std::string nonePresent(const std::vector<PgPiece>& parts, std::string_view sign, std::string_view join) {
        std::string text;
        for (const PgPiece& part : parts)
            text += (text.empty() ? "" : std::string(join)) + part.value + std::string(sign);
        return text;
    }

    /// A value that is computed where all its parts are present and `fails` does not hold.
    PgPiece guarded(std::vector<PgPiece>& parts, const std::string& value, const std::string& fails) {
        const std::string before = anyFails(parts);
        if (fails.empty())
            return {"CASE WHEN " + nonePresent(parts, " IS NOT NULL", " AND ") + " THEN " + value + " END", before};
        const std::string own =
            "CASE WHEN " + nonePresent(parts, " IS NULL", " OR ") + " THEN false ELSE " + fails + " END";
        const PgPiece asked = step(own, {});
        return step("CASE WHEN " + nonePresent(parts, " IS NOT NULL", " AND ") + " AND NOT " + asked.value + " THEN " +
                        value + " END",
                    either(before, asked.value));
    }
    void makePlain(std::vector<PgPiece>& parts) {
        for (PgPiece& part : parts)
            if (!isPlain(part.value))
                part.value = step(part.value, {}).value;
    }

    // -- constants
    Result<PgPiece> constant(const BoundNode& node) {
        if (isNull(node.value))
            return PgPiece{pgNull(node.type), {}};
        if (const auto* text = std::get_if<std::string>(&node.value); text && text->find('\0') != std::string::npos)
            return refuse(node, "its texts hold no NUL character");
        return PgPiece{pgLiteral(node.value, node.type), {}};
    }

    // -- forms
    PgPiece logic(const BoundNode& node, const std::vector<PgPiece>& parts) {
        const bool isAnd = node.kind == BoundNode::Kind::And;
        const std::string value = "(" + parts[0].value + (isAnd ? " AND " : " OR ") + parts[1].value + ")";
        if (parts[1].failed.empty())
            return {value, parts[0].failed};
        const std::string right =
            "(" + parts[0].value + " IS NOT " + (isAnd ? "false" : "true") + " AND " + parts[1].failed + ")";
        return {value, either(parts[0].failed, right)};
    }
    Result<PgPiece> in(const BoundNode& node, const std::vector<PgPiece>& parts) {
        std::string list;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            if (!parts[i].failed.empty())
                return refuse(node, "an item of a list can fail");
            list += (i > 1 ? ", " : "") + parts[i].value;
        }
        return PgPiece{"(" + collated(node, parts[0].value) + (node.negated ? " NOT IN (" : " IN (") + list + "))",
                       parts[0].failed};
    }
    PgPiece cases(const BoundNode& node, const std::vector<PgPiece>& parts) {
        std::string value = "CASE", failed = "CASE";
        bool fails = false;
        for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
            const PgPiece &condition = parts[i], &arm = parts[i + 1];
            value += " WHEN " + condition.value + " THEN " + arm.value;
            if (!condition.failed.empty())
                failed += " WHEN " + condition.failed + " THEN true";
            failed += " WHEN " + condition.value + " THEN " + (arm.failed.empty() ? "false" : arm.failed);
            fails = fails || !condition.failed.empty() || !arm.failed.empty();
        }
        const bool elseFails = node.hasElse && !parts.back().failed.empty();
        value += " ELSE " + (node.hasElse ? parts.back().value : pgNull(node.type)) + " END";
        failed += " ELSE " + (elseFails ? parts.back().failed : "false") + " END";
        return fails || elseFails ? step(value, failed) : PgPiece{value, {}};
    }
    PgPiece coalesce(const BoundNode&, const std::vector<PgPiece>& parts) {
        std::string value = "coalesce(", failed = "CASE";
        for (std::size_t i = 0; i < parts.size(); ++i) {
            value += (i > 0 ? ", " : "") + parts[i].value;
            if (!parts[i].failed.empty())
                failed += " WHEN " + parts[i].failed + " THEN true";
            failed += " WHEN " + parts[i].value + " IS NOT NULL THEN false";
        }
        return anyFails(parts).empty() ? PgPiece{value + ")", {}} : step(value + ")", failed + " ELSE false END");
    }
    Result<PgPiece> let(const BoundNode& node) {
        std::string failed;
        for (std::size_t i = 0; i + 1 < node.children.size(); ++i) {
            MW_TRY(PgPiece argument, translate(node.children[i]));
            failed = either(failed, argument.failed);
            argument = hidden(*node.children[i], argument);
            if (!isPlain(argument.value))
                argument.value = step(argument.value, {}).value;
            m_slots[node.firstSlot + i] = {argument.value, {}};
        }
        MW_TRY(PgPiece body, translate(node.children.back()));
        body.failed = either(failed, body.failed);
        return body;
    }
    Result<PgPiece> map(const BoundNode& node, PgPiece input) {
        const ValueMap& content = node.table->map();
        const TypeKind kind = node.children[0]->type.kind;
        if (kind != TypeKind::Text && kind != TypeKind::Integer)
            return refuse(node, "a value map takes texts or whole numbers there");
        std::vector<PgPiece> parts{std::move(input)};
        makePlain(parts);
        std::string key = kind == TypeKind::Text ? parts[0].value : parts[0].value + "::text";
        if (content.ignoreEdgeSpace)
            key = "btrim(" + key + ", " + pgSpaces() + ")";
        if (content.ignoreCase)
            key = "pg_temp.mw_fold(" + key + ")";
        if (content.ignoreCase)
            need(pgFoldFunction());
        std::string value = "CASE", listed;
        if (content.nullIsListed)
            value += " WHEN " + parts[0].value + " IS NULL THEN " + pgLiteralOf(*node.table, node.table->nullRow());
        for (std::uint32_t entry = 0; entry < content.entries.size(); ++entry) {
            if (!node.table->counts(entry))
                continue;
            const std::string from = pgText(node.table->key(entry));
            listed += (listed.empty() ? "" : ", ") + from;
            value += " WHEN " + key + " = " + from + " THEN " + pgLiteralOf(*node.table, entry);
        }
        const std::string isListed = listed.empty() ? "false" : "(" + key + " IN (" + listed + "))";
        std::string fails;
        switch (content.unlisted) {
        case ValueMap::Unlisted::Reject: fails = "NOT " + isListed; break;
        case ValueMap::Unlisted::UseDefault:
            value += " WHEN " + parts[0].value + " IS NOT NULL THEN " + pgLiteralOf(*node.table, node.table->defaultRow());
            break;
        case ValueMap::Unlisted::KeepValue: value += " WHEN true THEN " + parts[0].value; break;
        case ValueMap::Unlisted::Null: value += " WHEN true THEN " + pgNull(node.type); break;
        }
        value += " ELSE " + pgNull(node.type) + " END";
        if (fails.empty())
            return step(value, parts[0].failed);
        const std::string own = "(" + parts[0].value + " IS NOT NULL AND " + fails + ")";
        return step(value, either(parts[0].failed, own));
    }
    Result<PgPiece> fit(const BoundNode& node, PgPiece input) {
        std::vector<PgPiece> parts{std::move(input)};
        if (node.children[0]->type.kind == TypeKind::Null)
            parts[0].value = pgNull(node.type);
        makePlain(parts);
        const std::string& value = parts[0].value;
        std::string fails, brought = value;
        if (node.type.kind == TypeKind::Text && node.type.length > 0)
            fails = "char_length(" + value + ") > " + std::to_string(node.type.length);
        if (node.type.kind == TypeKind::Binary && node.type.length > 0)
            fails = "octet_length(" + value + ") > " + std::to_string(node.type.length);
        if (node.type.kind == TypeKind::Decimal) {
            const std::string scale = std::to_string(node.type.scale);
            fails = "round(" + value + ", " + scale + ") <> " + value + " OR abs(" + value + ") >= 1e" +
                    std::to_string(node.type.precision - node.type.scale) + "::numeric";
            brought = "round(" + value + ", " + scale + ")";
        }
        PgPiece piece = fails.empty() ? PgPiece{value, parts[0].failed} : guarded(parts, brought, fails);
        if (node.required)
            piece.failed = either(either(parts[0].failed, piece.failed), "(" + value + " IS NULL)");
        return piece;
    }

    // -- operators and functions
    /// Texts are compared by code point, whatever the database's collation.
    static std::string collated(const BoundNode& node, const std::string& value) {
        return node.children[0]->type.kind == TypeKind::Text ? "(" + value + " COLLATE \"C\")" : value;
    }

    Result<PgPiece> compute(const BoundNode& node, std::vector<PgPiece>& parts) {
        if (node.function)
            return call(node, parts);
        const std::string failed = anyFails(parts);
        const auto between = [&](std::string_view sign) {
            return PgPiece{"(" + collated(node, parts[0].value) + std::string(sign) + parts[1].value + ")", failed};
        };
        switch (node.operation) {
        case Operation::Not: return PgPiece{"(NOT " + parts[0].value + ")", failed};
        case Operation::Join: {
            std::string text = "(" + parts[0].value;
            for (std::size_t i = 1; i < parts.size(); ++i)
                text += " || " + parts[i].value;
            return PgPiece{text + ")", failed};
        }
        case Operation::Equal: return between(" = ");
        case Operation::NotEqual: return between(" <> ");
        case Operation::Less: return between(" < ");
        case Operation::LessOrEqual: return between(" <= ");
        case Operation::Greater: return between(" > ");
        case Operation::GreaterOrEqual: return between(" >= ");
        case Operation::Between:
            return PgPiece{"(" + collated(node, parts[0].value) + " BETWEEN " + parts[1].value + " AND " +
                               parts[2].value + ")",
                           failed};
        case Operation::Like:
            makePlain(parts);
            return guarded(parts, parts[0].value + " LIKE " + parts[1].value,
                           node.kernelTakesFirst ? "" : parts[1].value + " ~ '(^|[^\\\\])(\\\\\\\\)*\\\\$'");
        default: break;
        }
        makePlain(parts);
        const auto written = pgArithmetic(node, parts);
        if (!written)
            return refuse(node, "its floating point arithmetic ends in an error where ours gives one for the row");
        return guarded(parts, written->value, written->failed);
    }

    Result<PgPiece> call(const BoundNode& node, std::vector<PgPiece>& parts) {
        const std::string name(node.function->name());
        const SqlForm& form = node.function->postgres();
        const PgWriter writer = pgWriter(name);
        if (!writer && form.text.empty())
            return refuse(node, "the function " + name + ": " + std::string(form.reason));
        // What constants alone decide would end the statement: a cast to int, or what the form says to fail.
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto* const number = std::get_if<std::int64_t>(&node.children[i]->value);
            if ((number && *number != std::int32_t(*number)) || (!writer && !form.fails.empty()))
                parts[i] = hidden(*node.children[i], parts[i]);
        }
        makePlain(parts);
        const std::optional<PgPiece> written = writer ? writer(node, parts) : filled(form, parts);
        if (!written)
            return refuse(node, "the function " + name + " with these arguments");
        for (const PgHelper& helper : pgHelpers())
            if (written->value.find(helper.name) != std::string::npos)
                need(helper.statements());
        const bool seesNulls = looksAtNulls(*node.function);
        PgPiece piece = seesNulls ? PgPiece{"(" + written->value + ")", anyFails(parts)}
                                  : guarded(parts, written->value, written->failed);
        if (node.type.kind != TypeKind::Decimal || writer)
            return piece;
        // More digits than a decimal has are an error of the row.
        std::vector<PgPiece> made{step(piece.value, piece.failed)};
        return guarded(made, made[0].value, pgOverflows(made[0].value, node.type.scale));
    }
    static std::optional<PgPiece> filled(const SqlForm& form, const std::vector<PgPiece>& parts) {
        auto value = pgFill(form.text, parts, true);
        auto fails = pgFill(form.fails, parts, false);
        return value && fails ? std::optional(PgPiece{std::move(*value), std::move(*fails)}) : std::nullopt;
    }
    static bool looksAtNulls(const Function& function) {
        for (const Overload& overload : function.overloads())
            for (const bool one : overload.seesNulls)
                if (one)
                    return true;
        return false;
    }

    void need(const std::string& statement) {
        for (const std::string& known : m_into.preparations)
            if (known == statement)
                return;
        m_into.preparations.push_back(statement);
    }

    const SourceText& m_source;
    Translation& m_into;
    std::map<std::size_t, PgPiece> m_slots;
    std::size_t m_steps = 0;
    std::size_t m_depth = 0;
};

class PostgreSql final : public Dialect {
public:
    std::string_view name() const override { return "postgresql"; }
    Result<Translation> translate(std::span<const BoundRule* const> rules, const SourceText& source) const override {
        Translation translation;
        PostgresTranslator translator(source, translation);
        for (const BoundRule* const rule : rules) {
            MW_TRY(RuleText text, translator.rule(*rule));
            translation.rules.push_back(std::move(text));
        }
        return translation;
    }
    std::optional<std::string> refusal(const Function& function) const override {
        switch (function.form()) {
        case Form::Lookup: return "lookups are no tables there";
        case Form::NewId: return "new keys are kept beside the target";
        case Form::Computed: break;
        default: return std::nullopt; // parts of the language, said by the translator
        }
        if (!function.postgres().text.empty() || pgWriter(function.name()))
            return std::nullopt;
        return std::string(function.postgres().reason);
    }
};

} // namespace

const Dialect& postgresql() {
    static const PostgreSql dialect;
    return dialect;
}

} // namespace mw::rules::sql

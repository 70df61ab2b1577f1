// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite as every program has it. Each step looks at its input once: it is a column p of a query of its own.
#include "core/rules/sql/sqlite_plain_p.h"

#include "core/base/utf8.h"
#include "core/rules/function.h"

#include <cstdint>

namespace mw::rules::sql {

namespace {

constexpr std::string_view kFailure = "x'00'";

std::string over(const std::string& input, const std::string& expression) {
    return "(SELECT " + expression + " FROM (SELECT " + input + " AS p))";
}

/// All white space there is, as a text.
std::string spaces() {
    std::string all;
    for (char32_t point = 0; point < 0x3001; ++point)
        if (isSpace(point))
            appendCodePoint(all, point);
    std::string text;
    for (std::size_t at = 0; at < all.size();)
        text += (text.empty() ? "char(" : ", ") + std::to_string(std::uint32_t(nextCodePoint(all, at)));
    return text + ")";
}

std::string trimmed(std::string_view function, const std::string& text) {
    return std::string(function) + "(" + text + ", " + spaces() + ")";
}

/// The literal of a value map's result; none for types that SQLite does not have.
std::optional<std::string> result(const Column& results, std::size_t row) {
    if (results.isNull(row))
        return "NULL";
    const Value value = results.value(row);
    if (const auto* const text = std::get_if<std::string>(&value))
        return sqliteTextLiteral(*text);
    if (const auto* const number = std::get_if<std::int64_t>(&value); number && results.type().kind == TypeKind::Integer && *number != INT64_MIN)
        return std::to_string(*number);
    if (const auto* const truth = std::get_if<bool>(&value))
        return *truth ? "1" : "0";
    return std::nullopt;
}

std::optional<SqlitePiece> map(const BoundNode& node, const SqlitePiece& input) {
    const ValueMap& content = node.table->map();
    const TypeKind kind = node.children[0]->type.kind;
    if (content.ignoreCase || input.canFail || (kind != TypeKind::Text && kind != TypeKind::Integer))
        return std::nullopt;
    const std::string text = kind == TypeKind::Text ? "p" : "CAST(p AS TEXT)";
    std::string cases = "CASE";
    const auto when = [&](const std::string& condition, const std::optional<std::string>& value) {
        if (value)
            cases += " WHEN " + condition + " THEN " + *value;
        return value.has_value();
    };
    const Column& results = node.table->results();
    if (!when("p IS NULL", content.nullIsListed ? result(results, node.table->nullRow()) : std::optional<std::string>("NULL")))
        return std::nullopt;
    const std::string key = content.ignoreEdgeSpace ? trimmed("trim", text) : text;
    for (std::uint32_t entry = 0; entry < content.entries.size(); ++entry)
        if (node.table->counts(entry) && !when(key + " = " + sqliteTextLiteral(node.table->key(entry)), result(results, entry)))
            return std::nullopt;
    std::optional<std::string> unlisted;
    switch (content.unlisted) {
    case ValueMap::Unlisted::Reject: unlisted = std::string(kFailure); break;
    case ValueMap::Unlisted::UseDefault: unlisted = result(results, node.table->defaultRow()); break;
    case ValueMap::Unlisted::KeepValue: unlisted = "p"; break;
    case ValueMap::Unlisted::Null: unlisted = "NULL"; break;
    }
    if (!unlisted)
        return std::nullopt;
    return SqlitePiece{over(input.text, cases + " ELSE " + *unlisted + " END"), content.unlisted == ValueMap::Unlisted::Reject};
}

std::optional<SqlitePiece> fit(const BoundNode& node, const SqlitePiece& input) {
    const LogicalType& from = node.children[0]->type;
    if (from.kind != TypeKind::Null && (from.kind != node.type.kind || from.kind == TypeKind::Decimal || from.zoned != node.type.zoned))
        return std::nullopt;
    std::string cases;
    if (input.canFail)
        cases += " WHEN typeof(p) = 'blob' THEN p";
    if (node.required)
        cases += " WHEN p IS NULL THEN " + std::string(kFailure);
    if (node.type.length > 0 && from.kind == TypeKind::Text)
        cases += " WHEN length(p) > " + std::to_string(node.type.length) + " THEN " + std::string(kFailure);
    else if (node.type.length > 0 && from.kind != TypeKind::Null)
        return std::nullopt;
    if (cases.empty())
        return input;
    return SqlitePiece{over(input.text, "CASE" + cases + " ELSE p END"), true};
}

} // namespace

std::optional<SqlitePiece> sqlitePlain(const BoundNode& node, const std::vector<SqlitePiece>& parts) {
    switch (node.kind) {
    case BoundNode::Kind::Reject: return SqlitePiece{std::string(kFailure), true};
    case BoundNode::Kind::Map: return map(node, parts[0]);
    case BoundNode::Kind::Fit: return fit(node, parts[0]);
    default: break;
    }
    if (!node.function || parts.size() != 1 || parts[0].canFail)
        return std::nullopt;
    const std::string_view name = node.function->name();
    const std::string_view theirs = name == "trim" ? "trim" : name == "trim_left" ? "ltrim" : name == "trim_right" ? "rtrim" : "";
    return theirs.empty() ? std::nullopt : std::optional(SqlitePiece{trimmed(theirs, parts[0].text)});
}

std::string sqlitePlainArm(const std::string& condition, const std::string& value, const std::string& otherwise) {
    return over(condition, "CASE WHEN typeof(p) = 'blob' THEN p WHEN p THEN " + value + " ELSE " + otherwise + " END");
}

} // namespace mw::rules::sql

// SPDX-License-Identifier: GPL-3.0-or-later
// Functions whose text is made of what a call fixes: signs, names in a language, a way of rounding.
#include "core/rules/binder.h"
#include "core/rules/parser.h"
#include "core/rules/sql/postgresql_p.h"

namespace mw::rules::sql {

namespace {

using Written = std::optional<PgPiece>;

/// What the function itself gives for a date and the language of the call.
std::optional<std::string> nameFor(const BoundNode& node, const std::string& date) {
    const std::string* const language = pgFixedText(node, 1);
    if (!language || language->find('\'') != std::string::npos)
        return std::nullopt;
    const ParsedRule rule = parse(std::string(node.function->name()) + "(date '" + date + "', '" + *language + "')");
    const BindResult bound = rule.ok() ? bind(*rule.tree, {}) : BindResult{};
    const auto* const name = bound.rule ? std::get_if<std::string>(&bound.rule->root->value) : nullptr;
    return name ? std::optional(*name) : std::nullopt;
}

} // namespace

/// A whole quotient of sides without their signs, then one more where the rest says so: exact, however long they are.
PgPiece pgQuotient(const std::string& a, const std::string& b, std::uint8_t scale, std::string_view mode) {
    const std::string digits = std::to_string(scale);
    const std::string side = "abs(" + a + ") * 1e" + digits + "::numeric", by = "abs(" + b + ")";
    const std::string more = mode == "half up"     ? "2 * rest >= " + by
                             : mode == "half even" ? "2 * rest > " + by + " OR (2 * rest = " + by + " AND whole % 2 = 1)"
                             : mode == "up"        ? "rest > 0"
                                                   : "false";
    const std::string value = "(SELECT round(sign(" + a + ") * sign(" + b + ") * (whole + CASE WHEN " + more +
                              " THEN 1 ELSE 0 END) * 1e-" + digits + "::numeric, " + digits + ") FROM (SELECT div(" +
                              side + ", " + by + ") AS whole, " + side + " - " + by + " * div(" + side + ", " + by +
                              ") AS rest) quotient)";
    return {value, "CASE WHEN " + b + " = 0 THEN true ELSE " + pgOverflows(value, scale) + " END"};
}

Written pgDivide(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const std::string* const mode = parts.size() > 3 ? pgFixedText(node, 3) : nullptr;
    return pgQuotient(parts[0].value, parts[1].value, node.type.scale, mode ? std::string_view(*mode) : "half up");
}

Written pgFormatDecimal(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const auto* const scale = std::get_if<std::int64_t>(&node.children[1]->value);
    const std::string* const point = pgFixedText(node, 2);
    const std::string* const grouping = pgFixedText(node, 3);
    if (!scale || !point || !grouping)
        return std::nullopt;
    const std::string rounded = "round(" + parts[0].value + ", " + std::to_string(*scale) + ")";
    std::string value = "split_part(" + rounded + "::text, '.', 1)";
    if (!grouping->empty()) {
        std::string sign = "\\1";
        for (const char c : *grouping)
            sign += c == '\\' ? std::string("\\\\") : std::string(1, c);
        value = "regexp_replace(" + value + ", '([0-9])(?=([0-9][0-9][0-9])+$)', " + pgText(sign) + ", 'g')";
    }
    if (*scale > 0)
        value += " || " + pgText(*point) + " || split_part(" + rounded + "::text, '.', 2)";
    return PgPiece{"(" + value + ")", pgOverflows(rounded, std::uint8_t(*scale))};
}

Written pgDateName(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const bool isMonth = node.function->name() == "month_name";
    std::string list;
    for (int i = 1; i <= (isMonth ? 12 : 7); ++i) {
        const std::string number = (i < 10 ? "0" : "") + std::to_string(i);
        const auto name = nameFor(node, isMonth ? "2024-" + number + "-01" : "2024-01-" + number); // a Monday is the first
        if (!name)
            return std::nullopt;
        list += (list.empty() ? "" : ", ") + pgText(*name);
    }
    return PgPiece{"(ARRAY[" + list + "])[extract(" + (isMonth ? "month" : "isodow") + " from " + parts[0].value + ")::int]",
                   ""};
}

Written pgToBase64(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const bool isText = node.children[0]->type.kind == TypeKind::Text;
    const std::string bytes = isText ? "convert_to(" + parts[0].value + ", 'UTF8')" : parts[0].value;
    return PgPiece{"translate(encode(" + bytes + ", 'base64'), E'\\n', '')", ""}; // it breaks its lines
}

} // namespace mw::rules::sql

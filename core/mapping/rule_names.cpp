// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/rule_names.h"

#include "core/base/unicode.h"
#include "core/mapping/pipeline.h"
#include "core/rules/parser.h"

#include <span>

namespace mw::mapping {

namespace {

using rules::Expression;

/// The text of a call's first argument where that is a literal text: the name of a value map or lookup.
const std::string* firstText(const Expression& call) {
    if (call.children.empty() || call.children.front()->kind != Expression::Kind::Literal)
        return nullptr;
    return std::get_if<std::string>(&call.children.front()->literal);
}

bool isCallOf(const Expression& node, std::string_view name) {
    return node.kind == Expression::Kind::Call && toLower(node.name) == name;
}

/// Nested fields stand in a schema under their whole path.
std::string joined(std::span<const std::string> path) {
    std::string text;
    for (const std::string& part : path)
        text += (text.empty() ? "" : ".") + part;
    return text;
}

} // namespace

void collectNames(const Expression& tree, RuleNames& names) {
    switch (tree.kind) {
    case Expression::Kind::Field:
        names.paths.insert(tree.path);
        break;
    case Expression::Kind::Call:
        names.calls.insert(toLower(tree.name));
        if (const std::string* const name = firstText(tree)) {
            if (isCallOf(tree, "map"))
                names.valueMaps.insert(*name);
            else if (isCallOf(tree, "lookup"))
                names.lookups[*name];
            else if (isCallOf(tree, "new_id"))
                names.newKeys.insert(*name);
        }
        break;
    case Expression::Kind::Member:
        if (isCallOf(*tree.children[0], "lookup")) {
            if (const std::string* const name = firstText(*tree.children[0]))
                names.lookups[*name].insert(tree.name);
        }
        break;
    default:
        break;
    }
    for (const rules::ExpressionPtr& child : tree.children)
        collectNames(*child, names);
}

void collectNames(std::string_view rule, RuleNames& names) {
    const rules::ParsedRule parsed = rules::parse(rule);
    if (parsed.tree)
        collectNames(*parsed.tree, names);
}

std::string aliasOf(const EntityMapping& mapping, const Entity& source) {
    return mapping.alias.empty() ? source.name : mapping.alias;
}

const Field* fieldAt(const std::vector<std::string>& path, const std::string& alias, const Entity& source) {
    if (path.size() > 1 && foldCase(path[0]) == foldCase(alias)) {
        if (const Field* const field = source.field(joined(std::span(path).subspan(1))))
            return field;
    }
    return source.field(joined(path));
}

std::vector<std::string_view> pipelineRules(const EntityMapping& mapping) {
    std::vector<std::string_view> rules;
    for (const Step& step : mapping.steps)
        eachRule(step, [&](const std::string& rule, bool side) {
            if (!side)
                rules.push_back(rule);
        });
    if (!mapping.filter.empty())
        rules.push_back(mapping.filter);
    if (mapping.deduplication) {
        for (const std::string& key : mapping.deduplication->keys)
            rules.push_back(key);
        if (!mapping.deduplication->order.empty())
            rules.push_back(mapping.deduplication->order);
    }
    return rules;
}

} // namespace mw::mapping

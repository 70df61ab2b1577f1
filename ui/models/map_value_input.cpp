// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_value_input.h"

#include "core/rules/parser.h"

#include <algorithm>
#include <map>

namespace mw::ui {

namespace {

using rules::Expression;
using rules::ExpressionPtr;
using Arguments = std::map<std::string, ExpressionPtr>;

constexpr int kDeepest = 16; // functions within functions

/// The tree with the arguments of a function in the place of their names.
ExpressionPtr withArguments(const ExpressionPtr& node, const Arguments& arguments) {
    if (arguments.empty())
        return node;
    if (node->kind == Expression::Kind::Field && node->path.size() == 1)
        if (const auto found = arguments.find(node->path.front()); found != arguments.end())
            return found->second;
    auto copy = std::make_shared<Expression>(*node);
    for (ExpressionPtr& child : copy->children)
        child = withArguments(child, arguments);
    return copy;
}

class Finder {
public:
    explicit Finder(const rules::Environment& environment) : m_environment(environment) {}

    void look(const ExpressionPtr& node, const Arguments& arguments, int depth) {
        if (node->kind == Expression::Kind::Call && node->name == "map" && node->children.size() > 1) {
            if (const auto* name = std::get_if<std::string>(&node->children.front()->literal))
                uses.push_back({*name, rules::print(*withArguments(node->children[1], arguments))});
        } else if (node->kind == Expression::Kind::Call && depth < kDeepest) {
            for (const rules::ProjectFunction& function : m_environment.functions)
                if (function.name == node->name && function.body && function.arguments.size() == node->children.size()) {
                    Arguments inner;
                    for (std::size_t i = 0; i < function.arguments.size(); ++i)
                        inner[function.arguments[i].name] = withArguments(node->children[i], arguments);
                    look(function.body, inner, depth + 1);
                }
        }
        for (const ExpressionPtr& child : node->children)
            look(child, arguments, depth);
    }

    std::vector<ValueMapUse> uses;

private:
    const rules::Environment& m_environment;
};

} // namespace

std::vector<ValueMapUse> valueMapUses(const std::string& rule, const rules::Environment& environment) {
    const rules::ParsedRule parsed = rules::parse(rule);
    if (!parsed.ok())
        return {};
    Finder finder(environment);
    finder.look(parsed.tree, {}, 0);
    return std::move(finder.uses);
}

} // namespace mw::ui

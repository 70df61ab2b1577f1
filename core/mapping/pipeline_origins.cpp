// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/mapping/pipeline.h"
#include "core/mapping/rule_names.h"

#include <set>

namespace mw::mapping {

namespace {

using Paths = std::set<std::vector<std::string>>;

bool isName(const std::string& a, const std::string& b) { return foldCase(a) == foldCase(b); }

/// The rules of a step that make a field; none where it does not make one of that name.
std::vector<std::string> rulesOf(const Step& step, const std::string& name) {
    std::vector<std::string> rules;
    const auto take = [&](const std::string& made, const std::string& rule) {
        if (isName(made, name) && !rule.empty())
            rules.push_back(rule);
    };
    if (const auto* unpivot = std::get_if<Unpivot>(&step.what)) {
        for (const Unpivot::Value& value : unpivot->values)
            for (const std::string& rule : value.rules)
                take(value.name, rule);
    } else if (const auto* group = std::get_if<Group>(&step.what)) {
        for (const NamedRule& key : group->keys)
            take(key.name, key.rule);
        for (const Aggregate& value : group->aggregates)
            take(value.name, value.rule);
    } else if (const auto* pivot = std::get_if<Pivot>(&step.what)) {
        for (const NamedRule& key : pivot->keys)
            take(key.name, key.rule);
        for (const Pivot::Column& column : pivot->columns)
            take(column.name.empty() ? column.value : column.name, pivot->rule);
    }
    return rules;
}

} // namespace

std::vector<std::vector<std::string>> originsOf(const Document& document, const EntityMapping& mapping,
                                                const std::vector<std::string>& path) {
    const Entity* const source = document.sourceOf(mapping);
    const std::string alias = source ? aliasOf(mapping, *source) : mapping.alias;
    Paths paths{path};
    for (auto step = mapping.steps.rbegin(); step != mapping.steps.rend(); ++step) {
        Paths before;
        for (const auto& one : paths) {
            const bool isOwn = one.size() == 1 || (one.size() == 2 && isName(one[0], alias));
            const std::vector<std::string> rules = isOwn ? rulesOf(*step, one.back()) : std::vector<std::string>();
            RuleNames names;
            for (const std::string& rule : rules)
                collectNames(rule, names);
            before.insert(names.paths.begin(), names.paths.end());
            if (rules.empty() && !makesNewRows(*step))
                before.insert(one);
        }
        paths = std::move(before);
    }
    return {paths.begin(), paths.end()};
}

} // namespace mw::mapping

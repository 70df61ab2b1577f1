// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/problems.h"
#include "core/mapping/rule_names.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace mw::mapping {

namespace {

Coverage coverageOf(const Document& document, const EntityMapping& mapping) {
    Coverage coverage;
    coverage.entityMapping = mapping.id;
    std::unordered_map<Id, const FieldMapping*> byTarget;
    for (const FieldMapping& field : mapping.fields)
        byTarget.emplace(field.targetField, &field);
    if (const Entity* const target = document.targetOf(mapping)) {
        coverage.targetFields = target->fields.size();
        for (const Field& field : target->fields) {
            const auto found = byTarget.find(field.id);
            const bool mapped = found != byTarget.end() && !found->second->rule.empty();
            const bool described = found != byTarget.end() && !mapped && !found->second->intent.text.empty();
            coverage.mapped += mapped ? 1 : 0;
            coverage.described += described ? 1 : 0;
            if (!mapped && !field.nullable && !field.generated && field.defaultValue.empty())
                ++coverage.requiredUnfed;
        }
    }
    if (const Entity* const source = document.sourceOf(mapping)) {
        coverage.sourceFields = source->fields.size();
        RuleNames names;
        for (const FieldMapping& field : mapping.fields) {
            if (!field.rule.empty())
                collectNames(field.rule, names);
        }
        for (const std::string_view rule : pipelineRules(mapping))
            collectNames(rule, names);
        std::unordered_set<const Field*> used;
        const std::string alias = aliasOf(mapping, *source);
        for (const auto& path : names.paths) {
            if (const Field* const field = fieldAt(path, alias, *source))
                used.insert(field);
        }
        coverage.sourceUsed = used.size();
        std::unordered_set<Id> left;
        for (const NotMigrated& each : mapping.notMigrated) {
            if (source->fieldById(each.sourceField) != nullptr)
                left.insert(each.sourceField);
        }
        coverage.sourceNotMigrated = left.size();
    }
    return coverage;
}

} // namespace

std::vector<Coverage> coverage(const Document& document) {
    std::vector<Coverage> all;
    for (const EntityMapping& mapping : document.mappings)
        all.push_back(coverageOf(document, mapping));
    return all;
}

} // namespace mw::mapping

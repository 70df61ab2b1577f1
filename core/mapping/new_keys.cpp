// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/new_keys.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/mapping/rule_names.h"
#include "core/rules/parser.h"

#include <algorithm>
#include <map>

namespace mw::mapping {

namespace {

const FieldMapping* ruleOf(const EntityMapping& mapping, const Entity& target, const std::string& name) {
    const Field* const field = target.field(name);
    if (!field)
        return nullptr;
    const auto found = std::find_if(mapping.fields.begin(), mapping.fields.end(), [&](const FieldMapping& one) {
        return one.targetField == field->id && !one.rule.empty();
    });
    return found == mapping.fields.end() ? nullptr : &*found;
}

/// The source fields that fill target fields as they are; empty where one is filled otherwise.
std::vector<std::string> plainSources(const EntityMapping& mapping, const Entity& source, const Entity& target,
                                      const std::vector<std::string>& targetFields) {
    std::vector<std::string> names;
    for (const std::string& name : targetFields) {
        const FieldMapping* const rule = ruleOf(mapping, target, name);
        if (!rule)
            return {};
        const rules::ParsedRule parsed = rules::parse(rule->rule);
        const bool isField = parsed.ok() && parsed.tree && parsed.tree->kind == rules::Expression::Kind::Field;
        const Field* const field = isField ? fieldAt(parsed.tree->path, aliasOf(mapping, source), source) : nullptr;
        if (!field)
            return {};
        names.push_back(field->name);
    }
    return names;
}

std::vector<std::string_view> rulesOf(const EntityMapping& mapping) {
    std::vector<std::string_view> rules = pipelineRules(mapping);
    for (const FieldMapping& field : mapping.fields)
        if (!field.rule.empty())
            rules.push_back(field.rule);
    return rules;
}

/// Which mappings a mapping waits for, itself left out.
std::vector<const EntityMapping*> awaitedBy(const Document& document, const EntityMapping& mapping,
                                            const std::vector<rules::Environment::NewKeys>& known) {
    // Most rules ask for none; they are not parsed here.
    const auto mentions = [](std::string_view rule) { return toLower(rule).find("new_id") != std::string::npos; };
    const bool inFunctions =
        std::any_of(document.functions.begin(), document.functions.end(),
                    [&](const ProjectFunction& function) { return mentions(function.body); });
    RuleNames names;
    for (const std::string_view rule : rulesOf(mapping))
        if (inFunctions || mentions(rule))
            collectNames(rule, names);
    for (const ProjectFunction& function : document.functions)
        if (names.calls.contains(toLower(function.name)))
            collectNames(function.body, names);
    std::vector<const EntityMapping*> awaited;
    for (const std::string& name : names.newKeys)
        if (const auto meant = rules::newKeysNamed(known, name); meant.size() == 1 && meant.front()->id != mapping.id.text())
            awaited.push_back(document.mapping(Id(meant.front()->id)));
    return awaited;
}

} // namespace

KeyPair keyPairOf(const Document& document, const EntityMapping& mapping) {
    KeyPair pair;
    const Entity* const source = document.sourceOf(mapping);
    const Entity* const target = document.targetOf(mapping);
    if (!source || !target) {
        pair.obstacle = "its entities are not known";
        return pair;
    }
    const Key* const primary = target->primaryKey();
    if (!primary || primary->fields.size() != 1) {
        pair.obstacle = "the target " + quoted(target->name) + " has no primary key of one field";
        return pair;
    }
    const Field* const newField = target->field(primary->fields.front());
    if (!newField) {
        pair.obstacle = "the primary key of " + quoted(target->name) + " is none of its fields";
        return pair;
    }
    pair.newField = newField->name;
    pair.newType = newField->type;
    pair.isGiven = ruleOf(mapping, *target, newField->name) == nullptr;
    if (pair.isGiven && newField->type.kind != TypeKind::Integer) {
        pair.obstacle = "no rule fills " + quoted(newField->name) + ", and targets give whole numbers only";
        return pair;
    }
    if (std::any_of(mapping.steps.begin(), mapping.steps.end(), makesNewRows)) {
        pair.obstacle = "its steps make new records of those of the source";
        return pair;
    }
    if (const Key* const key = source->primaryKey())
        pair.oldFields = key->fields;
    else if (!mapping.key.empty())
        pair.oldFields = plainSources(mapping, *source, *target, mapping.key);
    if (pair.oldFields.empty())
        pair.oldFields = plainSources(mapping, *source, *target, {newField->name});
    if (pair.oldFields.empty())
        pair.obstacle = "the source " + quoted(source->name) + " has no primary key, and no source field plainly fills the "
                        "key of " + quoted(target->name);
    return pair;
}

std::vector<rules::Environment::NewKeys> newKeysOf(const Document& document, const EntityMapping* own) {
    std::vector<rules::Environment::NewKeys> all;
    for (const EntityMapping& mapping : document.mappings) {
        const Entity* const source = document.sourceOf(mapping);
        const Entity* const target = document.targetOf(mapping);
        if (!source || !target)
            continue;
        KeyPair pair = keyPairOf(document, mapping);
        rules::Environment::NewKeys& keys = all.emplace_back();
        keys.id = mapping.id.text();
        keys.reference = mapping.reference;
        keys.sourceEntity = source->name;
        keys.targetEntity = target->name;
        for (const std::string& name : pair.oldFields)
            if (const Field* const field = source->field(name))
                keys.keyFields.push_back(*field);
        keys.type = pair.newType;
        keys.obstacle = std::move(pair.obstacle);
        keys.isOwn = own && own->id == mapping.id;
    }
    return all;
}

std::vector<std::vector<const EntityMapping*>> newKeyCircles(const Document& document) {
    const std::vector<rules::Environment::NewKeys> known = newKeysOf(document, nullptr);
    std::map<const EntityMapping*, std::vector<const EntityMapping*>> awaited;
    for (const EntityMapping& mapping : document.mappings)
        awaited[&mapping] = awaitedBy(document, mapping, known);
    const auto reaches = [&](const EntityMapping* from, const EntityMapping* to) {
        std::set<const EntityMapping*> seen;
        std::vector<const EntityMapping*> open = awaited[from];
        while (!open.empty()) {
            const EntityMapping* const next = open.back();
            open.pop_back();
            if (next == to)
                return true;
            if (next && seen.insert(next).second)
                open.insert(open.end(), awaited[next].begin(), awaited[next].end());
        }
        return false;
    };
    std::vector<std::vector<const EntityMapping*>> circles;
    std::set<const EntityMapping*> told;
    for (const EntityMapping& mapping : document.mappings) {
        if (told.contains(&mapping) || !reaches(&mapping, &mapping))
            continue;
        std::vector<const EntityMapping*>& circle = circles.emplace_back();
        for (const EntityMapping& other : document.mappings)
            if (&other == &mapping || (reaches(&mapping, &other) && reaches(&other, &mapping))) {
                circle.push_back(&other);
                told.insert(&other);
            }
    }
    return circles;
}

} // namespace mw::mapping

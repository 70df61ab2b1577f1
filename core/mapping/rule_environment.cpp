// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/mapping/new_keys.h"
#include "core/mapping/pipeline_walk_p.h"
#include "core/mapping/problems.h"
#include "core/mapping/recursive_functions.h"
#include "core/mapping/rule_names.h"

namespace mw::mapping {

namespace {

void addFields(rules::Environment& environment, const std::string& alias, const Entity& entity) {
    environment.fields.reserve(entity.fields.size());
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        environment.fields.push_back({alias, entity.fields[i], i});
}

/// A key rule that is just a field gives that field's name, any other its own text.
std::string keyFieldOf(const std::string& rule, const Entity& entity) {
    const rules::ParsedRule parsed = rules::parse(rule);
    if (!parsed.ok())
        return rule;
    if (parsed.tree->kind == rules::Expression::Kind::Field) {
        if (const Field* const field = fieldAt(parsed.tree->path, entity.name, entity))
            return field->name;
    }
    return rules::print(*parsed.tree);
}

void addShared(rules::Environment& environment, const Document& document) {
    for (const ValueMap& valueMap : document.valueMaps)
        environment.valueMaps.push_back(std::make_shared<const rules::ValueMap>(valueMap.content));
    for (const Parameter& parameter : document.parameters)
        environment.parameters.push_back(parameter.content);
    const std::vector<bool> recursive = recursiveFunctions(document.functions);
    for (std::size_t i = 0; i < document.functions.size(); ++i) {
        const ProjectFunction& function = document.functions[i];
        rules::ParsedRule body = rules::parse(function.body);
        if (recursive[i] || !body.ok())
            continue;
        rules::ProjectFunction known{function.name, {}, std::move(body.tree)};
        for (const ProjectFunction::Argument& argument : function.arguments)
            known.arguments.push_back({argument.name, argument.type, {}});
        environment.functions.push_back(std::move(known));
    }
}

void addLookups(rules::Environment& environment, const Document& document) {
    for (const Lookup& lookup : document.lookups) {
        const Connection* const connection = document.connection(lookup.connection);
        const Entity* const entity = connection == nullptr ? nullptr : connection->schema.entityById(lookup.entity);
        if (entity == nullptr)
            continue;
        rules::Environment::Lookup known{lookup.name, *entity, {}, nullptr};
        for (const std::string& rule : lookup.keyRules)
            known.keyFields.push_back(keyFieldOf(rule, *entity));
        environment.lookups.push_back(std::move(known));
    }
}

} // namespace

rules::Environment environmentOf(const Document& document, const EntityMapping& mapping) {
    rules::Environment environment;
    addShared(environment, document);
    addLookups(environment, document);
    if (!mapping.steps.empty()) {
        std::vector<Problem> ignored; // they are told by findProblems()
        ProblemPlace place(ignored, {}, mapping.id, mapping.id);
        walkPipeline(document, mapping, environment, place);
    } else if (const Entity* const source = document.sourceOf(mapping)) {
        addFields(environment, aliasOf(mapping, *source), *source);
    }
    environment.newKeys = newKeysOf(document, &mapping);
    return environment;
}

rules::Environment environmentOfSide(const Document& document, const Id& connection, const Id& entityId,
                                     const std::string& alias) {
    rules::Environment environment;
    if (const Entity* const entity = document.entityOf(connection, entityId))
        addFields(environment, alias.empty() ? entity->name : alias, *entity);
    addShared(environment, document);
    addLookups(environment, document);
    return environment;
}

rules::Environment environmentOf(const Document& document, const Lookup& lookup) {
    rules::Environment environment;
    const Connection* const connection = document.connection(lookup.connection);
    if (const Entity* const entity = connection == nullptr ? nullptr : connection->schema.entityById(lookup.entity))
        addFields(environment, entity->name, *entity);
    addShared(environment, document);
    return environment;
}

rules::Environment environmentOf(const Document& document, const ProjectFunction& function) {
    rules::Environment environment;
    for (std::size_t i = 0; i < function.arguments.size(); ++i) {
        Field field;
        field.name = function.arguments[i].name;
        field.type = function.arguments[i].type;
        environment.fields.push_back({function.name, std::move(field), i});
    }
    addShared(environment, document);
    addLookups(environment, document);
    environment.newKeys = newKeysOf(document, nullptr);
    return environment;
}

rules::Wanted wantedFor(const Field& targetField) { return {targetField.type, targetField.nullable}; }

} // namespace mw::mapping

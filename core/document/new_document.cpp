// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/new_document.h"

#include "core/base/unicode.h"
#include "core/mapping/problems.h"
#include "core/mapping/starting_rule.h"

#include <algorithm>
#include <unordered_map>

namespace mw::document {

using namespace mapping;

namespace {

std::string comparable(const std::string& name) {
    std::string folded = foldCase(name);
    std::erase(folded, '_');
    std::erase(folded, ' ');
    return folded;
}

void addConnection(Document& document, const NewConnection& wanted, IdMaker& ids) {
    Connection connection;
    connection.id = ids.make("con");
    connection.name = wanted.name;
    for (int number = 2; document.connectionByName(connection.name) != nullptr; ++number)
        connection.name = wanted.name + " " + std::to_string(number);
    connection.connector = wanted.connector;
    connection.options = wanted.options;
    if (!wanted.location.empty())
        connection.locations["dev"] = wanted.location;
    connection.schema = wanted.schema;
    assignIds(connection.schema, ids);
    document.connections.push_back(std::move(connection));
}

} // namespace

EntityMapping newEntityMapping(const Document& document, const Connection& source, const Entity& sourceEntity,
                               const Connection& target, const Entity& targetEntity, IdMaker& ids, bool mapEqualNames) {
    EntityMapping mapping;
    mapping.id = ids.make("em");
    mapping.reference = freePrefix(document, targetEntity.name);
    mapping.sourceConnection = source.id;
    mapping.sourceEntity = sourceEntity.id;
    mapping.targetConnection = target.id;
    mapping.targetEntity = targetEntity.id;
    std::unordered_map<std::string, const Field*> sourceFields;
    for (const Field& field : sourceEntity.fields)
        sourceFields.emplace(comparable(field.name), &field);
    for (const Field& field : targetEntity.fields) {
        const auto found = sourceFields.find(comparable(field.name));
        if (!mapEqualNames || found == sourceFields.end())
            continue;
        FieldMapping& copy = mapping.fields.emplace_back();
        copy.id = ids.make("fm");
        copy.reference = numberedReference(mapping.reference, mapping.fields.size());
        copy.targetField = field.id;
        copy.rule = ruleName(found->second->name);
    }
    if (const Key* const key = targetEntity.primaryKey()) {
        const bool fed = std::all_of(key->fields.begin(), key->fields.end(), [&](const std::string& name) {
            const Field* const field = targetEntity.field(name);
            return field != nullptr && std::any_of(mapping.fields.begin(), mapping.fields.end(),
                                                   [&](const FieldMapping& f) { return f.targetField == field->id; });
        });
        if (fed)
            mapping.key = key->fields;
    }
    return mapping;
}

Document newDocument(std::string title, const std::vector<NewConnection>& sources,
                     const std::vector<NewConnection>& targets, IdMaker& ids, const NewDocumentOptions& options) {
    Document document;
    document.id = ids.make("doc");
    document.title = std::move(title);
    for (const NewConnection& each : sources)
        addConnection(document, each, ids);
    for (const NewConnection& each : targets)
        addConnection(document, each, ids);
    if (!options.mapEqualNames)
        return document;
    for (std::size_t t = sources.size(); t < document.connections.size(); ++t) {
        const Connection& target = document.connections[t];
        for (const Entity& targetEntity : target.schema.entities) {
            for (std::size_t s = 0; s < sources.size(); ++s) {
                const Connection& source = document.connections[s];
                for (const Entity& sourceEntity : source.schema.entities) {
                    if (comparable(sourceEntity.name) == comparable(targetEntity.name))
                        document.mappings.push_back(
                            newEntityMapping(document, source, sourceEntity, target, targetEntity, ids, true));
                }
            }
        }
    }
    return document;
}

} // namespace mw::document

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/entity_edits.h"

#include "core/mapping/problems.h"
#include "ui/present/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace mw::ui::edits {

namespace {

struct EntityEdits {
    Q_DECLARE_TR_FUNCTIONS(EntityEdits)
};

const Entity* entityAt(const mapping::Document& document, const EntityPlace& place) {
    const mapping::Connection* connection = document.connection(place.connection);
    return connection ? connection->schema.entityById(place.entity) : nullptr;
}

QString plainName(const std::string& name) { return qt(name).toCaseFolded().remove(u'_').remove(u' '); }

} // namespace

std::vector<EntityPlace> entityPlaces(const mapping::Document& document) {
    std::vector<EntityPlace> places;
    for (const mapping::Connection& connection : document.connections)
        for (const Entity& entity : connection.schema.entities)
            places.push_back({connection.id, entity.id});
    return places;
}

std::vector<EntityPair> pairsOfEqualName(const mapping::Document& document) {
    std::vector<EntityPair> pairs;
    if (document.connections.size() < 2)
        return pairs;
    const mapping::Connection& last = document.connections.back();
    for (const Entity& target : last.schema.entities) {
        if (std::any_of(document.mappings.begin(), document.mappings.end(), [&](const auto& known) { return known.targetEntity == target.id; }))
            continue;
        std::vector<EntityPlace> fitting;
        for (const EntityPlace& place : entityPlaces(document))
            if (place.connection != last.id && plainName(entityAt(document, place)->name) == plainName(target.name))
                fitting.push_back(place);
        if (fitting.size() == 1)
            pairs.push_back({{last.id, target.id}, fitting.front()});
    }
    return pairs;
}

mapping::Edit addEntityMappings(const mapping::Document& document, const std::vector<EntityPair>& pairs, IdMaker& ids) {
    mapping::Edit edit;
    mapping::Document grown; // only what references are found by
    grown.mappings = document.mappings;
    grown.workflow.retiredReferences = document.workflow.retiredReferences;
    for (const EntityPair& pair : pairs) {
        const Entity* target = entityAt(document, pair.target);
        if (!target || !entityAt(document, pair.source))
            continue;
        mapping::EntityMapping made;
        made.id = ids.make("em");
        made.reference = mapping::freePrefix(grown, target->name);
        made.targetConnection = pair.target.connection;
        made.targetEntity = pair.target.entity;
        made.sourceConnection = pair.source.connection;
        made.sourceEntity = pair.source.entity;
        if (const Key* key = target->primaryKey())
            made.key = key->fields;
        edit.label = utf8(EntityEdits::tr("Map %1 from %2").arg(qt(target->name), qt(entityAt(document, pair.source)->name)));
        grown.mappings.push_back(made);
        edit.steps.push_back(mapping::SetElement<mapping::EntityMapping>{made.id, std::move(made)});
    }
    if (edit.steps.size() > 1)
        edit.label = utf8(EntityEdits::tr("Map %Ln entities", nullptr, int(edit.steps.size())));
    return edit;
}

mapping::Edit removeEntityMapping(const mapping::Document& document, const Id& entityMapping) {
    mapping::Edit edit;
    const mapping::EntityMapping* owner = document.mapping(entityMapping);
    if (!owner)
        return edit;
    const Entity* target = document.targetOf(*owner);
    edit.label = utf8(EntityEdits::tr("Remove the mapping of %1").arg(target ? qt(target->name) : qt(owner->reference)));
    for (const mapping::Check& check : document.checks)
        if (check.entityMapping == entityMapping)
            edit.steps.push_back(mapping::SetElement<mapping::Check>{check.id, std::nullopt});
    edit.steps.push_back(mapping::SetElement<mapping::EntityMapping>{entityMapping, std::nullopt});
    return edit;
}

} // namespace mw::ui::edits

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rebase/rebase.h"

#include "core/base/utf8.h"
#include "core/mapping/pipeline.h"
#include "core/mapping/rename_field.h"
#include "core/mapping/reshape.h"
#include "core/rebase/affected.h"
#include "core/rebase/renames.h"

#include <algorithm>
#include <iterator>

namespace mw::rebase {

using namespace mapping;

namespace {

/// The schema without what is only proposed and not there yet.
Schema realPart(const Schema& was, const Schema& now) {
    Schema real = was;
    std::erase_if(real.entities, [&](const Entity& entity) { return entity.proposed && !now.entity(entity.name); });
    for (Entity& entity : real.entities) {
        const Entity* const there = now.entity(entity.name);
        std::erase_if(entity.fields, [&](const Field& field) { return field.proposed && !(there && there->field(field.name)); });
    }
    return real;
}

Result<const mapping::Connection*> connectionOf(const Document& document, const Id& id) {
    const mapping::Connection* const found = document.connection(id);
    if (!found)
        return makeError(Code::UnknownName, quoted(id.text()), "");
    return found;
}

/// Whether a step of the mapping joins or adds the entity.
bool takesIn(const Document& document, const EntityMapping& owner, const Entity& entity) {
    const std::vector<mapping::TakenIn> others = mapping::takenIn(document, owner);
    return std::any_of(others.begin(), others.end(), [&](const mapping::TakenIn& one) { return one.entity == &entity; });
}

} // namespace

Result<SchemaDrift> schemaDrift(const Document& document, const Id& connection, const suggest::Side& now,
                                std::span<const profile::EntityProfile> before, JobContext& job) {
    MW_TRY(const mapping::Connection* const known, connectionOf(document, connection));
    SchemaDrift drift;
    for (SchemaChange& change : compareSchemas(realPart(known->schema, now.schema), now.schema)) {
        Drift one{std::move(change), {}, {}, {}};
        if (const Entity* const entity = known->schema.entity(one.change.entity)) {
            one.entity = entity->id;
            if (const Field* const field = one.change.field.empty() ? nullptr : entity->field(one.change.field)) {
                one.field = field->id;
                one.affected = affectedBy(document, connection, field->id);
            } else if (one.change.kind == SchemaChange::Kind::EntityRemoved) {
                for (const EntityMapping& each : document.mappings)
                    if (each.sourceEntity == entity->id || each.targetEntity == entity->id || takesIn(document, each, *entity))
                        one.affected.push_back(each.id);
            }
        }
        drift.changes.push_back(std::move(one));
    }
    for (std::size_t i = 0; i < now.schema.entities.size(); ++i) {
        const Entity* const was = known->schema.entity(now.schema.entities[i].name);
        if (!was)
            continue;
        const auto profiled = std::find_if(before.begin(), before.end(), [&](const auto& each) { return each.name == was->name; });
        MW_TRY(std::vector<Rename> renames, findRenames(*was, now, i, profiled == before.end() ? nullptr : &*profiled, job));
        std::move(renames.begin(), renames.end(), std::back_inserter(drift.renames));
    }
    return drift;
}

Result<Edit> rebase(const Document& document, const Id& connection, Schema scanned, std::span<const Rename> renames, IdMaker& ids) {
    MW_TRY(const mapping::Connection* const known, connectionOf(document, connection));
    Document ahead = document;
    Edit edit{"Take over the schema of " + known->name, {}};
    for (const Rename& rename : renames) {
        MW_TRY(const Edit renaming, renameField(ahead, connection, rename.field, rename.now));
        MW_TRY([[maybe_unused]] const Edit inverse, apply(ahead, renaming));
        edit.steps.insert(edit.steps.end(), renaming.steps.begin(), renaming.steps.end());
    }
    mapping::Connection taken = *ahead.connection(connection);
    // What is proposed and still not there stays proposed, behind what is there.
    for (const Entity& entity : taken.schema.entities) {
        const auto there = std::find_if(scanned.entities.begin(), scanned.entities.end(),
                                        [&](const Entity& each) { return each.name == entity.name; });
        if (there == scanned.entities.end()) {
            if (entity.proposed)
                scanned.entities.push_back(entity);
            continue;
        }
        for (const Field& field : entity.fields)
            if (field.proposed && !there->field(field.name))
                there->fields.push_back(field);
    }
    taken.schema = std::move(scanned);
    MW_TRY(Edit reshaped, reshape(ahead, std::move(taken), ids, NewNames::AreFieldsOfTheirOwn));
    std::move(reshaped.steps.begin(), reshaped.steps.end(), std::back_inserter(edit.steps));
    return edit;
}

} // namespace mw::rebase

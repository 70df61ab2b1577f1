// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wording.h"
#include "core/engine/lookup_table.h"
#include "core/engine/planner_p.h"

#include <algorithm>
#include <limits>

namespace mw::engine {

Result<const SourceShape*> Planner::shapeOf(const mapping::Connection& connection, const Entity& entity,
                                            const Place& place) {
    const std::pair key(connection.id, entity.id);
    if (const auto known = m_shapes.find(key); known != m_shapes.end())
        return static_cast<const SourceShape*>(&known->second);
    MW_TRY(SourceShape shape,
           findSourceShape(m_options.access, place, entity, connection.schema.entities.size() == 1, m_job));
    return static_cast<const SourceShape*>(&m_shapes.emplace(key, std::move(shape)).first->second);
}

void Planner::moveColumns(rules::Environment& environment, const SourceShape& shape) {
    for (rules::FieldBinding& binding : environment.fields) {
        const std::size_t documented = binding.column;
        const auto column = documented < shape.columnOfField.size() ? shape.columnOfField[documented] : std::nullopt;
        binding.column = column.value_or(kNoColumn);
    }
}

void Planner::describeConversions(const PlannedEntity& entity) {
    for (const PlannedColumn& column : entity.columns) {
        if (!column.used || column.sourceType.kind == column.field.type.kind || !column.field.evidence.empty())
            continue;
        m_plan->m_notes.push_back(entity.source.connection + ": " + entity.sourceEntity + "." + column.field.name +
                                  " comes as " + printType(column.sourceType) + "; the document says " +
                                  printType(column.field.type) + ", so each value is converted");
    }
}

/// Reads a lookup that a rule uses into memory, once per plan.
Result<void> Planner::loadLookup(const std::string& name) {
    if (m_lookups.contains(name))
        return {};
    m_lookups[name] = nullptr;
    const auto lookup = std::find_if(m_document.lookups.begin(), m_document.lookups.end(),
                                     [&](const mapping::Lookup& candidate) { return candidate.name == name; });
    if (lookup == m_document.lookups.end())
        return {};
    const mapping::Connection* connection = m_document.connection(lookup->connection);
    const Entity* entity = connection ? connection->schema.entityById(lookup->entity) : nullptr;
    if (!entity)
        return {};
    const std::string where = lookup->reference.empty() ? lookup->name : lookup->name + " (" + lookup->reference + ")";
    const auto problem = [&](Problem::Severity severity, Code code, std::string message) {
        addProblem(severity, code, where, std::move(message), lookup->id, {});
    };
    const auto place = placeOf(*connection, nullptr);
    if (!place)
        return {};
    auto found = shapeOf(*connection, *entity, *place);
    if (!found.ok()) {
        if (kindOf(found.error().code) != CodeKind::Request)
            return during(std::move(found).error(), "reading the lookup " + name);
        problem(Problem::Severity::Error, found.error().code, found.error().message());
        return {};
    }
    SourceShape shape = **found;
    for (std::size_t i = 0; i < entity->fields.size(); ++i)
        if (!shape.columnOfField[i])
            problem(Problem::Severity::Warning, Code::UnknownField,
                    place->location.text + " has no field " + entity->fields[i].name + "; it is null for every record");
    const auto keys = bindLookupKeys(*lookup, shape);
    if (keys.empty())
        return {};
    MW_TRY(LookupTable::Loaded loaded, LookupTable::load(m_options.access, *place, shape, *entity, keys, m_job));
    const LookupTable::Flaws& flaws = loaded.flaws;
    if (flaws.duplicates > 0) {
        std::string examples;
        for (const std::string& key : flaws.duplicateKeys)
            examples += (examples.empty() ? "" : ", ") + key;
        problem(Problem::Severity::Error, Code::DuplicateKey,
                "records that repeat a key, so that it is not clear which one is meant: " +
                    grouped(flaws.duplicates) + "; " + examples);
    }
    if (flaws.failedKeys > 0)
        problem(Problem::Severity::Warning, Code::InvalidArgument,
                "records whose key cannot be made: " + grouped(flaws.failedKeys) + "; " + flaws.firstFailure);
    if (flaws.malformed > 0)
        problem(Problem::Severity::Warning, Code::TooFewFields,
                "records of " + place->location.text + " that cannot be read: " + grouped(flaws.malformed));
    m_lookups[name] = std::move(loaded.table);
    m_plan->m_lookupInputs.push_back({connection->name, shape.entity, place->location.text, loaded.hash, loaded.bytes,
                                      loaded.rows + flaws.malformed});
    return {};
}

std::vector<BoundRulePtr> Planner::bindLookupKeys(const mapping::Lookup& lookup, SourceShape& shape) {
    rules::Environment environment = mapping::environmentOf(m_document, lookup);
    environment.nowMicros = m_options.nowMicros;
    moveColumns(environment, shape);
    std::vector<BoundRulePtr> keys;
    for (const std::string& text : lookup.keyRules) {
        BoundRulePtr key = bindRule(text, environment, {}, lookup.name, lookup.id, {});
        if (!key)
            return {};
        keys.push_back(std::move(key));
    }
    // All documented fields are wanted in their documented types: any of them may be asked for.
    for (const auto& column : shape.columnOfField)
        if (column)
            shape.columns[*column].used = true;
    return keys;
}

} // namespace mw::engine

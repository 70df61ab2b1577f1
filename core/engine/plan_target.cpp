// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/planner_p.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace mw::engine {

namespace {

/// What a target column cannot hold of what the document plans for it; empty where all fits.
std::string contradiction(const LogicalType& planned, const LogicalType& actual) {
    const std::string both = "the document plans " + printType(planned) + ", the target has " + printType(actual);
    if (planned.kind != actual.kind) {
        const bool widens = (planned.kind == TypeKind::Integer && actual.kind == TypeKind::Decimal) ||
                            actual.kind == TypeKind::Text || actual.kind == TypeKind::Null;
        return widens ? std::string() : both;
    }
    const bool tooShort = actual.length != 0 && (planned.length == 0 || planned.length > actual.length);
    const bool tooNarrow =
        planned.kind == TypeKind::Decimal &&
        (planned.scale > actual.scale || planned.precision - planned.scale > actual.precision - actual.scale);
    return tooShort || tooNarrow ? both : std::string();
}

/// Says whether the place is there; FileNotFound where not even its folder is.
Result<bool> placeExists(const Location& location) {
    if (location.path.empty())
        return true;
    std::error_code failure;
    const std::filesystem::path path(location.path);
    if (std::filesystem::exists(path, failure))
        return true;
    const std::filesystem::path whole = std::filesystem::absolute(path, failure);
    const std::filesystem::path folder = (whole.has_filename() ? whole : whole.parent_path()).parent_path();
    if (!std::filesystem::exists(folder, failure))
        return at(makeError(Code::FileNotFound), folder.string());
    return false;
}

std::string join(const std::vector<std::string>& names, const char* between) {
    std::string joined;
    for (const std::string& name : names)
        joined += (joined.empty() ? "" : between) + name;
    return joined;
}

} // namespace

/// Looks at what the target holds. Only catalogues that the target itself declares count: load files have none.
Result<void> Planner::compareTarget(PlannedEntity& entity) {
    const Id& connection = entity.mapping->targetConnection;
    if (!m_targets.contains(connection)) {
        std::optional<Schema> schema;
        MW_TRY(const bool exists, placeExists(entity.target.location));
        if (exists && declaresSchema(entity.target)) {
            MW_TRY(auto opened, m_options.access.openSource(entity.target));
            MW_TRY(schema, opened->schema(m_job));
        }
        m_targets.emplace(connection, std::move(schema));
    }
    const std::optional<Schema>& schema = m_targets[connection];
    const Entity* actual = schema ? schema->entity(entity.targetEntity.name) : nullptr;
    if (!actual)
        return {};
    const Entity documented = entity.targetEntity;
    entity.targetExists = true;
    entity.targetEntity = *actual;
    const std::string where = whereOf(*entity.mapping);
    std::set<std::string> fed;
    for (const mapping::FieldMapping& mapping : entity.mapping->fields) {
        const Field* planned = documented.fieldById(mapping.targetField);
        if (!planned || mapping.rule.empty())
            continue;
        const Field* found = actual->field(planned->name);
        if (!found) {
            addProblem(Problem::Severity::Error, Code::UnknownField, where + ", " + planned->name,
                       planned->proposed ? "the field is proposed; the target does not have it yet"
                                         : "the target has no field of this name",
                       mapping.id, entity.mapping->id);
            continue;
        }
        fed.insert(found->name);
        compareField(entity, mapping, *planned, *found);
        for (PlannedField& field : entity.fields)
            if (field.mapping == &mapping)
                field.target.name = found->name;
    }
    for (const Field& field : actual->fields)
        if (!field.nullable && field.defaultValue.empty() && !field.generated && !fed.contains(field.name))
            addProblem(Problem::Severity::Error, Code::RequiredMissing, where + ", " + field.name,
                       "the target demands a value and no rule gives one", entity.mapping->id, entity.mapping->id);
    return {};
}

void Planner::compareField(const PlannedEntity& entity, const mapping::FieldMapping& mapping, const Field& documented,
                           const Field& actual) {
    const std::string where = whereOf(*entity.mapping) + ", " + documented.name;
    // Where the catalogue's type comes from the values that are there now, it says nothing of what the column can hold.
    if (const std::string clash = contradiction(documented.type, actual.type);
        !clash.empty() && actual.evidence.empty())
        addProblem(Problem::Severity::Error, Code::TypeMismatch, where, clash, mapping.id, entity.mapping->id);
    if (documented.nullable && !actual.nullable)
        addProblem(Problem::Severity::Warning, Code::RequiredMissing, where,
                   "the target demands a value here, the document does not: records without one are refused",
                   mapping.id, entity.mapping->id);
}

bool Planner::declaresSchema(const Place& place) {
    if (!place.connector.empty())
        return place.connector != "csv";
    const auto found = connectorFor(place.location);
    return found.ok() && (*found)->name != "csv";
}

/// Parents before children within each target; targets in the order of their first mapping.
void Planner::orderEntities() {
    std::vector<PlannedEntity>& entities = m_plan->m_entities;
    std::vector<Id> connections;
    std::map<std::pair<Id, std::string>, std::size_t> rank;
    for (const PlannedEntity& entity : entities)
        if (std::find(connections.begin(), connections.end(), entity.mapping->targetConnection) == connections.end())
            connections.push_back(entity.mapping->targetConnection);
    for (const Id& connection : connections) {
        Schema schema;
        for (const PlannedEntity& entity : entities)
            if (entity.mapping->targetConnection == connection && !schema.entity(entity.targetEntity.name))
                schema.entities.push_back(entity.targetEntity);
        std::vector<std::string> cyclic;
        const std::vector<std::string> order = dependencyOrder(schema, cyclic);
        for (std::size_t i = 0; i < order.size(); ++i)
            rank[{connection, order[i]}] = i;
        if (cyclic.size() == 1)
            m_plan->m_notes.push_back(cyclic.front() +
                                      " refers to itself: a record whose parent comes later in the source "
                                      "is accepted only if the target checks references at the commit");
        else if (!cyclic.empty())
            m_plan->m_notes.push_back(join(cyclic, " ↔ ") +
                                      " form a cycle of references: their records are accepted only "
                                      "if the target checks references at the commit");
    }
    const auto placeOfEntity = [&](const PlannedEntity& entity) {
        const Id& connection = entity.mapping->targetConnection;
        const auto target = std::find(connections.begin(), connections.end(), connection);
        return std::pair(target - connections.begin(), rank[{connection, entity.targetEntity.name}]);
    };
    std::stable_sort(entities.begin(), entities.end(), [&](const PlannedEntity& a, const PlannedEntity& b) {
        return placeOfEntity(a) < placeOfEntity(b);
    });
    putAwaitedFirst();
    std::set<std::pair<Id, std::string>> fed;
    for (PlannedEntity& entity : entities)
        if (!fed.emplace(entity.mapping->targetConnection, entity.targetEntity.name).second &&
            entity.loadMode == LoadMode::Replace)
            entity.loadMode = LoadMode::Insert;
}

/// A mapping whose new keys others ask for goes before them, references within a target as far as that allows.
void Planner::putAwaitedFirst() {
    std::vector<PlannedEntity>& entities = m_plan->m_entities;
    std::set<Id> awaited;
    std::map<Id, std::set<Id>> waits;
    for (const PlannedEntity& entity : entities)
        for (const rules::BoundRule* rule : entity.rules())
            for (const std::string& id : rule->newKeysUsed) {
                awaited.insert(Id(id));
                if (Id(id) != entity.mapping->id)
                    waits[entity.mapping->id].insert(Id(id));
            }
    if (awaited.empty())
        return;
    const auto refers = [](const PlannedEntity& child, const PlannedEntity& parent) {
        return child.target.connection == parent.target.connection &&
               child.targetEntity.name != parent.targetEntity.name &&
               std::any_of(child.targetEntity.relations.begin(), child.targetEntity.relations.end(),
                           [&](const Relation& relation) { return relation.parentEntity == parent.targetEntity.name; });
    };
    std::vector<PlannedEntity> ordered;
    while (!entities.empty()) {
        const auto isFree = [&](const PlannedEntity& entity, bool mindsReferences) {
            return std::none_of(entities.begin(), entities.end(), [&](const PlannedEntity& other) {
                return &other != &entity && (waits[entity.mapping->id].contains(other.mapping->id) ||
                                             (mindsReferences && refers(entity, other)));
            });
        };
        auto next = std::find_if(entities.begin(), entities.end(),
                                 [&](const PlannedEntity& entity) { return isFree(entity, true); });
        if (next == entities.end())
            next = std::find_if(entities.begin(), entities.end(),
                                [&](const PlannedEntity& entity) { return isFree(entity, false); });
        if (next == entities.end())
            next = entities.begin(); // a circle, which is a problem of the document
        ordered.push_back(std::move(*next));
        entities.erase(next);
    }
    entities = std::move(ordered);
    for (PlannedEntity& entity : entities) {
        if (entity.keys)
            entity.keys->isAwaited = awaited.contains(entity.mapping->id);
        if (!entity.ownKeyFields().empty())
            m_plan->m_notes.push_back(entity.label() + " refers to its own new keys: they are set in a second pass");
    }
}

} // namespace mw::engine

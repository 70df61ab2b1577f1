// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/plan.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/engine/planner_p.h"

#include <algorithm>

namespace mw::engine {

std::optional<std::size_t> PlannedEntity::fieldIndex(std::string_view name) const {
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].target.name == name)
            return i;
    return std::nullopt;
}

std::vector<const rules::BoundRule*> PlannedEntity::rules() const {
    std::vector<const rules::BoundRule*> found;
    for (const PlannedField& field : fields)
        found.push_back(field.rule.get());
    found.push_back(filter.get());
    if (deduplication) {
        for (const BoundRulePtr& key : deduplication->keys)
            found.push_back(key.get());
        found.push_back(deduplication->order.get());
    }
    std::erase(found, nullptr);
    return found;
}

std::vector<std::size_t> PlannedEntity::ownKeyFields() const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].rule->usesOwnNewKeys)
            found.push_back(i);
    return found;
}

std::string PlannedEntity::label() const {
    return mapping->reference.empty() ? targetEntity.name : targetEntity.name + " (" + mapping->reference + ")";
}

Result<const PlannedEntity*> Plan::entity(const std::string& name) const {
    for (const PlannedEntity& entity : m_entities)
        if (entity.mapping->reference == name || entity.mapping->id.text() == name)
            return &entity;
    for (const mapping::EntityMapping& mapping : m_document->mappings) // document order decides among several
        for (const PlannedEntity& entity : m_entities)
            if (entity.mapping == &mapping && entity.targetEntity.name == name)
                return &entity;
    std::vector<std::string> known;
    for (const PlannedEntity& entity : m_entities)
        known.push_back(entity.targetEntity.name);
    return makeError(Code::UnknownEntity, quoted(name), listed(known));
}

bool Plan::usesNewKeys() const {
    for (const PlannedEntity& entity : m_entities)
        for (const rules::BoundRule* rule : entity.rules())
            if (!rule->newKeysUsed.empty())
                return true;
    return false;
}

std::string Plan::unknownKeys() const {
    for (const PlannedEntity& entity : m_entities)
        for (const rules::BoundRule* rule : entity.rules())
            for (const std::string& id : rule->newKeysUsed)
                if (const mapping::EntityMapping* asked = m_document->mapping(Id(id));
                    asked && !m_options.crosswalks.contains(asked->id))
                    if (const Entity* source = m_document->sourceOf(*asked))
                        return source->name;
    return {};
}

namespace {

LoadMode loadModeOf(const mapping::EntityMapping& mapping) {
    if (mapping.loadMode == "replace")
        return LoadMode::Replace;
    if (mapping.loadMode == "upsert")
        return LoadMode::Upsert;
    return mapping.loadMode == "append_missing" ? LoadMode::AppendMissing : LoadMode::Insert;
}

} // namespace

Planner::Planner(std::shared_ptr<const mapping::Document> document, const PlanOptions& options, JobContext& job)
    : m_plan(std::make_shared<Plan>()), m_document(*document), m_options(m_plan->m_options), m_job(job) {
    m_plan->m_document = std::move(document);
    m_plan->m_options = options;
    if (options.nowMicros == 0)
        m_plan->m_options.nowMicros = Clock::system().nowMicros();
}

Result<PlanResult> Planner::run() {
    MW_TRY_DO(m_options.places.validate(m_document));
    MW_TRY_DO(selectMappings());
    findDocumentProblems();
    for (const mapping::EntityMapping* mapping : m_mappings) {
        MW_TRY_DO(m_job.checkpoint());
        MW_TRY_DO(planEntity(*mapping));
    }
    orderEntities();
    PlanResult result;
    std::stable_sort(m_problems.begin(), m_problems.end(),
                     [](const Problem& a, const Problem& b) { return a.severity < b.severity; });
    if (!hasErrors())
        result.plan = m_plan;
    result.problems = std::move(m_problems);
    return result;
}

Result<void> Planner::selectMappings() {
    std::set<std::string> unknown(m_options.entities.begin(), m_options.entities.end());
    std::vector<std::string> known;
    for (const mapping::EntityMapping& mapping : m_document.mappings) {
        const Entity* target = m_document.targetOf(mapping);
        const std::string name = target ? target->name : std::string();
        known.push_back(name.empty() ? mapping.reference : name);
        bool wanted = m_options.entities.empty();
        for (const std::string& entity : m_options.entities)
            if (entity == name || entity == mapping.reference || entity == mapping.id.text()) {
                wanted = true;
                unknown.erase(entity);
            }
        if (wanted)
            m_mappings.push_back(&mapping);
    }
    if (!unknown.empty())
        return makeError(Code::UnknownEntity, quoted(*unknown.begin()), listed(known));
    return {};
}

void Planner::findDocumentProblems() {
    std::set<Id> selected;
    for (const mapping::EntityMapping* mapping : m_mappings)
        selected.insert(mapping->id);
    for (Problem& problem : mapping::findProblems(m_document)) {
        if (!problem.entityMapping.isNull() && !selected.contains(problem.entityMapping))
            continue;
        if (m_options.onlySteps && (problem.entityMapping.isNull() || problem.code == Code::NotMapped))
            continue;
        if (problem.severity == Problem::Severity::Error) {
            if (problem.entityMapping.isNull())
                m_documentBroken = true;
            else
                m_broken.insert(problem.entityMapping);
        }
        m_problems.push_back(std::move(problem));
    }
    if (m_mappings.empty())
        addProblem(Problem::Severity::Error, Code::WrongValue, m_document.title, "the document has no entity mapping",
                   {}, {});
}

bool Planner::hasErrors() const {
    return std::any_of(m_problems.begin(), m_problems.end(),
                       [](const Problem& problem) { return problem.severity == Problem::Severity::Error; });
}

void Planner::addProblem(Problem::Severity severity, Code code, std::string where, std::string message,
                         const Id& element, const Id& entityMapping) {
    Problem problem;
    problem.severity = severity;
    problem.code = code;
    problem.where = std::move(where);
    problem.message = std::move(message);
    problem.element = element;
    problem.entityMapping = entityMapping;
    m_problems.push_back(std::move(problem));
}

void Planner::addProblem(const mapping::EntityMapping& mapping, Error error) {
    addProblem(Problem::Severity::Error, error.code, whereOf(mapping),
               (error.where.empty() ? "" : error.where + ": ") + error.message(), mapping.id, mapping.id);
}

std::string Planner::whereOf(const mapping::EntityMapping& mapping) const {
    const Entity* target = m_document.targetOf(mapping);
    const std::string name = target ? target->name : mapping.id.text();
    return mapping.reference.empty() ? name : name + " (" + mapping.reference + ")";
}

namespace {

/// Whether a location is certainly none of a connector's: a server for a connector of files, a file for one of servers.
bool isForeign(const std::string& connector, const Location& location) {
    const auto named = std::find_if(connectors().begin(), connectors().end(),
                                    [&](const ConnectorInfo& info) { return info.name == connector; });
    if (named == connectors().end() || named->claims(location) > 0)
        return false;
    const auto other = connectorFor(location);
    return other.ok() && (location.path.empty() || (*other)->claims(location) > 0);
}

} // namespace

std::optional<Place> Planner::placeOf(const mapping::Connection& connection, const mapping::EntityMapping* mapping) {
    auto location = m_options.places.locationOf(m_document, connection);
    if (location.ok()) {
        // A location may stand in for one of another kind: then neither its connector nor its options are meant.
        const bool isMeant = connection.connector.empty() || !isForeign(connection.connector, *location);
        return Place{connection.name, isMeant ? connection.connector : std::string(), std::move(location).value(),
                     isMeant ? connection.options : OptionValues()};
    }
    if (mapping)
        addProblem(*mapping, std::move(location).error());
    else
        addProblem(Problem::Severity::Error, location.error().code, connection.name, location.error().message(),
                   connection.id, {});
    return std::nullopt;
}

Result<void> Planner::planEntity(const mapping::EntityMapping& mapping) {
    const mapping::Connection* source = m_document.connection(mapping.sourceConnection);
    const mapping::Connection* target = m_document.connection(mapping.targetConnection);
    const Entity* sourceEntity = m_document.sourceOf(mapping);
    const Entity* targetEntity = m_document.targetOf(mapping);
    if (!source || !target || !sourceEntity || !targetEntity)
        return {}; // the document's own problems say so

    PlannedEntity entity;
    entity.mapping = &mapping;
    entity.targetEntity = *targetEntity;
    entity.loadMode = loadModeOf(mapping);
    auto sourcePlace = placeOf(*source, &mapping);
    bool complete = sourcePlace.has_value();
    if (sourcePlace)
        entity.source = std::move(*sourcePlace);
    if (m_options.needsTarget) {
        auto targetPlace = placeOf(*target, &mapping);
        complete = complete && targetPlace;
        if (targetPlace)
            entity.target = std::move(*targetPlace);
    }
    if (!complete)
        return {};

    auto shape = shapeOf(*source, *sourceEntity, entity.source);
    if (!shape.ok()) {
        if (kindOf(shape.error().code) != CodeKind::Request)
            return std::move(shape).error();
        addProblem(mapping, std::move(shape).error());
    } else if (!m_broken.contains(mapping.id) && !m_documentBroken) {
        entity.sourceEntity = (*shape)->entity;
        entity.columns = (*shape)->columns;
        MW_TRY_DO(bindEntity(entity, **shape));
    }
    if (m_options.needsTarget)
        MW_TRY_DO(compareTarget(entity));
    if (!m_broken.contains(mapping.id)) {
        describeConversions(entity);
        m_plan->m_entities.push_back(std::move(entity));
    }
    return {};
}

Result<PlanResult> makePlan(std::shared_ptr<const mapping::Document> document, const PlanOptions& options,
                            JobContext& job) {
    job.phase("planning");
    return Planner(std::move(document), options, job).run();
}

} // namespace mw::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/plan.h"
#include "core/engine/source_shape.h"
#include "core/engine/steps/step_layout_p.h"
#include "core/rules/parser.h"

#include <limits>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace mw::engine {

/// The column of a field that its source does not have.
inline constexpr std::size_t kNoColumn = std::numeric_limits<std::size_t>::max();

/// Makes one plan. Each step adds its problems to the list and goes on as far as it can.
class Planner {
public:
    Planner(std::shared_ptr<const mapping::Document> document, const PlanOptions& options, JobContext& job);
    Result<PlanResult> run();

private:
    using Problem = mapping::Problem;

    // plan.cpp
    Result<void> selectMappings();
    void findDocumentProblems();
    bool hasErrors() const;
    void addProblem(Problem::Severity severity, Code code, std::string where, std::string message, const Id& element,
                    const Id& entityMapping);
    /// An error of a whole entity mapping.
    void addProblem(const mapping::EntityMapping& mapping, Error error);
    std::string whereOf(const mapping::EntityMapping& mapping) const;
    /// Where a connection lies; none where that is a problem, which is then listed.
    std::optional<Place> placeOf(const mapping::Connection& connection, const mapping::EntityMapping* mapping);
    Result<void> planEntity(const mapping::EntityMapping& mapping);

    // plan_source.cpp
    Result<const SourceShape*> shapeOf(const mapping::Connection& connection, const Entity& entity, const Place& place);
    /// The same environment with its columns where the source really has them.
    static void moveColumns(rules::Environment& environment, const SourceShape& shape);
    Result<void> loadLookup(const std::string& name);
    std::vector<BoundRulePtr> bindLookupKeys(const mapping::Lookup& lookup, SourceShape& shape);
    void describeConversions(const PlannedEntity& entity);

    // plan_rules.cpp
    Result<void> bindEntity(PlannedEntity& entity, const SourceShape& shape);
    void bindRules(PlannedEntity& entity, const rules::Environment& environment);
    BoundRulePtr bindRule(const std::string& text, const rules::Environment& environment,
                          const std::optional<rules::Wanted>& wanted, const std::string& where, const Id& element,
                          const Id& entityMapping);
    void addChecks(PlannedEntity& entity);
    void markUsed(PlannedEntity& entity, const rules::Environment& environment);
    void findKeys(PlannedEntity& entity) const;
    void findNewKeys(PlannedEntity& entity);
    void expectNewKeys(PlannedEntity& entity, const rules::Environment& environment);

    // steps/plan_steps.cpp
    Result<bool> layOutSteps(PlannedEntity& entity, const SourceShape& shape);
    Result<bool> layOutSide(const PlannedEntity& entity, std::size_t step, const Id& connection, const Id& entityId,
                            const std::string& alias);
    void bindSteps(const PlannedEntity& entity, const rules::Environment& environment);
    Result<void> finishSteps(PlannedEntity& entity);
    Result<void> loadJoin(const PlannedEntity& entity, PlannedJoin& join, StepLayout::Side& side, std::size_t budget);
    friend class StepBinder;

    // plan_target.cpp
    Result<void> compareTarget(PlannedEntity& entity);
    void compareField(const PlannedEntity& entity, const mapping::FieldMapping& mapping, const Field& documented,
                      const Field& actual);
    static bool declaresSchema(const Place& place);
    void orderEntities();
    void putAwaitedFirst();

    std::shared_ptr<Plan> m_plan;
    const mapping::Document& m_document;
    const PlanOptions& m_options;
    JobContext& m_job;
    std::vector<const mapping::EntityMapping*> m_mappings; ///< selected, in document order
    std::set<Id> m_broken;                                 ///< entity mappings that cannot be bound
    bool m_documentBroken = false;                         ///< a part that belongs to no single mapping is wrong
    std::vector<Problem> m_problems;
    std::map<std::pair<Id, Id>, SourceShape> m_shapes; ///< connection, entity
    std::map<Id, std::optional<Schema>> m_targets; ///< what each target connection holds; none where it is not there
    std::map<std::string, std::shared_ptr<const rules::LookupSource>> m_lookups;
    std::optional<StepLayout> m_layout; ///< of the entity mapping at hand, where it has steps
};

} // namespace mw::engine

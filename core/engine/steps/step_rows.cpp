// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/steps/step_rows.h"

#include "core/base/utf8.h"
#include "core/engine/steps/planned_steps.h"
#include "core/engine/steps/stage.h"

#include <algorithm>

namespace mw::engine {

namespace {

/// The document with nothing but the steps that are looked at.
Result<mapping::Document> withSteps(const mapping::Document& document, const std::string& entity, std::size_t steps) {
    mapping::Document made = document;
    const auto isMeant = [&](const mapping::EntityMapping& one) {
        return one.reference == entity || one.id.text() == entity;
    };
    auto meant = std::find_if(made.mappings.begin(), made.mappings.end(), isMeant);
    if (meant == made.mappings.end())
        meant = std::find_if(made.mappings.begin(), made.mappings.end(), [&](const mapping::EntityMapping& one) {
            const Entity* const target = document.targetOf(one);
            return target && target->name == entity;
        });
    if (meant == made.mappings.end())
        return makeError(Code::UnknownName, quoted(entity), "");
    if (steps > meant->steps.size())
        return makeError(Code::Usage, quoted(entity) + " has " + std::to_string(meant->steps.size()) + " steps, not " +
                                          std::to_string(steps));
    mapping::EntityMapping kept = std::move(*meant);
    kept.steps.resize(steps);
    kept.filter.clear();
    kept.deduplication.reset();
    kept.key.clear();
    kept.loadMode = "insert";
    kept.fields.clear();
    made.mappings = {std::move(kept)};
    made.checks.clear();
    return made;
}

} // namespace

Result<PlanPtr> planSteps(const mapping::Document& document, PlanOptions options, const std::string& entity, std::size_t steps,
                          JobContext& job) {
    MW_TRY(mapping::Document looked, withSteps(document, entity, steps));
    options.entities = {looked.mappings.front().id.text()};
    options.needsTarget = false;
    options.onlySteps = true;
    MW_TRY(const PlanResult planned, makePlan(std::make_shared<const mapping::Document>(std::move(looked)), options, job));
    if (planned.plan && !planned.plan->entities().empty())
        return planned.plan;
    const mapping::Problem first = planned.problems.empty() ? mapping::Problem() : planned.problems.front();
    return makeError(Code::DocumentHasProblems, std::to_string(planned.problems.size()), first.where + ": " + first.message);
}

Result<std::unique_ptr<StepRows>> StepRows::open(const mapping::Document& document, const PlanOptions& options,
                                                 const std::string& entity, JobContext& job) {
    const auto meant = std::find_if(document.mappings.begin(), document.mappings.end(), [&](const mapping::EntityMapping& one) {
        return one.reference == entity || one.id.text() == entity;
    });
    if (meant == document.mappings.end() || meant->steps.empty())
        return makeError(Code::UnknownName, quoted(entity) + " with steps", "");
    auto rows = std::make_unique<StepRows>();
    MW_TRY(rows->m_plan, planSteps(document, options, entity, meant->steps.size(), job));
    MW_TRY(rows->m_reader, SourceReader::open(options.access, rows->m_plan->entities().front(), {}, job));
    return rows;
}

Result<bool> StepRows::next(Batch& batch, JobContext& job) {
    Batch read;
    MW_TRY(const bool more, m_reader->next(read, job));
    const std::vector<std::uint32_t> rows = rowsAtWork(read);
    std::uint64_t rejected = read.malformed.size();
    for (std::uint32_t row = 0; row < read.rows; ++row)
        rejected += read.errors.hasRow(row) ? 1 : 0;
    m_rejected += rejected;
    m_excluded += read.rows - rows.size() - (rejected - read.malformed.size());
    const Batch kept = takeBatchRows(read, rows);
    batch = kept;
    batch.columns.clear();
    batch.malformed.clear();
    const PlannedEntity& entity = m_plan->entities().front();
    for (std::size_t i = 0; i < entity.steps->columnOf.size(); ++i) {
        const std::size_t column = entity.steps->columnOf[i];
        batch.columns.push_back(column < kept.columns.size() ? kept.columns[column]
                                                             : Column::constant(entity.steps->typeOf[i], Value(), kept.rows));
    }
    return more;
}

} // namespace mw::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/paired_look.h"

#include "ui/models/project.h"
#include "ui/models/runs.h"
#include "ui/models/validations.h"
#include "ui/present/text.h"

#include <algorithm>

namespace mw::ui {

namespace {
constexpr std::size_t kShownRows = 200; // of each side
} // namespace

PairedLook::PairedLook(Project& project, QObject* parent) : QObject(parent), m_project(project) {}

std::function<Result<engine::PlanPtr>(JobContext&)> PairedLook::planner(const mapping::Check& check, const QString& target) const {
    engine::PlanOptions options;
    options.places = m_project.places();
    options.places.targetOverride = utf8(target);
    return [check, options, document = m_project.snapshot(), store = utf8(m_project.runs().storePath())](JobContext& job) mutable -> Result<engine::PlanPtr> {
        auto with = std::make_shared<mapping::Document>(*document);
        std::erase_if(with->checks, [&](const mapping::Check& each) { return each.id == check.id; });
        with->checks.push_back(check);
        if (const mapping::EntityMapping* const mapping = with->mapping(check.entityMapping))
            options.entities = {mapping->reference};
        MW_TRY(engine::PlanResult planned, planToCompare(std::move(with), std::move(options), store, job));
        if (planned.plan)
            return planned.plan;
        for (const mapping::Problem& problem : planned.problems)
            if (problem.severity == mapping::Problem::Severity::Error)
                return at(makeError(problem.code, problem.message), problem.where);
        return makeError(Code::DocumentHasProblems);
    };
}

void PairedLook::compare(const mapping::Check& check, const QString& target) {
    m_comparing.start<validate::PairedResult>(
        m_project.tasks(), Tasks::Lane::Long, tr("Compare both sides"), this,
        [plan = planner(check, target), check](JobContext& job) -> Result<validate::PairedResult> {
            MW_TRY(const engine::PlanPtr made, plan(job));
            return validate::comparePaired(*made, check, job);
        },
        [this](Result<validate::PairedResult> result) {
            m_failure = result.ok() ? std::nullopt : std::optional(result.error());
            m_lines = result.ok() ? std::make_shared<const validate::PairedResult>(std::move(result).value()) : nullptr;
            Q_EMIT changed();
        });
    m_failure.reset();
    Q_EMIT changed();
}

void PairedLook::lookBehind(const mapping::Check& check, const std::string& line, const QString& target) {
    m_looking.start<Behind>(
        m_project.tasks(), Tasks::Lane::Quick, tr("Look behind a line"), this,
        [plan = planner(check, target), check, line](JobContext& job) -> Result<Behind> {
            MW_TRY(const engine::PlanPtr made, plan(job));
            MW_TRY(auto rows, validate::pairedRows(*made, check, line, kShownRows, job));
            return Behind{line, std::move(rows.first), std::move(rows.second)};
        },
        [this](Result<Behind> result) {
            m_behindFailure = result.ok() ? std::nullopt : std::optional(result.error());
            m_behind = result.ok() ? std::make_shared<const Behind>(std::move(result).value()) : nullptr;
            Q_EMIT behindChanged();
        });
    m_behindFailure.reset();
    Q_EMIT behindChanged();
}

void PairedLook::forget() {
    m_comparing.cancel();
    m_looking.cancel();
    m_lines.reset();
    m_behind.reset();
    m_failure.reset();
    m_behindFailure.reset();
    Q_EMIT changed();
    Q_EMIT behindChanged();
}

} // namespace mw::ui

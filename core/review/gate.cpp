// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/gate.h"

#include "core/base/wording.h"
#include "core/evidence/evidence_store.h"
#include "core/mapping/scenario.h"
#include "core/review/standing.h"

#include <algorithm>

namespace mw::review {

namespace {

std::uint64_t countOf(const PlanStanding& plan, CardStanding::Outcome outcome) {
    return std::uint64_t(std::count_if(plan.cards.begin(), plan.cards.end(), [&](const CardStanding& card) { return card.outcome == outcome; }));
}

/// Empty where nothing stands in the way.
std::string whatIsMissing(const PlanStanding& plan) {
    const std::string where = " of " + plan.plan.target + " (" + plan.reference + ")";
    if (const std::uint64_t unseen = countOf(plan, CardStanding::Outcome::Unseen); unseen > 0)
        return std::to_string(plan.cards.size() - unseen) + " of " + counted(plan.cards.size(), "record", "records") + where + " were looked at";
    if (const std::uint64_t apart = countOf(plan, CardStanding::Outcome::Disagreed); apart > 0)
        return "reviewers disagree on " + counted(apart, "record", "records") + where;
    if (const std::uint64_t unsure = countOf(plan, CardStanding::Outcome::Unsure); unsure > 0)
        return "reviewers are unsure of " + counted(unsure, "record", "records") + where;
    for (const Statement& statement : plan.statements()) {
        if (statement.defects > plan.plan.allowed)
            return counted(statement.defects, "defect", "defects") + " among the random records" + where + ": a fix needs a new run and a new sample";
    }
    return {};
}

/// The same of a scenario.
std::string whatIsMissing(const mapping::Check& scenario, const Standing& standing) {
    const ScenarioStanding* const known = standing.scenario(scenario.id);
    const std::string& name = scenario.reference;
    switch (outcomeOf(known ? known->results(contentOf(scenario)) : std::map<std::string, ScenarioStanding::Said>())) {
    case ScenarioOutcome::Untried: return "the scenario " + name + " has not been tried";
    case ScenarioOutcome::Failed: return "the scenario " + name + " failed";
    case ScenarioOutcome::Disagreed: return "testers disagree on the scenario " + name;
    case ScenarioOutcome::Unsure: return "testers are unsure of the scenario " + name;
    case ScenarioOutcome::Passed:
    case ScenarioOutcome::Accepted: break;
    }
    return {};
}

bool isUnfinished(const Defect& defect) { return defect.state == Defect::State::Open || defect.state == Defect::State::Fixed; }

} // namespace

Result<Gate> gateOf(const mapping::Document& document, evidence::EvidenceStore& store, std::int64_t run) {
    MW_TRY(const std::vector<evidence::ReviewEntry> entries, store.review());
    MW_TRY(const Standing standing, Standing::of(entries));
    Gate gate;
    std::uint64_t looked = 0;
    for (const PlanStanding& plan : standing.plans()) {
        if (plan.plan.run != run || !plan.replacedBy.empty())
            continue;
        gate.isPlanned = true;
        looked += plan.cards.size();
        if (gate.isOpen)
            gate.why = whatIsMissing(plan);
        gate.isOpen = gate.why.empty();
    }
    for (const Defect& defect : standing.defects()) {
        if (!gate.isOpen || !isUnfinished(defect) || defect.run > run)
            continue;
        gate.isOpen = false;
        const std::string which = defect.reference + " (" + defect.target + " " + defect.key + ")";
        gate.why = defect.state == Defect::State::Fixed ? which + " is fixed, but no re-test has passed" : which + " is open: " + defect.comment;
    }
    std::uint64_t tried = 0;
    for (const mapping::Check& check : document.checks) {
        if (check.kind != mapping::kScenario || check.offBecause)
            continue;
        gate.isPlanned = true;
        ++tried;
        if (!gate.isOpen)
            continue;
        gate.why = whatIsMissing(check, standing);
        gate.isOpen = gate.why.empty();
    }
    if (gate.isOpen && tried > 0)
        gate.why = counted(tried, "scenario", "scenarios") + " passed" + (looked > 0 ? ", " + counted(looked, "record was looked at", "records were looked at") : "");
    else if (gate.isOpen)
        gate.why = gate.isPlanned ? counted(looked, "record was looked at", "records were looked at") : "no review was planned";
    return gate;
}

} // namespace mw::review

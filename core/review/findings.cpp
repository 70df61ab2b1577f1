// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/findings.h"

#include "core/base/words.h"
#include "core/evidence/evidence_store.h"
#include "core/mapping/scenario.h"
#include "core/review/standing.h"

namespace mw::review {

namespace {

std::string verdictOf(const ScenarioStanding::Said& said, const Words& words) {
    switch (said.result.verdict) {
    case Verdict::Pass: return words("{0} passes it", said.by);
    case Verdict::Fail: return words("{0} fails it: {1}", said.by, said.result.comment);
    case Verdict::Accept: return words("{0} accepts it: {1}", said.by, said.result.comment);
    case Verdict::Unsure: break;
    }
    return words("{0} is unsure of it", said.by);
}

std::string testersOf(const mapping::Check& scenario, const Standing& standing, const Words& words) {
    const ScenarioStanding* const known = standing.scenario(scenario.id);
    std::string text;
    if (known)
        for (const auto& [tester, said] : known->results(contentOf(scenario)))
            text += (text.empty() ? "" : ", ") + verdictOf(said, words);
    return text.empty() ? words("nobody has tried it yet") : text;
}

} // namespace

Result<std::string> findingsOf(const mapping::Document& document, evidence::EvidenceStore& store, std::int64_t run, const MessageCatalogue& catalogue) {
    MW_TRY(const std::vector<evidence::ReviewEntry> entries, store.review());
    MW_TRY(const Standing standing, Standing::of(entries));
    std::string findings;
    for (const PlanStanding& plan : standing.plans()) {
        if (plan.plan.run != run || !plan.replacedBy.empty())
            continue;
        for (const Statement& statement : plan.statements()) {
            const std::string of = statement.stratum.empty() ? plan.plan.target : plan.plan.target + ", " + plan.plan.stratifiedBy + " " + statement.stratum;
            findings += (findings.empty() ? "" : "\n") + of + " (" + plan.reference + "): " + statement.inWords(catalogue);
        }
    }
    const Words words(catalogue);
    for (const mapping::Check& check : document.checks)
        if (check.kind == mapping::kScenario && !check.offBecause)
            findings += (findings.empty() ? "" : "\n") + check.reference + ": " + testersOf(check, standing, words);
    return findings;
}

} // namespace mw::review

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/findings.h"

#include "core/evidence/evidence_store.h"
#include "core/review/standing.h"

namespace mw::review {

Result<std::string> findingsOf(evidence::EvidenceStore& store, std::int64_t run, const MessageCatalogue& catalogue) {
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
    return findings;
}

} // namespace mw::review

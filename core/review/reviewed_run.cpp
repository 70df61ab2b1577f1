// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/reviewed_run.h"

#include <algorithm>

namespace mw::review {

namespace {

using State = evidence::RunRecord::State;

/// Empty where it can be reviewed.
std::string whyNot(const evidence::RunRecord& run, const std::string& documentHash) {
    if (run.start.dryRun)
        return "it was a dry run: nothing was written";
    if (run.state == State::RolledBack)
        return "it was taken back";
    if (run.state != State::Done)
        return "it is not done";
    return run.start.documentHash == documentHash ? "" : "another state of the document made it; load again";
}

} // namespace

Result<evidence::RunRecord> runToReview(evidence::EvidenceStore& store, const std::string& documentHash, std::optional<std::int64_t> run) {
    if (run) {
        MW_TRY(evidence::RunRecord record, store.run(*run));
        if (const std::string why = whyNot(record, documentHash); !why.empty())
            return makeError(Code::Usage, "run " + std::to_string(*run) + " cannot be reviewed: " + why);
        return record;
    }
    MW_TRY(std::vector<evidence::RunRecord> runs, store.runs());
    for (evidence::RunRecord& record : runs) {
        if (whyNot(record, documentHash).empty())
            return std::move(record);
    }
    return makeError(Code::UnknownName, "a run of this state of the document", runs.empty() ? "; nothing was loaded yet" : "; load again");
}

Result<engine::PlanOptions> optionsOf(const evidence::RunRecord& run, const mapping::Document& document, engine::PlanOptions options,
                                      const std::string& crosswalkPath) {
    for (const auto& each : run.start.locations) {
        const std::string& instead = each.isTarget ? options.places.targetOverride : options.places.sourceOverride;
        if (instead.empty() && document.connectionByName(each.connection))
            options.places.overrides.emplace(each.connection, each.location);
    }
    options.nowMicros = run.start.nowMicros;
    options.expectsNewKeys = true;
    MW_TRY(options.crosswalks, engine::keptCrosswalks(document, options.places, crosswalkPath));
    return options;
}

Result<std::set<std::uint64_t>> differingRecords(evidence::EvidenceStore& store, const std::string& documentHash, const std::string& targetEntity) {
    std::set<std::uint64_t> records;
    MW_TRY(const std::vector<evidence::StoredValidation> validations, store.validations());
    for (const evidence::StoredValidation& each : validations) {
        if (each.documentHash != documentHash)
            continue;
        MW_TRY(const evidence::StoredValidation whole, store.loadValidation(each.id));
        for (const auto& cell : whole.result.differences) {
            if (cell.entity == targetEntity && cell.sourceRow > 0)
                records.insert(cell.sourceRow);
        }
        break;
    }
    return records;
}

std::vector<const Defect*> toRetest(const Standing& standing, const Id& mapping, std::int64_t run) {
    std::vector<const Defect*> found;
    for (const Defect& defect : standing.defects()) {
        const bool isUnfinished = defect.state == Defect::State::Open || defect.state == Defect::State::Fixed;
        if (isUnfinished && defect.mapping == mapping && defect.run != run)
            found.push_back(&defect);
    }
    return found;
}

Result<void> demandNewSeed(const Standing& standing, const Id& mapping, std::uint64_t seed) {
    for (const PlanStanding& plan : standing.plans()) {
        if (plan.plan.mapping == mapping && plan.plan.seed == seed)
            return makeError(Code::WrongValue, "the seed " + std::to_string(seed) + " drew " + plan.reference + " already: a new sample needs another one");
    }
    return {};
}

} // namespace mw::review

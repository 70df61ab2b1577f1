// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/review_acts.h"
#include "app/evidence_place.h"
#include "core/document/content_hash.h"
#include "core/review/reviewed_run.h"

#include <algorithm>

namespace mw::cli {

Result<std::string> ReviewAct::author() const {
    std::string name = invocation.value("--as");
    if (name.empty())
        return makeError(Code::Usage, "--as is missing: who says it");
    return name;
}

Result<std::size_t> ReviewAct::save(std::span<const review::Entry> entries) const {
    std::vector<evidence::ReviewEntry> stored;
    for (const review::Entry& entry : entries) {
        MW_TRY_DO(review::validate(entry));
        stored.push_back(review::toStored(entry));
    }
    return store->saveReview(stored);
}

Result<review::Cards> ReviewAct::cardsOf(const review::SamplePlan& plan, const MessageCatalogue& catalogue) const {
    MW_TRY(const evidence::RunRecord run, store->run(plan.run));
    if (run.start.documentHash != documentHash)
        console.note("the document has changed since run " + std::to_string(plan.run) + ": rules are shown as they are now");
    OpenedDocument asLoaded = opened;
    MW_TRY(asLoaded.options, review::optionsOf(run, *opened.document, opened.options, store->crosswalkPath()));
    asLoaded.options.entities.clear();
    MW_TRY(const engine::PlanPtr planned, planFor(asLoaded, job));
    return review::readCards(*planned, plan, job, catalogue);
}

namespace {

struct Act {
    const char* name;
    const char* help;
    Result<int> (*run)(ReviewAct&);
};

constexpr Act kActs[] = {
    {"show", "what was looked at, by whom, and what it proves (the default)", showStanding},
    {"plan", "draws a sample of what a run loaded", drawSample},
    {"assign", "PLAN: gives --to each NAME all its records, or with --split a share", assignReviewers},
    {"cards", "PLAN: the records of a worklist, source and target side by side", showCards},
    {"judge", "RECORD: a verdict on it", judgeRecord},
    {"worklist", "PLAN: writes the worklist --for NAME as an offline page (.html) or a protected workbook (.xlsx)", writeWorklist},
    {"answers", "FILE: what came back of a worklist, as proposals; --apply", takeAnswers},
    {"defects", "the defects; as delimited text with -o", showDefects},
    {"defect", "DEFECT: what became of it", noteDefect},
    {"import-defects", "FILE: what came back of an issue tracker, as proposals; --apply", importDefects},
    {"scenarios", "the scenarios of the document, who is to try each, and what was said", showScenarios},
    {"scenario", "SCENARIO: its steps, and what the data say of them", showScenario},
    {"try", "SCENARIO: how a tester got through it", tryScenario},
    {"send", "writes all that was said into a file", sendReview},
    {"merge", "FILE: adds what was said on another machine", mergeReviews},
};

std::string listOfActs() {
    std::string text;
    for (const Act& act : kActs)
        text += std::string(text.empty() ? "" : "\n      ") + act.name + ": " + act.help;
    return text;
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    const std::string name = invocation.argument(1).empty() ? "show" : invocation.argument(1);
    const Act* const found = std::find_if(std::begin(kActs), std::end(kActs), [&](const Act& act) { return name == act.name; });
    if (found == std::end(kActs))
        return makeError(Code::Usage, "there is no act " + name + "; mapwright review --help lists them");
    MW_TRY(OpenedDocument opened, openDocument(invocation));
    const std::string hash = document::contentHash(*opened.document);
    MW_TRY(auto store, app::openEvidence(invocation.argument(0), invocation.value("--evidence"), invocation.value("--as")));
    MW_TRY(const std::vector<evidence::ReviewEntry> entries, store->review());
    MW_TRY(review::Standing standing, review::Standing::of(entries));
    ReviewAct act{invocation, console, job, std::move(opened), hash, std::move(store), std::move(standing)};
    return found->run(act);
}

} // namespace

Verb define_review() {
    std::vector<Option> options = placeOptions();
    for (Option& option : std::vector<Option>{
             {"--as", "NAME", "who says it", false},
             {"--run", "RUN", "plan: the run (default: the newest of this state of the document)", false},
             {"--confidence", "PERCENT", "plan: how sure the sample has to make (default 95)", false},
             {"--tolerable", "PERCENT", "plan: fewer than this share of the records may be wrong (default 1)", false},
             {"--allowed", "N", "plan: defects that the sample may hold and still prove it (default 0)", false},
             {"--size", "N", "plan: so many random records instead of as many as are needed; 0: none", false},
             {"--seed", "N", "plan: of the random part (default: drawn)", false},
             {"--by", "FIELD", "plan: draw from each value of this target field by itself", false},
             {"--risk", "N", "plan: also the N records that stand out most", false},
             {"--covering", "", "plan: also records that exercise every way through the rules", false},
             {"--key", "KEY", "plan: also the record with this key in the source", true},
             {"--because", "TEXT", "plan: why a sample of this run is drawn anew", false},
             {"--to", "NAME", "assign: a reviewer", true},
             {"--split", "", "assign: each record to one of them, instead of all to each", false},
             {"--withdraw", "", "assign: take the worklist back", false},
             {"--plan", "PLAN", "judge: in this sample (default: the newest)", false},
             {"--for", "NAME", "cards, worklist: of this reviewer", false},
             {"--verdict", "V", "judge, try: pass, fail, unsure or accept", false},
             {"--comment", "TEXT", "judge, defect, try: what is wrong, or the reason", false},
             {"--field", "FIELD", "judge: the target field that it is about", true},
             {"--step", "N", "try: the step of the scenario that it is about (default: the whole)", false},
             {"--state", "STATE", "defect: open, fixed or no-defect", false},
             {"--external", "TEXT", "defect: its name in an issue tracker", false},
             {"--apply", "", "answers, import-defects: write them down", false},
             {"--force", "", "answers: also those where the reviewer has said something else since", false},
             {"--language", "L", "worklist: its language (default en)", false},
             {"-o", "FILE", "worklist, defects, send: the file to write", false},
             {"--evidence", "FILE", "the evidence store (default: beside the document)", false}})
        options.push_back(std::move(option));
    return {"review",
            "people look at records of a run: samples, worklists, verdicts, defects, and what they prove",
            {{"DOC", "a mapping document"}, {"ACT", listOfActs(), false}, {"WHAT", "what the act is about", false}},
            std::move(options),
            run};
}

} // namespace mw::cli

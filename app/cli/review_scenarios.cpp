// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/review_acts.h"
#include "core/base/utf8.h"
#include "core/engine/crosswalks.h"
#include "core/mapping/scenario.h"
#include "core/validate/paired.h"

#include <algorithm>

namespace mw::cli {

namespace {

using Results = std::map<std::string, review::ScenarioStanding::Said>;

std::vector<const mapping::Check*> scenariosOf(const mapping::Document& document) {
    std::vector<const mapping::Check*> found;
    for (const mapping::Check& check : document.checks)
        if (check.kind == mapping::kScenario && !check.offBecause)
            found.push_back(&check);
    return found;
}

Result<const mapping::Check*> scenarioNamed(const ReviewAct& act) {
    for (const mapping::Check* check : scenariosOf(*act.opened.document))
        if (check->reference == act.what())
            return check;
    return makeError(Code::UnknownName, "the scenario " + quoted(act.what()), "; review … scenarios lists them");
}

Results resultsOf(const ReviewAct& act, const mapping::Check& check) {
    const review::ScenarioStanding* const known = act.standing.scenario(check.id);
    return known ? known->results(review::contentOf(check)) : Results();
}

/// Who is to try it, as the document's workflow says; empty: nobody was named.
std::string testerOf(const ReviewAct& act, const mapping::Check& check) {
    const auto& owners = act.opened.document->workflow.owner;
    const auto owner = owners.find(check.id.text());
    return owner == owners.end() ? std::string() : owner->second;
}

Json toJson(const Results& results) {
    Json json = Json::array();
    for (const auto& [tester, said] : results)
        json.push_back({{"tester", tester}, {"verdict", review::nameOf(said.result.verdict)}, {"step", said.result.step}, {"run", said.result.run},
                        {"comment", said.result.comment}, {"at", printUtc(said.atMicros)}});
    return json;
}

std::string listed(const Results& results) {
    std::string text;
    for (const auto& [tester, said] : results)
        text += (text.empty() ? "" : ", ") + tester + " " + std::string(review::nameOf(said.result.verdict));
    return text;
}

/// The newest run of this state of the document, as what a tester has in front of him; 0: there is none.
Result<std::int64_t> runNow(const ReviewAct& act) {
    MW_TRY(const std::vector<evidence::RunRecord> runs, act.store->runs());
    const auto run = std::find_if(runs.begin(), runs.end(), [&](const evidence::RunRecord& each) {
        return each.state == evidence::RunRecord::State::Done && each.start.documentHash == act.documentHash;
    });
    return run == runs.end() ? 0 : run->id;
}

} // namespace

Result<int> showScenarios(ReviewAct& act) {
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows;
    bool isDone = true;
    for (const mapping::Check* check : scenariosOf(*act.opened.document)) {
        MW_TRY(const mapping::Scenario scenario, mapping::Scenario::of(*check));
        const Results results = resultsOf(act, *check);
        const review::ScenarioOutcome outcome = review::outcomeOf(results);
        isDone = isDone && (outcome == review::ScenarioOutcome::Passed || outcome == review::ScenarioOutcome::Accepted);
        json.push_back({{"reference", check->reference}, {"what", check->note}, {"records", scenario.records}, {"steps", scenario.steps.size()},
                        {"decided", scenario.decided()}, {"tester", testerOf(act, *check)}, {"outcome", review::nameOf(outcome)}, {"results", toJson(results)}});
        rows.push_back({check->reference, std::string(review::nameOf(outcome)), check->note, std::to_string(scenario.records.size()),
                        std::to_string(scenario.steps.size()), std::to_string(scenario.decided()), testerOf(act, *check), listed(results)});
    }
    if (act.console.json())
        act.console.document({{"scenarios", json}});
    else if (rows.empty())
        act.console.line("the document has no scenarios");
    else
        act.console.table({"scenario", "outcome", "what", "records", "steps", "decided by data", "tester", "said"}, rows, {false, false, false, true, true, true});
    return isDone ? Done : FallsShort;
}

Result<int> showScenario(ReviewAct& act) {
    MW_TRY(const mapping::Check* const check, scenarioNamed(act));
    MW_TRY(const mapping::Scenario scenario, mapping::Scenario::of(*check));
    act.opened.options.expectsNewKeys = true;
    act.opened.options.entities.clear();
    MW_TRY(act.opened.options.crosswalks, engine::keptCrosswalks(*act.opened.document, act.opened.options.places, act.store->crosswalkPath()));
    MW_TRY(const engine::PlanPtr plan, planFor(act.opened, act.job));
    MW_TRY(const validate::PairedResult found, validate::comparePaired(*plan, *check, act.job));
    Json lines = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const validate::PairedLine& line : found.lines) {
        const std::size_t part = line.key.find('\x1f');
        const std::string record = line.key.substr(0, part), step = part == std::string::npos ? std::string() : line.key.substr(part + 1);
        const char* const said = line.isSame ? "as expected" : line.isAfter ? "not as expected" : "the target has no such record";
        lines.push_back({{"record", record}, {"step", step}, {"as_expected", line.isSame}, {"found", said}});
        rows.push_back({record, step.empty() ? "it is there" : step, said});
    }
    Json steps = Json::array();
    for (std::size_t step = 0; step < scenario.steps.size(); ++step) {
        const mapping::Scenario::Step& each = scenario.steps[step];
        steps.push_back({{"does", each.does}, {"expects", each.expects}, {"rule", each.rule}});
        act.console.line(std::to_string(step + 1) + ". " + each.does);
        if (!each.expects.empty())
            act.console.line("   expected: " + each.expects);
        act.console.line(each.rule.empty() ? "   the tester decides" : "   decided by the data: " + each.rule);
    }
    act.console.line();
    act.console.table({"record", "step", "found"}, rows);
    const Results results = resultsOf(act, *check);
    const review::ScenarioOutcome outcome = review::outcomeOf(results);
    for (const auto& [tester, said] : results)
        act.console.line(tester + ": " + std::string(review::nameOf(said.result.verdict)) + (said.result.step > 0 ? ", step " + std::to_string(said.result.step) : "") +
                         (said.result.comment.empty() ? "" : ": " + said.result.comment));
    act.console.line(std::string(review::nameOf(outcome)));
    if (act.console.json())
        act.console.document({{"reference", check->reference}, {"what", check->note}, {"records", scenario.records}, {"steps", steps}, {"data", lines},
                              {"tester", testerOf(act, *check)}, {"outcome", review::nameOf(outcome)}, {"results", toJson(results)}});
    const bool isGood = outcome == review::ScenarioOutcome::Passed || outcome == review::ScenarioOutcome::Accepted;
    return isGood && found.differing == 0 ? Done : FallsShort;
}

Result<int> tryScenario(ReviewAct& act) {
    MW_TRY(const std::string author, act.author());
    MW_TRY(const mapping::Check* const check, scenarioNamed(act));
    MW_TRY(const mapping::Scenario scenario, mapping::Scenario::of(*check));
    const auto verdict = review::verdictNamed(act.invocation.value("--verdict"));
    if (!verdict)
        return makeError(Code::Usage, "--verdict is pass, fail, unsure or accept");
    MW_TRY(const std::optional<std::uint64_t> asked, act.invocation.number("--step"));
    const std::uint64_t step = asked.value_or(0);
    if (step > scenario.steps.size())
        return makeError(Code::Usage, "--step: " + check->reference + " has " + counted(scenario.steps.size(), "step", "steps"));
    MW_TRY(const std::int64_t run, runNow(act));
    const review::Entry entries[] = {act.entry(author, review::ScenarioResult{check->id, check->reference, run, *verdict, std::uint32_t(step),
                                                                             act.invocation.value("--comment"), review::contentOf(*check)})};
    MW_TRY([[maybe_unused]] const std::size_t added, act.save(entries));
    act.console.line(check->reference + ": " + std::string(review::nameOf(*verdict)));
    if (act.console.json())
        act.console.document({{"reference", check->reference}, {"verdict", review::nameOf(*verdict)}, {"run", run}});
    return Done;
}

} // namespace mw::cli

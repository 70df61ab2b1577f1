// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json_values.h"
#include "app/cli/review_acts.h"
#include "core/review/gate.h"

#include <set>

namespace mw::cli {

namespace {

const char* nameOf(review::CardStanding::Outcome outcome) {
    constexpr const char* kNames[] = {"unseen", "passed", "accepted", "unsure", "failed", "disagreed"};
    return kNames[std::size_t(outcome)];
}

const char* nameOf(Disposition disposition) {
    switch (disposition) {
    case Disposition::Loaded: return "loaded";
    case Disposition::Excluded: return "excluded";
    case Disposition::Rejected: return "rejected";
    default: return "gone";
    }
}

/// Everybody who has a worklist or has judged.
std::set<std::string> reviewersOf(const review::PlanStanding& plan) {
    std::set<std::string> names;
    for (const auto& [name, assignment] : plan.assignments)
        names.insert(name);
    for (const review::CardStanding& card : plan.cards) {
        for (const auto& [name, verdict] : card.verdicts)
            names.insert(name);
    }
    return names;
}

struct Progress {
    std::string reviewer;
    std::size_t assigned = 0, judged = 0;
};

std::vector<Progress> progressOf(const review::PlanStanding& plan) {
    std::vector<Progress> all;
    for (const std::string& name : reviewersOf(plan)) {
        Progress one{name, plan.worklist(name).size(), 0};
        for (const review::CardStanding& card : plan.cards)
            one.judged += card.verdicts.contains(name) ? 1 : 0;
        all.push_back(std::move(one));
    }
    return all;
}

Json standingJson(const review::PlanStanding& plan) {
    Json statements = Json::array(), reviewers = Json::array(), disagreements = Json::array();
    for (const review::Statement& statement : plan.statements())
        statements.push_back(toJson(statement));
    for (const Progress& each : progressOf(plan))
        reviewers.push_back({{"name", each.reviewer}, {"records", each.assigned}, {"judged", each.judged}});
    for (const review::CardStanding& card : plan.cards) {
        if (card.outcome != review::CardStanding::Outcome::Disagreed)
            continue;
        Json verdicts = Json::object();
        for (const auto& [name, said] : card.verdicts)
            verdicts[name] = review::nameOf(said.judgement.verdict);
        disagreements.push_back({{"record", card.card.record}, {"key", card.card.key}, {"verdicts", verdicts}});
    }
    return {{"plan", plan.reference}, {"run", plan.plan.run}, {"entity", plan.plan.target}, {"records", plan.cards.size()}, {"seen", plan.seen()},
            {"redraws", plan.redraws}, {"because", plan.plan.because}, {"statements", statements}, {"reviewers", reviewers},
            {"disagreements", disagreements}};
}

void print(const review::PlanStanding& plan, const Console& console) {
    console.line(plan.reference + "  " + plan.plan.target + ", run " + std::to_string(plan.plan.run) + ": " + grouped(plan.seen()) + " of " +
                 counted(plan.cards.size(), "record", "records") + " looked at");
    for (const review::Statement& statement : plan.statements())
        console.line("  " + (statement.stratum.empty() ? "" : plan.plan.stratifiedBy + " " + statement.stratum + ": ") + statement.inWords());
    if (plan.redraws > 0)
        console.line("  drawn anew " + counted(plan.redraws, "time", "times") + ", the last time because: " + plan.plan.because);
    for (const Progress& each : progressOf(plan))
        console.line("  " + each.reviewer + ": " + std::to_string(each.judged) + " of " + std::to_string(each.assigned));
    for (const review::CardStanding& card : plan.cards) {
        if (card.outcome != review::CardStanding::Outcome::Disagreed)
            continue;
        std::string said;
        for (const auto& [name, verdict] : card.verdicts)
            said += (said.empty() ? "" : ", ") + name + " " + std::string(review::nameOf(verdict.judgement.verdict));
        console.line("  they disagree on " + card.card.key + ": " + said);
    }
}

Json cardJson(const review::CardStanding& standing, const review::Cards& cards, const review::CardContent& content) {
    Json source = Json::object(), fields = Json::array(), reasons = Json::array(), verdicts = Json::array(), children = Json::object();
    for (std::size_t i = 0; i < content.source.size(); ++i)
        source[cards.sourceFields[i].name] = toJson(content.source[i], cards.sourceFields[i].type);
    for (std::size_t i = 0; i < cards.fields.size() && !content.expected.empty(); ++i) {
        Json from = Json::array();
        for (const std::size_t position : cards.fields[i].sources)
            from.push_back(cards.sourceFields[position].name);
        fields.push_back({{"field", cards.fields[i].name},
                          {"reference", cards.fields[i].reference},
                          {"from", from},
                          {"expected", toJson(content.expected[i], cards.targetFields[i].type)},
                          {"actual", content.actual.empty() ? Json() : toJson(content.actual[i], typeOf(content.actual[i]))},
                          {"changed", bool(content.isChanged[i])},
                          {"differs", bool(content.differs[i])},
                          {"rule", cards.fields[i].rule},
                          {"sentence", cards.fields[i].sentence}});
    }
    for (const engine::RejectReason& reason : content.reasons)
        reasons.push_back({{"field", reason.targetField}, {"message", reason.message}});
    for (const review::SaidVerdict& said : standing.history)
        verdicts.push_back({{"by", said.by}, {"verdict", review::nameOf(said.judgement.verdict)}, {"comment", said.judgement.comment},
                            {"at", printUtc(said.atMicros)}, {"via", said.judgement.via},
                            {"of_this", said.judgement.seen.empty() || said.judgement.seen == content.digest}});
    for (const review::Children& each : content.sourceChildren)
        children["source"][each.entity] = each.count;
    for (const review::Children& each : content.targetChildren)
        children["target"][each.entity] = each.count;
    return {{"record", content.record}, {"key", standing.card.key}, {"target_key", content.targetKey}, {"outcome", nameOf(standing.outcome)},
            {"disposition", nameOf(content.disposition)}, {"in_target", !content.actual.empty()}, {"source", source}, {"fields", fields},
            {"reasons", reasons}, {"children", children}, {"assigned", standing.assigned}, {"verdicts", verdicts}};
}

} // namespace

Json toJson(const review::Statement& statement) {
    return {{"stratum", statement.stratum},       {"population", statement.population},
            {"drawn", statement.drawn},           {"seen", statement.seen},
            {"defects", statement.defects},       {"unsettled", statement.unsettled},
            {"accepted", statement.accepted},     {"confidence", review::printPercent(statement.confidence)},
            {"tolerable", review::printPercent(statement.tolerable)}, {"at_most_wrong", statement.mostWrong()},
            {"proven", statement.isProven()},     {"text", statement.inWords()}};
}

Result<int> showStanding(ReviewAct& act) {
    Json plans = Json::array();
    std::int64_t run = 0;
    for (const review::PlanStanding& plan : act.standing.plans()) {
        const bool isAsked = act.what().empty() ? plan.replacedBy.empty() : plan.reference == act.what();
        if (!isAsked)
            continue;
        run = std::max(run, plan.plan.run);
        plans.push_back(standingJson(plan));
        print(plan, act.console);
    }
    if (plans.empty() && !act.what().empty()) {
        MW_TRY([[maybe_unused]] const auto* unknown, act.standing.plan(act.what()));
    }
    MW_TRY(const review::Gate gate, review::gateOf(*act.opened.document, *act.store, run));
    Json defects = Json::object();
    for (const review::Defect& defect : act.standing.defects()) {
        const std::string state(review::nameOf(defect.state));
        defects[state] = defects.value(state, 0) + 1;
    }
    if (plans.empty())
        act.console.line("no sample was drawn yet: review " + act.invocation.argument(0) + " plan --as NAME draws one of the newest run");
    for (const auto& [state, count] : defects.items())
        act.console.line("defects " + state + ": " + count.dump());
    if (!plans.empty())
        act.console.line("run " + std::to_string(run) + (gate.isOpen ? ": nothing stands in the way: " : ": ") + gate.why);
    if (act.console.json())
        act.console.document({{"plans", plans}, {"defects", defects}, {"run", run}, {"done", gate.isPlanned && gate.isOpen}, {"why", gate.why}});
    return gate.isPlanned && gate.isOpen ? Done : FallsShort;
}

Result<int> showCards(ReviewAct& act) {
    MW_TRY(const review::PlanStanding* plan, act.standing.plan(act.what()));
    const ProgressLine progress("review", act.job);
    MW_TRY(const review::Cards cards, act.cardsOf(plan->plan));
    Json shown = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const review::CardStanding* card : plan->worklist(act.invocation.value("--for"))) {
        const review::CardContent* const content = cards.card(card->card.record);
        shown.push_back(cardJson(*card, cards, *content));
        std::string differing;
        for (std::size_t i = 0; i < content->differs.size(); ++i)
            differing += content->differs[i] ? (differing.empty() ? "" : ", ") + cards.fields[i].name : std::string();
        rows.push_back({std::to_string(card->card.record), card->card.key, content->targetKey, nameOf(card->outcome),
                        content->actual.empty() ? nameOf(content->disposition) + std::string(", not in the target") : "in the target", differing});
    }
    act.console.table({"record", "key", "target key", "outcome", "where", "other than the rule says"}, rows, {true});
    if (act.console.json())
        act.console.document({{"plan", plan->reference}, {"entity", plan->plan.target}, {"cards", shown}});
    return Done;
}

Result<int> judgeRecord(ReviewAct& act) {
    MW_TRY(const std::string author, act.author());
    MW_TRY(const review::PlanStanding* plan, act.standing.plan(act.invocation.value("--plan")));
    const auto verdict = review::verdictNamed(act.invocation.value("--verdict"));
    if (!verdict)
        return makeError(Code::Usage, "--verdict is pass, fail, unsure or accept");
    const auto card = std::find_if(plan->cards.begin(), plan->cards.end(), [&](const review::CardStanding& each) {
        return each.card.key == act.what() || std::to_string(each.card.record) == act.what();
    });
    if (card == plan->cards.end())
        return at(makeError(Code::UnknownName, "the record " + act.what(), ""), plan->reference);
    review::SamplePlan one = plan->plan;
    one.cards = {card->card};
    MW_TRY(const review::Cards cards, act.cardsOf(one));
    review::Judgement judgement{plan->digest, card->card.record, *verdict, act.invocation.value("--comment"), act.invocation.values("--field"),
                                cards.cards.front().digest, {}};
    const review::Entry entries[] = {act.entry(author, judgement)};
    MW_TRY([[maybe_unused]] const std::size_t added, act.save(entries));
    const bool fails = *verdict == review::Verdict::Fail;
    const std::string defect = fails ? review::defectReference(plan->digest, card->card.record) : std::string();
    act.console.line(card->card.key + ": " + std::string(review::nameOf(*verdict)) + (fails ? ", " + defect : ""));
    if (act.console.json())
        act.console.document({{"plan", plan->reference}, {"record", card->card.record}, {"key", card->card.key},
                              {"verdict", review::nameOf(*verdict)}, {"defect", fails ? Json(defect) : Json()}});
    return Done;
}

} // namespace mw::cli

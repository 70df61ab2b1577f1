// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/review_acts.h"
#include "core/review/drawing.h"
#include "core/review/reviewed_run.h"

#include <algorithm>
#include <random>

namespace mw::cli {

namespace {

Result<review::Millionths> percent(const Invocation& invocation, const char* option, review::Millionths otherwise) {
    if (!invocation.has(option))
        return otherwise;
    const auto share = review::parsePercent(invocation.value(option));
    if (!share)
        return at(makeError(Code::Usage, invocation.value(option) + " is no percentage between 0 and 100"), option);
    return *share;
}

/// Seeds that people can write down.
std::uint64_t newSeed() { return std::random_device()() % 1'000'000'000 + 1; }

Result<review::DrawRequest> requestOf(const ReviewAct& act, const engine::PlannedEntity& entity, const evidence::RunRecord& run) {
    const Invocation& invocation = act.invocation;
    review::DrawRequest request;
    request.mapping = entity.mapping->id.text();
    request.run = run.id;
    MW_TRY(request.confidence, percent(invocation, "--confidence", request.confidence));
    MW_TRY(request.tolerable, percent(invocation, "--tolerable", request.tolerable));
    MW_TRY(const auto allowed, invocation.number("--allowed"));
    request.allowed = allowed.value_or(0);
    MW_TRY(request.size, invocation.number("--size"));
    MW_TRY(const auto seed, invocation.number("--seed"));
    request.seed = seed ? *seed : newSeed();
    request.stratifyBy = invocation.value("--by");
    MW_TRY(const auto risky, invocation.number("--risk"));
    request.risky = risky.value_or(0);
    request.covering = invocation.has("--covering");
    request.keys = invocation.values("--key");
    for (const review::Defect* defect : review::toRetest(act.standing, entity.mapping->id, run.id))
        request.retests.push_back({defect->key, defect->reference});
    if (request.risky > 0) {
        MW_TRY(request.differing, review::differingRecords(*act.store, act.documentHash, entity.targetEntity.name));
    }
    return request;
}

void tell(const review::PlanStanding& plan, const Console& console) {
    std::map<review::Pick::How, std::size_t> counts;
    for (const review::CardStanding& card : plan.cards) {
        for (const review::Pick& pick : card.card.picks)
            ++counts[pick.how];
    }
    std::string parts;
    for (const auto& [how, count] : counts)
        parts += (parts.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(review::nameOf(how));
    console.line(plan.reference + "  " + plan.plan.target + ", run " + std::to_string(plan.plan.run) + ": " +
                 counted(plan.cards.size(), "record", "records") + " of " + grouped(plan.plan.population()) + " (" + parts + "), seed " +
                 std::to_string(plan.plan.seed));
    for (const review::Unexercised& each : plan.plan.unexercised)
        console.line("no record exercises " + (each.field.empty() ? "the filter" : each.field + " (" + each.reference + ")") + ": " + each.way +
                     (each.part.empty() ? "" : ": " + each.part));
}

Json planJson(const review::PlanStanding& plan) {
    Json strata = Json::array(), unexercised = Json::array();
    for (const review::Stratum& stratum : plan.plan.strata)
        strata.push_back({{"name", stratum.name}, {"population", stratum.population}, {"drawn", stratum.drawn}});
    for (const review::Unexercised& each : plan.plan.unexercised)
        unexercised.push_back({{"field", each.field}, {"reference", each.reference}, {"way", each.way}, {"part", each.part}});
    Json cards = Json::array();
    for (const review::CardStanding& card : plan.cards) {
        Json picks = Json::array();
        for (const review::Pick& pick : card.card.picks)
            picks.push_back({{"how", review::nameOf(pick.how)}, {"why", pick.why}});
        cards.push_back({{"record", card.card.record}, {"key", card.card.key}, {"stratum", card.card.stratum}, {"picks", picks}});
    }
    return {{"plan", plan.reference}, {"run", plan.plan.run}, {"entity", plan.plan.target}, {"seed", plan.plan.seed},
            {"population", plan.plan.population()}, {"drawn", plan.plan.drawn()}, {"confidence", review::printPercent(plan.plan.confidence)},
            {"tolerable", review::printPercent(plan.plan.tolerable)}, {"allowed", plan.plan.allowed}, {"strata", strata},
            {"redraws", plan.redraws}, {"unexercised", unexercised}, {"cards", cards}};
}

} // namespace

Result<int> drawSample(ReviewAct& act) {
    MW_TRY(const std::string author, act.author());
    std::optional<std::int64_t> number;
    if (act.invocation.has("--run")) {
        MW_TRY(number, runNumber(act.invocation.value("--run"), "--run"));
    }
    MW_TRY(const evidence::RunRecord run, review::runToReview(*act.store, act.documentHash, number));
    MW_TRY(act.opened.options, review::optionsOf(run, *act.opened.document, act.opened.options, act.store->crosswalkPath()));
    const std::vector<std::string> wanted = act.opened.options.entities;
    act.opened.options.entities.clear();
    MW_TRY(const engine::PlanPtr planned, planFor(act.opened, act.job));
    std::vector<const engine::PlannedEntity*> entities;
    for (const std::string& name : wanted) {
        MW_TRY(entities.emplace_back(), planned->entity(name));
    }
    for (const engine::PlannedEntity& entity : planned->entities()) {
        if (wanted.empty())
            entities.push_back(&entity);
    }
    const ProgressLine progress("review", act.job);
    std::vector<review::Entry> drawn;
    for (const engine::PlannedEntity* entity : entities) {
        MW_TRY(const review::DrawRequest request, requestOf(act, *entity, run));
        MW_TRY_DO(review::demandNewSeed(act.standing, entity->mapping->id, request.seed));
        const review::PlanStanding* const before = act.standing.planOf(run.id, entity->mapping->id);
        if (before && act.invocation.value("--because").empty())
            return at(makeError(Code::Usage, "a sample was drawn already (" + before->reference + "); say --because why another one is needed"), entity->label());
        MW_TRY(review::SamplePlan sample, review::draw(*planned, request, act.job));
        if (before) {
            sample.replaces = before->digest;
            sample.because = act.invocation.value("--because");
        }
        drawn.push_back(act.entry(author, std::move(sample)));
    }
    MW_TRY([[maybe_unused]] const std::size_t added, act.save(drawn));
    MW_TRY(const std::vector<evidence::ReviewEntry> entries, act.store->review());
    MW_TRY(act.standing, review::Standing::of(entries));
    Json plans = Json::array();
    for (const review::Entry& entry : drawn) {
        MW_TRY(const review::PlanStanding* plan, act.standing.plan(review::toStored(entry).digest));
        plans.push_back(planJson(*plan));
        tell(*plan, act.console);
    }
    if (act.console.json())
        act.console.document({{"plans", plans}});
    return Done;
}

Result<int> assignReviewers(ReviewAct& act) {
    MW_TRY(const std::string author, act.author());
    MW_TRY(const review::PlanStanding* plan, act.standing.plan(act.what()));
    const std::vector<std::string> names = act.invocation.values("--to");
    if (names.empty())
        return makeError(Code::Usage, "--to is missing: who looks at them");
    std::vector<review::Entry> entries;
    std::vector<review::Assignment> shares;
    for (const std::string& name : names)
        shares.push_back({plan->digest, name, {}, act.invocation.has("--withdraw")});
    if (act.invocation.has("--split")) {
        if (plan->cards.size() < names.size())
            return makeError(Code::Usage, "there are more reviewers than records");
        for (std::size_t i = 0; i < plan->cards.size(); ++i)
            shares[i % shares.size()].records.push_back(plan->cards[i].card.record);
    }
    Json assigned = Json::array();
    for (review::Assignment& share : shares) {
        const std::size_t count = share.isWithdrawn ? 0 : share.records.empty() ? plan->cards.size() : share.records.size();
        assigned.push_back({{"reviewer", share.reviewer}, {"records", count}});
        act.console.line(share.reviewer + ": " + counted(count, "record", "records") + " of " + plan->reference);
        entries.push_back(act.entry(author, std::move(share)));
    }
    MW_TRY([[maybe_unused]] const std::size_t added, act.save(entries));
    if (act.console.json())
        act.console.document({{"plan", plan->reference}, {"assigned", assigned}});
    return Done;
}

} // namespace mw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/matching.h"

#include "core/base/utf8.h"
#include "core/mapping/pipeline.h"
#include "core/types/value.h"

#include <tuple>

namespace mw::mapping {

namespace {

/// Where the decision on a pair stands, or would stand.
template <class Any>
auto placeOf(Any& matching, const std::string& one, const std::string& other) {
    const auto& [left, right] = std::minmax(one, other);
    return std::lower_bound(matching.decisions.begin(), matching.decisions.end(), std::tie(left, right),
                            [](const PairDecision& decision, const auto& pair) { return std::tie(decision.left, decision.right) < pair; });
}

template <class Any>
bool isOn(Any& matching, decltype(matching.decisions.begin()) place, const std::string& one, const std::string& other) {
    return place != matching.decisions.end() && std::minmax(place->left, place->right) == std::minmax(one, other);
}

std::optional<std::string> whatIsWrong(const Survival& survival, const std::string& of) {
    if (!isSurvivalPick(survival.pick))
        return quoted(survival.pick) + " is no way to choose " + of;
    const bool needsRule = survival.pick == "most_recent" || survival.pick == "most_trusted" || survival.pick == "rule";
    if (needsRule && survival.by.empty())
        return of + ": " + survival.pick + " needs a rule that it goes by";
    if (!needsRule && !survival.by.empty())
        return of + ": " + survival.pick + " goes by no rule";
    if ((survival.pick == "most_trusted") == survival.trusted.empty())
        return of + (survival.trusted.empty() ? ": the trusted sources are not listed" : ": only most_trusted goes by sources");
    return {};
}

} // namespace

rules::Environment environmentOfMatching(const Document& document, const EntityMapping& mapping) {
    rules::Environment environment = environmentBefore(document, mapping, 0);
    environment.lookups.clear();
    environment.newKeys.clear();
    return environment;
}

void decide(Matching& matching, PairDecision decision) {
    if (decision.left == decision.right)
        return;
    if (decision.right < decision.left)
        std::swap(decision.left, decision.right);
    const auto place = placeOf(matching, decision.left, decision.right);
    if (isOn(matching, place, decision.left, decision.right))
        *place = std::move(decision);
    else
        matching.decisions.insert(place, std::move(decision));
}

bool withdrawDecision(Matching& matching, const std::string& one, const std::string& other) {
    const auto place = placeOf(matching, one, other);
    if (!isOn(matching, place, one, other))
        return false;
    matching.decisions.erase(place);
    return true;
}

const PairDecision* decisionOn(const Matching& matching, const std::string& one, const std::string& other) {
    const auto place = placeOf(matching, one, other);
    return isOn(matching, place, one, other) ? &*place : nullptr;
}

std::optional<std::string> whatIsWrong(const Matching& matching) {
    double number = 0;
    if (!matching.threshold.empty() && (!parseFloat(matching.threshold, number) || !(number >= 0 && number <= 1)))
        return "the threshold " + quoted(matching.threshold) + " is no number from 0 to 1";
    for (const auto& [field, weight] : matching.weights)
        if (!parseFloat(weight, number) || !(number >= 0))
            return "the weight " + quoted(weight) + " of " + field + " is no number from 0 up";
    if (matching.record.pick == "most_frequent")
        return std::string("the record that stays: no record is more frequent than another");
    if (auto wrong = whatIsWrong(matching.record, "the record that stays"))
        return wrong;
    for (const auto& [field, survival] : matching.values)
        if (auto wrong = whatIsWrong(survival, "the value of " + field))
            return wrong;
    return {};
}

} // namespace mw::mapping

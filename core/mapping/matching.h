// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <optional>
#include <string>

/// What is remembered of pairs of records in a mapping document.
namespace mw::mapping {

/// Remembers a decision in the place of an earlier one on the same two records, whichever of them is named first. A record
/// beside itself is no pair: nothing is remembered.
void decide(Matching& matching, PairDecision decision);
/// Forgets what was decided; false where nothing was.
bool withdrawDecision(Matching& matching, const std::string& one, const std::string& other);
/// What was decided on two records; null where nothing was. Lives until the next decision.
const PairDecision* decisionOn(const Matching& matching, const std::string& one, const std::string& other);

/// Says what is wrong with it by itself, whatever the source: an unknown way to choose, a threshold or weight that is no
/// number, a missing `by`. None where nothing is.
std::optional<std::string> whatIsWrong(const Matching& matching);

/// What the rules of it can name: the fields of the driving source before any step, parameters, functions and value maps.
rules::Environment environmentOfMatching(const Document& document, const EntityMapping& mapping);

/// Calls visit(rule) for each rule text of it; `Any` may be const.
template <class Any, class Visit>
void eachMatchingRule(Any& matching, Visit&& visit) {
    const auto take = [&](auto& survival) {
        if (!survival.by.empty())
            visit(survival.by);
    };
    take(matching.record);
    for (auto& [field, survival] : matching.values)
        take(survival);
}

} // namespace mw::mapping

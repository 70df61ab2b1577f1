// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/plan.h"
#include "core/review/entries.h"
#include "core/rules/branches.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mw::review {

/// What sample is wanted of one entity mapping.
struct DrawRequest {
    std::string mapping; ///< its reference, id or target entity
    std::int64_t run = 0;
    std::uint64_t seed = 1;
    Millionths confidence = 950'000, tolerable = 10'000;
    std::uint64_t allowed = 0;
    /// Random records in all; none: as many as prove the tolerable share, in each stratum by itself; 0: none.
    std::optional<std::uint64_t> size;
    std::string stratifyBy;  ///< target field whose values are the strata; empty: none
    std::uint64_t risky = 0; ///< so many records that stand out
    bool covering = false;
    std::vector<std::string> keys; ///< records asked for by their key in the source
    struct Retest {
        std::string key, defect; ///< key in the source, reference of the defect
    };
    std::vector<Retest> retests;
    std::set<std::uint64_t> differing; ///< records of which a validation found something: they stand out
};

/// More strata than these are no strata.
inline constexpr std::size_t kMostStrata = 200;

/// Draws it from the records that the rules load, reading the source once, once more where rules are to be covered.
///
/// The random part: each record of the source has the rank that stands in the first 16 hex digits of the SHA-256 of
/// "mapwright-draw:SEED:RECORD", RECORD being its number in the source; those with the lowest ranks are drawn, in the order
/// of their ranks. So anybody can draw it again with sha256sum, and its first n records are a random sample too.
/// Usage for a request that cannot be; UnknownName for a key that the source does not hold.
Result<SamplePlan> draw(const engine::Plan& plan, const DrawRequest& request, JobContext& job);

/// What it means that no record takes a way of this kind, for people: "the fallback is never needed"; empty where it means nothing.
std::string_view wayNamed(rules::Branch::Kind kind);
/// The rank of a record, see draw().
std::uint64_t rankOf(std::uint64_t seed, std::uint64_t record);

} // namespace mw::review

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/plan.h"
#include "core/rules/branches.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw::engine {

/// How well the records of a source exercise the rules of an entity mapping.
struct RuleCoverage {
    /// A way that a record can take through a rule, or through the filter.
    struct Point {
        std::string targetField, reference; ///< empty: the filter
        rules::Branch branch;
        std::uint64_t records = 0; ///< that take it
    };
    std::vector<Point> points; ///< of the filter, then field by field in the order of the rules' text
    /// A few records that take every way that any record takes: each takes some that none before it does.
    struct Record {
        std::uint64_t rowNumber = 0;
        std::vector<std::size_t> points; ///< those that it adds
    };
    std::vector<Record> records; ///< in source order
    std::uint64_t read = 0;
};
/// Reads the whole source. The smallest set is not looked for, that is hard (set cover); of the records that take a way first,
/// always the one that adds most is taken, which comes near it (V. Chvátal, A Greedy Heuristic for the Set-Covering Problem,
/// Mathematics of Operations Research 4 (1979), 233–235).
Result<RuleCoverage> coverRules(const Plan& plan, const std::string& entity, JobContext& job);

} // namespace mw::engine

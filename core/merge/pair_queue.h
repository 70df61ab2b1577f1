// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/mapping/model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw::merge {

/// Two records side by side.
struct QueuedPair {
    std::string leftKey, rightKey; ///< the smaller text first
    double score = -1;             ///< probability that both are the same thing, whatever was decided; below 0: not compared
    std::vector<std::string> reasons;
    std::vector<Value> left, right; ///< values of all fields
};

/// Pairs for people to decide on.
struct PairQueue {
    std::vector<Field> fields;
    std::string key;               ///< the field that names records
    std::vector<QueuedPair> pairs; ///< the most doubtful first
    std::uint64_t records = 0;
    std::uint64_t found = 0;       ///< pairs in all; more than `pairs` where there is no room for them
    std::vector<std::string> unknown; ///< keys that decisions speak of and no record has
};

/// Finds pairs that may be the same thing, at most `most`, and all on which something was decided. WrongValue where the
/// matching is not in order or names no key. Cancelled.
Result<PairQueue> findPairs(Connection& connection, const Entity& entity, const mapping::Matching& matching, std::size_t most, JobContext& job);

} // namespace mw::merge

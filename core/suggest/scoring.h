// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/suggest/features.h"

#include <vector>

namespace mw::suggest {

struct ScoredPair {
    std::uint32_t source = 0, target = 0; ///< the n-th fields of the sides
    float evidence = 0; ///< log-odds of the pair by itself
    double score = 0;   ///< probability that the pair is right, seen among all others
};

/// Scores all pairs of fields; of large schemas (above a million pairs) those that share a word, letters or values.
/// Logistic regression twice: over the features of a pair, then over how it stands among its rivals and how well the
/// entities go together. How the weights were found: tests/bench/fit_suggest.py. Cancelled.
Result<std::vector<ScoredPair>> scorePairs(const PairFeatures& features, JobContext& job);

} // namespace mw::suggest

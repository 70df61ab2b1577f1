// SPDX-License-Identifier: GPL-3.0-or-later
/// match: which records are the same thing: candidates, comparison, probabilities learned without labels, clusters,
/// survivors. Works on texts; knows no connection and no file. Includes base … job, rules.
#pragma once

#include "core/match/blocking.h"
#include "core/match/fellegi_sunter.h"

#include <map>
#include <string>
#include <vector>

namespace mw::match {

struct MatchOptions {
    std::map<std::string, double> weights; ///< field → how much it counts; 0 leaves it out, fields not named are chosen
    double threshold = 0.5;                ///< probability from which a pair is a match
    std::vector<RecordPair> mustLink, cannotLink; ///< decided by people; kept whatever the scores say
    BlockingOptions blocking;
};

struct ComparedField {
    std::size_t field = 0;
    FieldFacts facts;
    FieldWeights weights;
};

struct MatchedPair {
    std::uint32_t left = 0, right = 0;
    double score = 0; ///< probability that both are the same thing
    Levels levels;    ///< per compared field
};

struct MatchResult {
    std::vector<ComparedField> fields;
    std::vector<BlockingPass> passes;
    std::uint64_t compared = 0;
    std::vector<MatchedPair> pairs; ///< at or above the threshold and within a cluster, best first
    std::vector<std::vector<std::uint32_t>> clusters; ///< of two or more records, ascending
};

/// Finds records that are the same thing. Deterministic for any number of threads. Cancelled.
Result<MatchResult> findMatches(const Records& records, const MatchOptions& options, JobContext& job);

/// Says in plain words what speaks for a pair, strongest first, then what speaks against it.
std::vector<std::string> reasonsFor(const MatchedPair& pair, const Records& records, const std::vector<ComparedField>& fields);

} // namespace mw::match

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/job.h"
#include "core/match/records.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace mw::match {

/// A pair of records, the smaller number first.
using RecordPair = std::pair<std::uint32_t, std::uint32_t>;

struct BlockingOptions {
    std::size_t largestBlock = 60;  ///< records that share a key; what more share tells nobody apart
    std::size_t candidates = 12;    ///< the likeliest others that each record is compared with
    std::uint32_t boundary = 0;     ///< two tables: the first record of the second; pairs within one are left out
};

/// What a way of finding candidates costs and gives; told before anything is compared.
struct BlockingPass {
    std::string key;          ///< "whole value of city", "words of name"
    std::uint64_t blocks = 0;
    std::uint64_t pairs = 0;  ///< that share a block, before any are dropped
    std::uint64_t skipped = 0; ///< blocks that were too large
};

struct Candidates {
    std::vector<RecordPair> pairs; ///< ascending, each once
    std::vector<BlockingPass> passes;
};

/// Finds the pairs worth comparing: those that share rare values, words, sounds of words, halves of codes, or beginnings
/// of two fields. Each shared key counts by how few records have it; the best of each record are kept (meta-blocking,
/// Papadakis et al., TKDE 2014). Cancelled.
Result<Candidates> findCandidates(const Records& records, const std::vector<std::size_t>& fields, const std::vector<FieldFacts>& facts,
                                  const BlockingOptions& options, JobContext& job);

} // namespace mw::match

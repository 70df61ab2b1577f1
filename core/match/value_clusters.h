// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/job.h"
#include "core/match/value_list.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mw::match {

/// How values are told to be spellings of one another.
enum class ClusterMethod : std::uint8_t { Fingerprint, Grams, Metaphone, Cologne, Edits, Likeness };

struct ClusterMethodInfo {
    ClusterMethod method;
    std::string_view name;  ///< "fingerprint"
    std::string_view label; ///< "Same words"
    std::string_view help;  ///< one line
};
std::span<const ClusterMethodInfo> clusterMethods();
std::optional<ClusterMethod> clusterMethodNamed(std::string_view name);

struct ValueClusterOptions {
    ClusterMethod method = ClusterMethod::Fingerprint;
    std::size_t gram = 2;     ///< of Grams: code points, 1 … 6
    std::size_t radius = 2;   ///< of Edits: letters that may differ, 1 … 5
    double threshold = 0.93;  ///< of Likeness: 0.7 … 1
    /// WrongValue where one is out of its range.
    Result<void> validate() const;
};

/// Values that are probably spellings of one: the one that is proposed for all first, the others by how often they occur.
struct ValueCluster {
    std::vector<std::uint32_t> values; ///< of the list, two or more
    std::uint64_t occurrences = 0;     ///< of all of them
    std::uint64_t otherwise = 0;       ///< of those that are not the first
};

struct ValueClusters {
    std::vector<ValueCluster> clusters; ///< those that change most first
    std::uint64_t passedOver = 0; ///< ValueNeighbours::passedOver()
};

/// Puts values together. Proposed is the most frequent one; of several the one without stray spaces, then the first by code point.
/// By Edits and Likeness every other is near the proposed one itself, so that chains of likenesses do not grow together. The same
/// list gives the same clusters. Memory and time grow with the list, not with its square. Cancelled.
Result<ValueClusters> clusterValues(const ValueList& values, const ValueClusterOptions& options, JobContext& job);

} // namespace mw::match

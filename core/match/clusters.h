// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/match/blocking.h"

#include <span>
#include <vector>

namespace mw::match {

struct Link {
    std::uint32_t left = 0, right = 0;
    double score = 0;
};

/// Joins records along links, best first. Two groups are joined only where half of the links known between them hold, so
/// that a chain of likenesses does not swallow everything; `must` joins whatever is known, `cannot` keeps apart whatever
/// is linked (must comes first). Gives groups of two or more, ascending.
std::vector<std::vector<std::uint32_t>> clusterLinks(std::size_t records, const std::vector<Link>& links, double threshold,
                                                     std::span<const RecordPair> must, std::span<const RecordPair> cannot);

} // namespace mw::match

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/job.h"
#include "core/match/value_list.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace mw::match {

constexpr std::uint64_t kBetweenLooks = 4096; ///< values between two looks at whether to stop

/// Finds the values of a list that are spelled nearly like one of them, without comparing all with all. Values are compared as
/// folded() writes them, a letter of whatever script being one; those whose digits differ are never near: another house number is
/// another house. Values of more than kLongestSpelled letters have no neighbours.
class ValueNeighbours {
public:
    static constexpr std::size_t kLongestSpelled = 400;
    virtual ~ValueNeighbours() = default;
    /// Others near `value`, ascending, each once.
    virtual void near(std::uint32_t value, std::vector<std::uint32_t>& into) = 0;
    /// Places that so many values share that they were not looked at: what is near only by one of them was missed.
    virtual std::uint64_t passedOver() const { return 0; }
};

/// Near by letters changed, added or left out, or swapped with a neighbour: `radius` at most, and one in four letters. Candidates
/// share one of radius + 1 parts at about the same place (Li, Deng, Wang and Feng: Pass-Join, VLDB 2011), or all letters. Within
/// small lists none is missed. Cancelled.
Result<std::unique_ptr<ValueNeighbours>> neighboursByEdits(const ValueList& values, std::size_t radius, JobContext& job);

/// Near by Jaro–Winkler similarity, of the letters as they stand or of the words in order. Candidates stand near one another when
/// all are sorted from their beginnings, their ends, or by their words (Hernández and Stolfo, SIGMOD 1995). Cancelled.
Result<std::unique_ptr<ValueNeighbours>> neighboursByLikeness(const ValueList& values, double threshold, JobContext& job);

} // namespace mw::match

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/match/comparison.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace mw::match {

/// Levels of agreement of one pair, one per compared field.
using Levels = std::vector<std::uint8_t>;

/// How often each level comes about among matches (m) and among others (u).
struct FieldWeights {
    std::array<double, kLevels> m{}, u{};
    double scale = 1; ///< set by people: 0 leaves the field out, 2 counts it double
    double logOdds(std::uint8_t level) const;
};

/// A field that agrees by chance more often where an earlier one does: a city and its postcode, say.
struct Dependence {
    std::size_t on = 0;  ///< the earlier field
    double excess = 0;   ///< log of how much more often than if they were independent; 0: they are
};

/// The probabilistic model of record linkage (Fellegi and Sunter, JASA 1969), m learned without labels by expectation
/// maximisation (Winkler 1988), u taken from chance. A plain value.
struct LinkageModel {
    std::vector<FieldWeights> fields;
    std::vector<double> coincidence; ///< per field: chance that two records agree exactly
    std::vector<Dependence> dependences; ///< per field; at most one each, so that they make a tree (Chow and Liu, IEEE Trans. Inf. Theory 1968)
    double prior = 0.0001; ///< share of matches among all pairs

    /// Log-odds of a match. `sameValue` gives, per field, the share of records with the value that both have, for level 4:
    /// agreeing on a rare value says more; empty leaves this out.
    double logOdds(std::span<const std::uint8_t> levels, std::span<const double> sameValue = {}) const;
};

/// The logistic function: the probability that log-odds stand for.
double probability(double logOdds);

/// Learns m and the prior from candidate pairs. `levels` holds pairs × fields; `coincidence` each field's chance of exact
/// agreement; `random` levels of pairs drawn at random (likewise laid out) for u; `allPairs` how many pairs there are,
/// those that are no candidates being no matches.
LinkageModel learnModel(std::span<const std::uint8_t> levels, std::span<const std::uint8_t> random, std::span<const double> coincidence,
                        double allPairs, double share);

} // namespace mw::match

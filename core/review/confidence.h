// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What a simple random sample without replacement says of a finite population of records, some of which are wrong. Exact:
/// the number of wrong ones in the sample is hypergeometric, nothing is approximated by another distribution.
///
/// A bound is the classical one-sided one: the largest number of wrong records that would still show so few in a sample with
/// a probability above 1 − confidence. J. P. Buonaccorsi, A Note on Confidence Intervals for Proportions in Finite
/// Populations, The American Statistician 41 (1987), 215–218; T. Wright, Exact Confidence Bounds when Sampling from Small
/// Finite Universes, Lecture Notes in Statistics 66 (1991).
namespace mw::review {

/// A share in millionths: 950'000 is 95 %. Never a float, so that a limit is a limit.
using Millionths = std::uint32_t;
inline constexpr Millionths kWhole = 1'000'000;

/// Reads a percentage with up to four decimals: "95", "99.5". None where it is not between 0 and 100, both left out.
std::optional<Millionths> parsePercent(std::string_view text);
/// "95", "99.5", "0.25".
std::string printPercent(Millionths share);

/// The probability of at most `most` wrong records among `sample` drawn from `population`, of which `wrong` are.
/// `wrong` and `sample` are not larger than `population`.
double atMost(std::uint64_t most, std::uint64_t population, std::uint64_t wrong, std::uint64_t sample);

/// The smallest number of wrong records that is not "fewer than the tolerable share"; at least 1 of a population that has any.
std::uint64_t intolerable(std::uint64_t population, Millionths tolerable);

/// The smallest sample that proves, with this confidence, that fewer than the tolerable share are wrong, as long as at most
/// `allowed` wrong ones are found in it. The whole population where no smaller one does.
std::uint64_t sampleSize(std::uint64_t population, Millionths tolerable, Millionths confidence, std::uint64_t allowed = 0);

/// With this confidence, at most so many of the population are wrong where `found` of the `seen` records were. All that were
/// not seen, and those found, where nothing was seen.
std::uint64_t mostWrong(std::uint64_t population, std::uint64_t seen, std::uint64_t found, Millionths confidence);

} // namespace mw::review

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/fellegi_sunter.h"

#include <algorithm>
#include <cmath>

namespace mw::match {

namespace {

constexpr int kRounds = 30;
constexpr double kLeast = 1e-7;
/// What is thought of matches before any are seen, and by how many pairs' worth.
constexpr std::array<double, kLevels> kExpected = {0.06, 0.05, 0.09, 0.15, 0.65};
constexpr double kExpectedPairs = 10;

constexpr double kMostForRarity = 2.5; ///< log-odds that a value's rarity adds or takes

/// Agreeing less never speaks more for a match: levels that chance was hardly seen to give are taken to come about as
/// often as makes them speak as much as the level above.
void keepRising(FieldWeights& weights) {
    for (std::size_t level = kLevels - 1; level-- > 0;)
        weights.u[level] = std::max(weights.u[level], weights.m[level] * weights.u[level + 1] / weights.m[level + 1]);
}

/// Which fields agree exactly together, among pairs drawn at random. True matches are among those too: what they alone could
/// bring about says nothing.
std::vector<Dependence> dependencesOf(std::span<const std::uint8_t> random, std::size_t fields, double allPairs) {
    std::vector<Dependence> found(fields);
    const std::size_t pairs = fields > 0 ? random.size() / fields : 0;
    if (pairs == 0)
        return found;
    const double least = 10 / std::sqrt(allPairs); // a record has one match or few: their share is about 1 / √allPairs at most
    for (std::size_t field = 1; field < fields; ++field)
        for (std::size_t earlier = 0; earlier < field; ++earlier) {
            double one = 0, other = 0, both = 0;
            for (std::size_t at = 0; at < random.size(); at += fields) {
                const bool agreesOne = random[at + field] == kSame, agreesOther = random[at + earlier] == kSame;
                one += agreesOne;
                other += agreesOther;
                both += agreesOne && agreesOther;
            }
            if (both / double(pairs) < least)
                continue;
            if (const double excess = std::log(both * double(pairs) / (one * other)); excess > found[field].excess)
                found[field] = {earlier, excess};
        }
    return found;
}

} // namespace

double probability(double logOdds) { return 1 / (1 + std::exp(-logOdds)); }

double FieldWeights::logOdds(std::uint8_t level) const {
    return level == kMissing ? 0 : scale * std::log(std::max(m[level], kLeast) / std::max(u[level], kLeast));
}

double LinkageModel::logOdds(std::span<const std::uint8_t> levels, std::span<const double> sameValue) const {
    double sum = std::log(prior / (1 - prior));
    for (std::size_t field = 0; field < fields.size(); ++field) {
        if (levels[field] == kSame && !sameValue.empty() && sameValue[field] > 0)
            sum += fields[field].scale * std::clamp(std::log(coincidence[field] / sameValue[field]), -kMostForRarity, kMostForRarity);
        sum += fields[field].logOdds(levels[field]);
        if (const Dependence& dependence = dependences[field]; levels[field] == kSame && levels[dependence.on] == kSame)
            sum -= fields[field].scale * dependence.excess;
    }
    return sum;
}

LinkageModel learnModel(std::span<const std::uint8_t> levels, std::span<const std::uint8_t> random, std::span<const double> coincidence,
                        double allPairs, double share) {
    const std::size_t fields = coincidence.size();
    LinkageModel model;
    model.fields.resize(fields);
    model.coincidence.assign(coincidence.begin(), coincidence.end());
    for (std::size_t field = 0; field < fields; ++field) {
        FieldWeights& weights = model.fields[field];
        weights.m = kExpected;
        double seen = 2;
        std::array<double, kLevels> counts{};
        for (std::size_t at = field; at < random.size(); at += fields)
            if (random[at] != kMissing) {
                ++counts[random[at]];
                ++seen;
            }
        for (std::size_t level = 0; level < kLevels; ++level)
            weights.u[level] = (counts[level] + 2 * (level == 0 ? 0.9 : 0.025)) / seen;
        weights.u[kSame] = std::max(coincidence[field], kLeast);
        double sum = 0;
        for (const double u : weights.u)
            sum += u;
        for (double& u : weights.u)
            u /= sum;
    }
    model.dependences = dependencesOf(random, fields, allPairs);
    const std::size_t pairs = fields > 0 ? levels.size() / fields : 0;
    model.prior = std::clamp(0.1 * double(pairs) * share / allPairs, 1e-9, 0.1);
    const std::vector<FieldWeights> chance = model.fields;
    for (FieldWeights& weights : model.fields)
        keepRising(weights);
    for (int round = 0; round < kRounds; ++round) {
        std::vector<std::array<double, kLevels>> counts(fields);
        for (auto& some : counts)
            for (std::size_t level = 0; level < kLevels; ++level)
                some[level] = kExpected[level] * kExpectedPairs;
        double matches = 1;
        for (std::size_t pair = 0; pair < pairs; ++pair) {
            const auto own = levels.subspan(pair * fields, fields);
            const double weight = probability(model.logOdds(own));
            matches += weight;
            for (std::size_t field = 0; field < fields; ++field)
                if (own[field] != kMissing)
                    counts[field][own[field]] += weight;
        }
        for (std::size_t field = 0; field < fields; ++field) {
            double sum = 0;
            for (const double count : counts[field])
                sum += count;
            for (std::size_t level = 0; level < kLevels; ++level)
                model.fields[field].m[level] = counts[field][level] / sum;
            model.fields[field].u = chance[field].u;
            keepRising(model.fields[field]);
        }
        model.prior = std::clamp(matches * share / allPairs, 1e-12, 0.5);
    }
    return model;
}

} // namespace mw::match

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/scoring.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <thread>

namespace mw::suggest {

namespace {

constexpr std::size_t kAllPairs = 1'000'000;
constexpr std::size_t kWorthThreads = 20'000; ///< pairs
constexpr std::size_t kCandidates = 100; ///< of a field where not all pairs are looked at

constexpr std::array<float, kFeatures> kWeights = {
#define MW_WEIGHT(feature, weight) weight,
#define MW_CONSTANT(name, value)
#include "core/suggest/weights.def"
#undef MW_WEIGHT
#undef MW_CONSTANT
};
#define MW_WEIGHT(feature, weight)
#define MW_CONSTANT(name, value) constexpr double k##name = value;
#include "core/suggest/weights.def"
#undef MW_WEIGHT
#undef MW_CONSTANT

double probability(double logOdds) { return 1 / (1 + std::exp(-logOdds)); }

/// The two highest of a set, so that each can be held against the best of the others.
struct BestTwo {
    float first = -1e9f, second = -1e9f;
    void add(float value) {
        if (value > first) {
            second = first;
            first = value;
        } else {
            second = std::max(second, value);
        }
    }
    /// How far a member lies above the best other one, in thirds of log-odds; 3 where it is alone.
    double lead(float value) const {
        const float other = value >= first ? second : first;
        return other < -1e8f ? 3.0 : std::clamp(double(value) - double(other), -6.0, 6.0) / 3;
    }
};

/// How the pairs of two entities' fields look together.
class EntityFit {
public:
    EntityFit(const std::vector<ScoredPair>& pairs, const std::vector<FieldPlace>& sources, const std::vector<FieldPlace>& targets)
        : m_targetEntities(count(targets)), m_fit(count(sources) * m_targetEntities) {
        std::map<std::pair<std::size_t, std::size_t>, double> bestOfSource, bestOfTarget; // (field, other entity)
        for (const ScoredPair& pair : pairs) {
            const double odds = probability(pair.evidence);
            double& source = bestOfSource[{pair.source, targets[pair.target].entity}];
            double& target = bestOfTarget[{pair.target, sources[pair.source].entity}];
            source = std::max(source, odds);
            target = std::max(target, odds);
        }
        std::vector<double> fromSources(m_fit.size()), fromTargets(m_fit.size());
        for (const auto& [key, odds] : bestOfSource)
            fromSources[sources[key.first].entity * m_targetEntities + key.second] += odds;
        for (const auto& [key, odds] : bestOfTarget)
            fromTargets[key.second * m_targetEntities + targets[key.first].entity] += odds;
        std::vector<double> sourceFields(count(sources)), targetFields(m_targetEntities);
        for (const FieldPlace& place : sources)
            ++sourceFields[place.entity];
        for (const FieldPlace& place : targets)
            ++targetFields[place.entity];
        m_bestOfSource.resize(sourceFields.size());
        m_bestOfTarget.resize(m_targetEntities);
        for (std::size_t e = 0; e < m_fit.size(); ++e) {
            const std::size_t source = e / m_targetEntities, target = e % m_targetEntities;
            m_fit[e] = std::min(fromSources[e], fromTargets[e]) / std::max(1.0, std::min(sourceFields[source], targetFields[target]));
            m_bestOfSource[source] = std::max(m_bestOfSource[source], m_fit[e]);
            m_bestOfTarget[target] = std::max(m_bestOfTarget[target], m_fit[e]);
        }
    }
    double of(std::size_t source, std::size_t target) const { return m_fit[source * m_targetEntities + target]; }
    double behindOfSource(std::size_t source, std::size_t target) const { return of(source, target) - m_bestOfSource[source]; }
    double behindOfTarget(std::size_t source, std::size_t target) const { return of(source, target) - m_bestOfTarget[target]; }

private:
    static std::size_t count(const std::vector<FieldPlace>& places) { return places.empty() ? 0 : places.back().entity + 1; }
    std::size_t m_targetEntities;
    std::vector<double> m_fit, m_bestOfSource, m_bestOfTarget;
};

void scoreAmongAll(std::vector<ScoredPair>& pairs, const std::vector<FieldPlace>& sources, const std::vector<FieldPlace>& targets) {
    std::vector<BestTwo> ofSource(sources.size()), ofTarget(targets.size());
    std::map<std::pair<std::size_t, std::size_t>, BestTwo> ofSourceInEntity, ofTargetInEntity;
    for (const ScoredPair& pair : pairs) {
        ofSource[pair.source].add(pair.evidence);
        ofTarget[pair.target].add(pair.evidence);
        ofSourceInEntity[{pair.source, targets[pair.target].entity}].add(pair.evidence);
        ofTargetInEntity[{pair.target, sources[pair.source].entity}].add(pair.evidence);
    }
    const EntityFit fit(pairs, sources, targets);
    for (ScoredPair& pair : pairs) {
        const std::size_t source = sources[pair.source].entity, target = targets[pair.target].entity;
        const double logOdds = kAmongAll + kEvidence * double(pair.evidence) / 3 +
                               kLeadOfSource * ofSource[pair.source].lead(pair.evidence) +
                               kLeadOfTarget * ofTarget[pair.target].lead(pair.evidence) +
                               kLeadInTargetEntity * ofSourceInEntity[{pair.source, target}].lead(pair.evidence) +
                               kLeadInSourceEntity * ofTargetInEntity[{pair.target, source}].lead(pair.evidence) +
                               kFit * fit.of(source, target) + kFitBehindOfSource * fit.behindOfSource(source, target) +
                               kFitBehindOfTarget * fit.behindOfTarget(source, target);
        pair.score = probability(kCalibration + kCalibrationSlope * logOdds);
    }
}

} // namespace

Result<std::vector<ScoredPair>> scorePairs(const PairFeatures& features, JobContext& job) {
    const std::size_t sources = features.sources().size(), targets = features.targets().size();
    const bool all = sources * targets <= kAllPairs;
    job.phase("comparing");
    const auto evidenceFor = [&](std::size_t source, std::size_t target) {
        const Features values = features.of(source, target);
        double evidence = kByItself;
        for (std::size_t i = 0; i < kFeatures; ++i)
            evidence += double(kWeights[i]) * double(values[i]);
        return ScoredPair{std::uint32_t(source), std::uint32_t(target), float(evidence), 0};
    };
    // Each field's pairs are found by one thread and put together in order: any number of threads gives the same.
    std::vector<std::vector<ScoredPair>> ofSource(sources);
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t source; !job.stopRequested() && (source = next.fetch_add(1)) < sources;)
            if (all)
                for (std::size_t target = 0; target < targets; ++target)
                    ofSource[source].push_back(evidenceFor(source, target));
            else
                for (const std::size_t target : features.candidates(source, kCandidates))
                    ofSource[source].push_back(evidenceFor(source, target));
    };
    {
        std::vector<std::jthread> threads;
        if (sources * targets > kWorthThreads)
            for (unsigned i = 1; i < std::clamp(std::thread::hardware_concurrency(), 1u, 4u); ++i)
                threads.emplace_back(work);
        work();
    }
    MW_TRY_DO(job.checkpoint());
    std::vector<ScoredPair> pairs;
    for (const std::vector<ScoredPair>& some : ofSource)
        pairs.insert(pairs.end(), some.begin(), some.end());
    scoreAmongAll(pairs, features.sources(), features.targets());
    return pairs;
}

} // namespace mw::suggest

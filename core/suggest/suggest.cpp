// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/suggest.h"

#include "core/suggest/assignment.h"
#include "core/suggest/reasons_p.h"
#include "core/suggest/scoring.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace mw::suggest {

namespace {

constexpr double kLeastAssigned = 0.05; ///< score below which no pair is assigned: the best F1 over held-out mappings
constexpr double kAssigned = 1.0;       ///< log-odds that a place in the best assignment adds: the best over held-out mappings
constexpr double kUsed = 1.0, kRival = 0.3; ///< score of a used pair; what is left of others of its target field

FieldName nameOf(const Side& side, FieldPlace place) {
    const Entity& entity = side.schema.entities[place.entity];
    return {entity.name, entity.fields[place.field].name};
}

/// Decisions by the numbers of their fields; those about fields that are not there say nothing.
class Decisions {
public:
    Decisions(const Side& source, const Side& target, const PairFeatures& features, const std::vector<Decision>& decisions) {
        const auto find = [](const Side& side, const std::vector<FieldPlace>& places, const FieldName& name) -> std::optional<std::uint32_t> {
            for (std::uint32_t i = 0; i < places.size(); ++i)
                if (nameOf(side, places[i]) == name)
                    return i;
            return std::nullopt;
        };
        for (const Decision& decision : decisions) {
            const auto from = find(source, features.sources(), decision.source), to = find(target, features.targets(), decision.target);
            if (!from || !to)
                continue;
            m_decided[{*from, *to}] = decision.used;
            if (decision.used)
                m_taken[*to] = *from;
        }
    }
    bool isEmpty() const { return m_decided.empty(); }
    std::optional<bool> of(const ScoredPair& pair) const {
        const auto found = m_decided.find({pair.source, pair.target});
        return found == m_decided.end() ? std::nullopt : std::optional(found->second);
    }
    bool isTakenByOther(const ScoredPair& pair) const {
        const auto found = m_taken.find(pair.target);
        return found != m_taken.end() && found->second != pair.source;
    }
    /// Words that stood for one another in what was used.
    LearnedWords learned(const PairFeatures& features) const {
        LearnedWords words;
        for (const auto& [pair, used] : m_decided)
            if (used)
                if (const auto left = features.wordsLeft(pair.first, pair.second))
                    words.insert(*left);
        return words;
    }

private:
    std::map<std::pair<std::uint32_t, std::uint32_t>, bool> m_decided;
    std::map<std::uint32_t, std::uint32_t> m_taken;
};

double logOdds(double score) { return std::log(std::clamp(score, 1e-12, 1 - 1e-12) / (1 - std::clamp(score, 1e-12, 1 - 1e-12))); }

std::vector<std::optional<std::size_t>> assignPairs(const std::vector<ScoredPair>& pairs, std::size_t sources, std::size_t targets) {
    std::vector<std::vector<Gain>> gains(sources);
    for (const ScoredPair& pair : pairs)
        if (pair.score > kLeastAssigned)
            gains[pair.source].push_back({pair.target, logOdds(pair.score) - logOdds(kLeastAssigned)});
    return assign(gains, targets);
}

} // namespace

Result<std::vector<Suggestion>> suggestMappings(const Side& source, const Side& target, const SuggestOptions& options,
                                                JobContext& job) {
    const Vocabulary& vocabulary = options.useSynonyms ? Vocabulary::standard() : Vocabulary::empty();
    auto features = std::make_unique<PairFeatures>(source, target, vocabulary);
    const Decisions decisions(source, target, *features, options.decisions);
    if (const LearnedWords learned = decisions.learned(*features); !learned.empty())
        features = std::make_unique<PairFeatures>(source, target, vocabulary, learned);
    MW_TRY(std::vector<ScoredPair> pairs, scorePairs(*features, job));
    if (!decisions.isEmpty()) {
        std::erase_if(pairs, [&](const ScoredPair& pair) { return decisions.of(pair) == false; });
        for (ScoredPair& pair : pairs)
            pair.score = decisions.of(pair) == true ? kUsed : decisions.isTakenByOther(pair) ? pair.score * kRival : pair.score;
    }
    const auto assigned = assignPairs(pairs, features->sources().size(), features->targets().size());
    for (ScoredPair& pair : pairs)
        if (assigned[pair.source] == pair.target && pair.score < kUsed)
            pair.score = 1 / (1 + std::exp(-logOdds(pair.score) - kAssigned));
    std::stable_sort(pairs.begin(), pairs.end(), [](const ScoredPair& a, const ScoredPair& b) { return a.score > b.score; });
    if (options.limit > 0 && pairs.size() > options.limit)
        pairs.resize(options.limit);
    std::vector<Suggestion> suggestions;
    for (const ScoredPair& pair : pairs) {
        MW_TRY_DO(job.checkpoint());
        const FieldPlace from = features->sources()[pair.source], to = features->targets()[pair.target];
        Suggestion made{nameOf(source, from), nameOf(target, to), pair.score, assigned[pair.source] == pair.target,
                        reasonsFor(*features, source, target, pair.source, pair.target), {}};
        if (decisions.of(pair) == true)
            made.reasons.insert(made.reasons.begin(), "used before in this project");
        if (made.assigned)
            made.rule = proposeRule(source, from, target, to);
        suggestions.push_back(std::move(made));
    }
    return suggestions;
}

} // namespace mw::suggest

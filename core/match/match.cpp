// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/match.h"

#include "core/base/hash.h"
#include "core/match/clusters.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>
#include <thread>

namespace mw::match {

namespace {

constexpr std::size_t kLearnedFrom = 300'000; ///< candidate pairs that the model is learned from
constexpr std::size_t kRandomPairs = 100'000;
constexpr double kFarOff = 1e-4;              ///< pairs below are forgotten at once
constexpr double kNearlyMatched = 0.02;       ///< the same once scores are set against chance; keeps groups apart
constexpr double kFalseShare = 0.03;          ///< share of chance among what is taken

/// An identifier tells every record apart: it says nothing about which are the same. It is one word; an address is several.
bool isIdentifier(const Records& records, std::size_t field, const FieldFacts& facts) {
    if (facts.distinct < 1 || facts.filled < 1 || facts.kind == FieldKind::Text)
        return false;
    std::size_t wordsWithDigits = 0, length = 0;
    for (std::size_t record = 0; record < records.size(); ++record) {
        const std::string_view value = records.at(record, field);
        wordsWithDigits += value.find(' ') == std::string_view::npos && std::any_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        length += value.size();
    }
    return wordsWithDigits * 20 >= records.size() * 19 && length < 40 * records.size();
}

/// Everything that comparing pairs needs.
class Comparer {
public:
    Comparer(const Records& records, const std::vector<std::size_t>& fields, const std::vector<FieldFacts>& facts)
        : m_records(records), m_fields(fields), m_facts(facts) {
        for (const std::size_t field : fields) {
            m_words.push_back(facts[field].kind == FieldKind::Name || facts[field].kind == FieldKind::Text ? WordWeights(records, field) : WordWeights());
            std::vector<std::uint64_t> hashes;
            for (std::size_t record = 0; record < records.size(); ++record)
                if (const std::string_view value = records.at(record, field); !value.empty())
                    hashes.push_back(quickHash(value));
            m_counts.emplace_back(std::move(hashes));
        }
    }
    void levels(RecordPair pair, std::span<std::uint8_t> into) const {
        for (std::size_t i = 0; i < m_fields.size(); ++i)
            into[i] = levelOf(m_facts[m_fields[i]].kind, m_records.at(pair.first, m_fields[i]), m_records.at(pair.second, m_fields[i]), m_words[i]);
    }
    /// The share of records that have the value, for fields on which the pair agrees exactly.
    void shares(std::uint32_t record, std::span<const std::uint8_t> levels, std::span<double> into) const {
        for (std::size_t i = 0; i < m_fields.size(); ++i) {
            into[i] = 0;
            if (levels[i] != kSame)
                continue;
            into[i] = double(m_counts[i].countOf(quickHash(m_records.at(record, m_fields[i])))) / double(m_records.size());
        }
    }

private:
    const Records& m_records;
    const std::vector<std::size_t>& m_fields;
    const std::vector<FieldFacts>& m_facts;
    std::vector<WordWeights> m_words;
    std::vector<RepeatedHashes> m_counts;
};

/// Draws pairs by a fixed rule, so that the same records always give the same model.
std::vector<RecordPair> randomPairs(std::size_t records, std::uint32_t boundary) {
    std::vector<RecordPair> pairs;
    std::uint64_t state = 0x9E3779B97F4A7C15ull;
    const auto next = [&](std::uint64_t limit) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        return std::uint32_t((state >> 33) % limit);
    };
    for (std::size_t i = 0; i < kRandomPairs; ++i) {
        const std::uint32_t a = boundary > 0 ? next(boundary) : next(records);
        const std::uint32_t b = boundary > 0 ? boundary + next(records - boundary) : next(records);
        if (a != b)
            pairs.push_back(std::minmax(a, b));
    }
    return pairs;
}

LinkageModel learn(const Comparer& comparer, const std::vector<RecordPair>& candidates, const std::vector<ComparedField>& fields,
                   std::size_t records, std::uint32_t boundary) {
    const std::size_t width = fields.size();
    const std::size_t step = candidates.size() / kLearnedFrom + 1;
    std::vector<std::uint8_t> levels, random;
    for (std::size_t i = 0; i < candidates.size(); i += step) {
        levels.resize(levels.size() + width);
        comparer.levels(candidates[i], std::span(levels).last(width));
    }
    for (const RecordPair& pair : randomPairs(records, boundary)) {
        random.resize(random.size() + width);
        comparer.levels(pair, std::span(random).last(width));
    }
    std::vector<double> coincidence;
    for (const ComparedField& field : fields)
        coincidence.push_back(field.facts.coincidence);
    const double all = boundary > 0 ? double(boundary) * double(records - boundary) : double(records) * double(records - 1) / 2;
    return learnModel(levels, random, coincidence, std::max(1.0, all), double(step));
}

/// Compares all candidates on several threads; what is no match by far is dropped.
std::vector<Link> scoreAll(const Comparer& comparer, const std::vector<RecordPair>& candidates, const LinkageModel& model, JobContext& job) {
    const std::size_t width = model.fields.size();
    constexpr std::size_t kStretch = 8192;
    std::vector<std::vector<Link>> parts(candidates.size() / kStretch + 1);
    std::atomic<std::size_t> next{0};
    const unsigned threads = candidates.size() < kStretch ? 1 : std::clamp(std::thread::hardware_concurrency(), 1u, 4u);
    {
        std::vector<std::jthread> running;
        for (unsigned t = 0; t < threads; ++t)
            running.emplace_back([&] {
                Levels levels(width);
                std::vector<double> shares(width);
                for (std::size_t part; (part = next.fetch_add(1)) < parts.size() && !job.stopRequested();)
                    for (std::size_t i = part * kStretch; i < std::min(candidates.size(), (part + 1) * kStretch); ++i) {
                        comparer.levels(candidates[i], levels);
                        comparer.shares(candidates[i].first, levels, shares);
                        const double score = probability(model.logOdds(levels, shares));
                        if (score >= kFarOff)
                            parts[part].push_back({candidates[i].first, candidates[i].second, score});
                    }
            });
    }
    std::size_t size = 0;
    for (const std::vector<Link>& part : parts)
        size += part.size();
    std::vector<Link> all;
    all.reserve(size);
    for (std::vector<Link>& part : parts) {
        all.insert(all.end(), part.begin(), part.end());
        part = {};
    }
    return all;
}

double logOddsOf(double score) { return std::log(std::max(score, 1e-12) / std::max(1 - score, 1e-12)); }

/// Mean number of partners by chance above a level, per record, from two shares of the records: those whose best partner is
/// above it, and those whose first partner unlike the best one is. Of the records with a true partner the first counts it, so
/// that the second is chance; of those without, both are. Such partners are taken to be rare and independent (Poisson).
double chancePartners(double best, double unlike) {
    const auto unlikeFor = [best](double mean) {
        const double bestByChance = 1 - std::exp(-mean);
        const double paired = std::max(0.0, (best - bestByChance) / (1 - bestByChance));
        return paired * bestByChance + (1 - paired) * (bestByChance - mean * std::exp(-mean));
    };
    double low = 0, high = -std::log(std::max(1e-9, 1 - best)); // at most: all of the best ones are there by chance
    if (unlikeFor(high) <= unlike)
        return high;
    for (int i = 0; i < 40; ++i) {
        const double middle = (low + high) / 2;
        (unlikeFor(middle) <= unlike ? low : high) = middle;
    }
    return low;
}

/// The pairs that each record is in, best first.
class Partners {
public:
    Partners(const std::vector<Link>& pairs, std::size_t records) : m_pairs(pairs), m_begins(records + 1), m_indexes(2 * pairs.size()) {
        for (const Link& pair : pairs) {
            ++m_begins[pair.left + 1];
            ++m_begins[pair.right + 1];
        }
        std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
        std::vector<std::size_t> next(m_begins.begin(), m_begins.end() - 1);
        for (std::uint32_t pair = 0; pair < pairs.size(); ++pair)
            for (const std::uint32_t record : {pairs[pair].left, pairs[pair].right})
                m_indexes[next[record]++] = pair;
        for (std::uint32_t record = 0; record < records; ++record)
            std::sort(m_indexes.begin() + std::ptrdiff_t(m_begins[record]), m_indexes.begin() + std::ptrdiff_t(m_begins[record + 1]),
                      [&](std::uint32_t a, std::uint32_t b) {
                          return std::pair(pairs[a].score, other(record, a)) > std::pair(pairs[b].score, other(record, b));
                      });
    }
    std::span<const std::uint32_t> of(std::uint32_t record) const {
        return std::span(m_indexes).subspan(m_begins[record], m_begins[record + 1] - m_begins[record]);
    }
    std::uint32_t other(std::uint32_t record, std::uint32_t pair) const { return m_pairs[pair].left == record ? m_pairs[pair].right : m_pairs[pair].left; }
    bool areKnown(std::uint32_t a, std::uint32_t b) const {
        const auto some = of(a);
        return std::any_of(some.begin(), some.end(), [&](std::uint32_t pair) { return other(a, pair) == b; });
    }

private:
    const std::vector<Link>& m_pairs;
    std::vector<std::size_t> m_begins;
    std::vector<std::uint32_t> m_indexes;
};

/// A record's best partner and its runner-up are the same thing where both are; where those two are not alike, one of
/// them is there by chance. How high such runners-up score shows how high chance gets: gives the log-odds above which no
/// more than a small share of the best partners is chance.
double levelOfChance(const std::vector<Link>& pairs, std::size_t records) {
    constexpr double kLowest = -9;
    const Partners partners(pairs, records);
    std::vector<std::pair<double, bool>> sorted; // log-odds, is a best one
    for (std::uint32_t record = 0; record < records; ++record) {
        const std::span<const std::uint32_t> some = partners.of(record);
        if (some.empty())
            continue;
        sorted.push_back({logOddsOf(pairs[some[0]].score), true});
        const std::uint32_t best = partners.other(record, some[0]);
        for (std::size_t i = 1; i < some.size(); ++i)
            if (!partners.areKnown(best, partners.other(record, some[i]))) {
                sorted.push_back({logOddsOf(pairs[some[i]].score), false});
                break;
            }
    }
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    double level = sorted.empty() ? 0 : sorted.front().first;
    std::size_t best = 0, unlike = 0;
    for (const auto& [logOdds, isBest] : sorted) {
        if (logOdds < kLowest)
            break;
        ++(isBest ? best : unlike);
        const double all = double(records);
        if (chancePartners(double(best) / all, double(unlike) / all) * all <= kFalseShare * double(best))
            level = logOdds;
    }
    return std::clamp(level, -3.0, 8.0);
}

/// Shifts scores so that the level of chance becomes even odds.
void shiftScores(std::vector<Link>& pairs, double level) {
    for (Link& pair : pairs)
        pair.score = probability(logOddsOf(pair.score) - level);
}

/// Other partners of a record fall away where a better one is clearly better.
void dropRivals(std::vector<Link>& pairs, std::size_t records) {
    constexpr double kClearly = 1; // in log-odds
    std::vector<double> best(records, -1e9);
    for (const Link& pair : pairs)
        for (const std::uint32_t record : {pair.left, pair.right})
            best[record] = std::max(best[record], logOddsOf(pair.score));
    std::erase_if(pairs, [&](const Link& pair) {
        const double own = logOddsOf(pair.score);
        return own < best[pair.left] - kClearly || own < best[pair.right] - kClearly;
    });
}

} // namespace

Result<MatchResult> findMatches(const Records& records, const MatchOptions& options, JobContext& job) {
    MatchResult result;
    std::vector<FieldFacts> facts;
    std::vector<std::size_t> fields;
    for (std::size_t field = 0; field < records.fields().size(); ++field) {
        MW_TRY_DO(job.checkpoint());
        facts.push_back(factsOf(records, field));
        const auto weight = options.weights.find(records.fields()[field]);
        const bool isNamed = weight != options.weights.end();
        const bool tells = facts[field].filled >= 0.02 && facts[field].coincidence <= 0.9 && !isIdentifier(records, field, facts[field]);
        if (isNamed ? weight->second > 0 && facts[field].filled > 0 : tells) {
            fields.push_back(field);
            result.fields.push_back({field, facts[field], {}});
        }
    }
    if (fields.empty() || records.size() < 2)
        return result;
    MW_TRY(Candidates candidates, findCandidates(records, fields, facts, options.blocking, job));
    result.passes = std::move(candidates.passes);
    result.compared = candidates.pairs.size();

    job.phase("comparing");
    const Comparer comparer(records, fields, facts);
    LinkageModel model = learn(comparer, candidates.pairs, result.fields, records.size(), options.blocking.boundary);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto weight = options.weights.find(records.fields()[fields[i]]);
        if (weight != options.weights.end())
            model.fields[i].scale = weight->second;
        result.fields[i].weights = model.fields[i];
    }
    std::vector<Link> links = scoreAll(comparer, candidates.pairs, model, job);
    candidates = {};
    MW_TRY_DO(job.checkpoint());
    const double level = levelOfChance(links, records.size());
    shiftScores(links, level);
    if (options.blocking.boundary > 0)
        dropRivals(links, records.size());
    std::erase_if(links, [](const Link& pair) { return pair.score < kNearlyMatched; });

    const std::set<RecordPair> must(options.mustLink.begin(), options.mustLink.end()), cannot(options.cannotLink.begin(), options.cannotLink.end());
    std::erase_if(links, [&](const Link& pair) { return cannot.contains({pair.left, pair.right}) || must.contains({pair.left, pair.right}); });
    for (const RecordPair& pair : must)
        links.push_back({pair.first, pair.second, 1});
    result.clusters = clusterLinks(records.size(), links, options.threshold, options.mustLink, options.cannotLink);

    // Pairs that the clusters hold; those that only their cluster joins are compared once more.
    std::vector<std::uint32_t> clusterOf(records.size(), ~std::uint32_t(0));
    for (std::uint32_t cluster = 0; cluster < result.clusters.size(); ++cluster)
        for (const std::uint32_t record : result.clusters[cluster])
            clusterOf[record] = cluster;
    for (const Link& link : links) {
        if (clusterOf[link.left] == ~std::uint32_t(0) || clusterOf[link.left] != clusterOf[link.right])
            continue;
        Levels levels(fields.size());
        comparer.levels({link.left, link.right}, levels);
        result.pairs.push_back({link.left, link.right, link.score, std::move(levels)});
    }
    links = {};
    std::set<RecordPair> listed;
    for (const MatchedPair& pair : result.pairs)
        listed.insert({pair.left, pair.right});
    constexpr std::size_t kLargest = 200; // records of a cluster whose pairs are all listed
    for (const auto& cluster : result.clusters)
        for (std::size_t i = 0; i < cluster.size() && cluster.size() <= kLargest; ++i)
            for (std::size_t j = i + 1; j < cluster.size(); ++j) {
                const RecordPair pair{cluster[i], cluster[j]};
                const bool within = options.blocking.boundary > 0 && (pair.first < options.blocking.boundary) == (pair.second < options.blocking.boundary);
                if (within || listed.contains(pair) || cannot.contains(pair))
                    continue;
                Levels levels(fields.size());
                std::vector<double> shares(fields.size());
                comparer.levels(pair, levels);
                comparer.shares(pair.first, levels, shares);
                result.pairs.push_back({pair.first, pair.second, probability(model.logOdds(levels, shares) - level), levels});
            }
    std::stable_sort(result.pairs.begin(), result.pairs.end(), [](const MatchedPair& a, const MatchedPair& b) {
        if (a.score != b.score)
            return a.score > b.score;
        return RecordPair(a.left, a.right) < RecordPair(b.left, b.right);
    });
    return result;
}

std::vector<std::string> reasonsFor(const MatchedPair& pair, const Records& records, const std::vector<ComparedField>& fields) {
    std::vector<std::pair<double, std::string>> found;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::string& name = records.fields()[fields[i].field];
        const double weight = fields[i].weights.logOdds(pair.levels[i]);
        switch (pair.levels[i]) {
        case kMissing: break;
        case 4: found.push_back({weight, "equal in " + name}); break;
        case 3: found.push_back({weight, "almost equal in " + name}); break;
        case 2: found.push_back({weight, "alike in " + name}); break;
        case 1: found.push_back({weight, "a little alike in " + name}); break;
        default: found.push_back({weight, "different in " + name}); break;
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> reasons;
    for (auto& [weight, text] : found)
        if (std::abs(weight) >= 0.3)
            reasons.push_back(std::move(text));
    return reasons;
}

} // namespace mw::match

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/value_clusters.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/match/sounds.h"
#include "core/match/value_keys.h"
#include "core/match/value_neighbours.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace mw::match {

namespace {

constexpr std::array<ClusterMethodInfo, 6> kMethods = {{
    {ClusterMethod::Fingerprint, "fingerprint", "Same words", "case, accents, signs, spaces and the order of words aside"},
    {ClusterMethod::Grams, "ngram", "Same letters", "the same stretches of letters, wherever spaces and doubled letters stand"},
    {ClusterMethod::Metaphone, "metaphone", "Sounds alike (English)", "words that are spoken alike in English"},
    {ClusterMethod::Cologne, "cologne", "Sounds alike (German)", "words that are spoken alike in German"},
    {ClusterMethod::Edits, "edits", "Few letters differ", "letters changed, added, left out or swapped: at most so many, and one in four"},
    {ClusterMethod::Likeness, "likeness", "Spelled alike", "Jaro–Winkler similarity, above the threshold"},
}};

bool hasStraySpace(std::string_view text) {
    bool wasSpace = true;
    for (std::size_t at = 0; at < text.size();) {
        const bool isOne = isSpace(nextCodePoint(text, at));
        if (isOne && wasSpace)
            return true;
        wasSpace = isOne;
    }
    return wasSpace;
}

/// Whether the first of two values is rather proposed.
class Preferred {
public:
    explicit Preferred(const ValueList& values) : m_values(values) {}
    bool operator()(std::uint32_t a, std::uint32_t b) const {
        if (m_values.countOf(a) != m_values.countOf(b))
            return m_values.countOf(a) > m_values.countOf(b);
        const bool strayA = hasStraySpace(m_values.at(a)), strayB = hasStraySpace(m_values.at(b));
        return strayA != strayB ? strayB : m_values.at(a) < m_values.at(b);
    }

private:
    const ValueList& m_values;
};

std::string keyOf(std::string_view value, const ValueClusterOptions& options) {
    switch (options.method) {
    case ClusterMethod::Fingerprint: return fingerprint(value);
    case ClusterMethod::Grams: return gramFingerprint(value, options.gram);
    case ClusterMethod::Metaphone: return soundFingerprint(value, &metaphone);
    case ClusterMethod::Cologne: return soundFingerprint(value, &colognePhonetics);
    default: return {};
    }
}

Result<void> byKeys(const ValueList& values, const ValueClusterOptions& options, std::vector<ValueCluster>& clusters, JobContext& job) {
    struct Keyed {
        std::uint64_t hash;
        std::uint32_t value;
    };
    std::vector<Keyed> keyed;
    for (std::uint32_t value = 0; value < values.size(); ++value) {
        if (value % kBetweenLooks == 0)
            MW_TRY_DO(job.checkpoint());
        if (const std::string key = keyOf(values.at(value), options); !key.empty()) // signs alone say nothing
            keyed.push_back({quickHash(key), value});
    }
    std::sort(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) { return a.hash != b.hash ? a.hash < b.hash : a.value < b.value; });
    for (std::size_t begin = 0, end = 0; begin < keyed.size(); begin = end) {
        while (end < keyed.size() && keyed[end].hash == keyed[begin].hash)
            ++end;
        if (end - begin < 2)
            continue;
        ValueCluster& cluster = clusters.emplace_back();
        const std::string key = keyOf(values.at(keyed[begin].value), options);
        for (std::size_t i = begin; i < end; ++i)
            if (keyOf(values.at(keyed[i].value), options) == key) // hashes may meet by chance
                cluster.values.push_back(keyed[i].value);
        std::sort(cluster.values.begin(), cluster.values.end(), Preferred(values));
    }
    return {};
}

/// Each value that no more frequent one took gathers those near it that are still alone.
Result<void> byNearness(const ValueList& values, ValueNeighbours& neighbours, std::vector<ValueCluster>& clusters, JobContext& job) {
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), std::uint32_t(0));
    std::sort(order.begin(), order.end(), Preferred(values));
    std::vector<bool> isTaken(values.size());
    std::vector<std::uint32_t> near;
    for (std::size_t at = 0; at < order.size(); ++at) {
        if (at % 256 == 0)
            MW_TRY_DO(job.checkpoint());
        if (isTaken[order[at]])
            continue;
        neighbours.near(order[at], near);
        std::erase_if(near, [&](std::uint32_t other) { return isTaken[other]; });
        if (near.empty())
            continue;
        std::sort(near.begin(), near.end(), Preferred(values));
        ValueCluster& cluster = clusters.emplace_back();
        cluster.values.push_back(order[at]);
        cluster.values.insert(cluster.values.end(), near.begin(), near.end());
        for (const std::uint32_t value : cluster.values)
            isTaken[value] = true;
    }
    return {};
}

} // namespace

std::span<const ClusterMethodInfo> clusterMethods() { return kMethods; }

std::optional<ClusterMethod> clusterMethodNamed(std::string_view name) {
    const auto found = std::find_if(kMethods.begin(), kMethods.end(), [&](const ClusterMethodInfo& info) { return info.name == name; });
    return found == kMethods.end() ? std::nullopt : std::optional(found->method);
}

Result<void> ValueClusterOptions::validate() const {
    if (gram < 1 || gram > 6)
        return makeError(Code::WrongValue, "the letters of a stretch are 1 to 6");
    if (radius < 1 || radius > 5)
        return makeError(Code::WrongValue, "the letters that may differ are 1 to 5");
    if (!(threshold >= 0.7 && threshold <= 1))
        return makeError(Code::WrongValue, "the threshold of likeness is 0.7 to 1");
    return {};
}

Result<ValueClusters> clusterValues(const ValueList& values, const ValueClusterOptions& options, JobContext& job) {
    MW_TRY_DO(options.validate());
    ValueClusters found;
    job.phase("clustering");
    if (options.method == ClusterMethod::Edits || options.method == ClusterMethod::Likeness) {
        MW_TRY(const auto neighbours, options.method == ClusterMethod::Edits ? neighboursByEdits(values, options.radius, job)
                                                                            : neighboursByLikeness(values, options.threshold, job));
        MW_TRY_DO(byNearness(values, *neighbours, found.clusters, job));
        found.passedOver = neighbours->passedOver();
    } else {
        MW_TRY_DO(byKeys(values, options, found.clusters, job));
    }
    std::erase_if(found.clusters, [](const ValueCluster& cluster) { return cluster.values.size() < 2; });
    for (ValueCluster& cluster : found.clusters) {
        for (const std::uint32_t value : cluster.values)
            cluster.occurrences += values.countOf(value);
        cluster.otherwise = cluster.occurrences - values.countOf(cluster.values.front());
    }
    std::sort(found.clusters.begin(), found.clusters.end(), [&](const ValueCluster& a, const ValueCluster& b) {
        return a.otherwise != b.otherwise ? a.otherwise > b.otherwise : values.at(a.values.front()) < values.at(b.values.front());
    });
    return found;
}

} // namespace mw::match

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/comparison.h"

#include "core/base/hash.h"
#include "core/base/text_distance.h"
#include "core/types/value.h"

#include <algorithm>
#include <cmath>

namespace mw::match {

WordWeights::WordWeights(const Records& records, std::size_t field) : m_records(double(std::max<std::size_t>(1, records.size()))) {
    std::vector<std::uint64_t> hashes;
    for (std::size_t record = 0; record < records.size(); ++record)
        for (const std::string_view word : wordsOf(records.at(record, field)))
            hashes.push_back(quickHash(word));
    m_counts = RepeatedHashes(std::move(hashes));
}

double WordWeights::of(std::string_view word) const {
    return 0.1 + std::log(1 + m_records / double(m_counts.countOf(quickHash(word))));
}

namespace {

/// Words in common, rare ones counting more; words that are nearly the same count in part.
double commonWords(std::string_view a, std::string_view b, const WordWeights& weights, double& contained) {
    constexpr std::size_t kMost = 48;
    std::vector<std::string_view> left = wordsOf(a), right = wordsOf(b);
    left.resize(std::min(left.size(), kMost));
    right.resize(std::min(right.size(), kMost));
    std::array<bool, kMost> used{};
    double shared = 0, allLeft = 0, allRight = 0;
    for (const std::string_view word : right)
        allRight += weights.of(word);
    for (const std::string_view word : left) {
        const double weight = weights.of(word);
        allLeft += weight;
        std::size_t best = kMost;
        double bestLike = 0;
        for (std::size_t j = 0; j < right.size() && bestLike < 1; ++j) {
            if (used[j])
                continue;
            double like = word == right[j] ? 1 : 0;
            if (like == 0 && word.size() >= 4 && right[j].size() >= 4 && word[0] == right[j][0])
                like = std::max(0.0, (jaroWinkler(word, right[j]) - 0.9) * 9);
            else if (like == 0 && (word.size() == 1 || right[j].size() == 1) && word[0] == right[j][0])
                like = 0.5; // an initial
            if (like > bestLike) {
                bestLike = like;
                best = j;
            }
        }
        if (best == kMost)
            continue;
        used[best] = true;
        shared += bestLike * std::min(weight, weights.of(right[best]));
    }
    const double smaller = std::min(allLeft, allRight);
    contained = smaller > 0 ? std::min(1.0, shared / smaller) : 0;
    const double all = allLeft + allRight - shared;
    return all > 0 ? shared / all : 0;
}

std::uint8_t levelOfNames(std::string_view a, std::string_view b, const WordWeights& weights) {
    const double like = jaroWinkler(a, b);
    double contained = 0;
    const bool severalWords = a.find(' ') != std::string_view::npos || b.find(' ') != std::string_view::npos;
    const double shared = severalWords ? commonWords(a, b, weights, contained) : 0;
    if (like >= 0.94 || shared >= 0.9)
        return 3;
    if (like >= 0.87 || shared >= 0.6 || (contained >= 0.95 && shared >= 0.35))
        return 2;
    return like >= 0.75 || shared >= 0.35 || contained >= 0.8 ? 1 : 0;
}

std::uint8_t levelOfTexts(std::string_view a, std::string_view b, const WordWeights& weights) {
    double contained = 0;
    const double shared = commonWords(a, b, weights, contained);
    if (shared >= 0.8)
        return 3;
    if (shared >= 0.55 || (contained >= 0.9 && shared >= 0.3))
        return 2;
    return shared >= 0.3 || contained >= 0.6 ? 1 : 0;
}

std::string withoutSpaces(std::string_view value) {
    std::string made(value);
    std::erase(made, ' ');
    return made;
}

std::uint8_t levelOfCodes(std::string_view rawA, std::string_view rawB) {
    const std::string a = withoutSpaces(rawA), b = withoutSpaces(rawB);
    if (a == b)
        return 4;
    const std::size_t shorter = std::min(a.size(), b.size());
    const std::size_t apart = editDistance(std::string_view(a).substr(0, 40), std::string_view(b).substr(0, 40), 2);
    if (apart == 1 && shorter >= 4)
        return 3;
    if (apart == 2 && shorter >= 6)
        return 2;
    return shorter >= 6 && a.substr(a.size() - 6) == b.substr(b.size() - 6) ? 2 : jaroWinkler(a, b) >= 0.87 ? 1 : 0;
}

std::uint8_t levelOfNumbers(std::string_view a, std::string_view b) {
    double left = 0, right = 0;
    if (!parseFloat(a, left) || !parseFloat(b, right))
        return levelOfCodes(a, b);
    const double larger = std::max(std::abs(left), std::abs(right));
    const double apart = larger > 0 ? std::abs(left - right) / larger : 0;
    if (apart == 0)
        return 4;
    return apart <= 0.01 ? 3 : apart <= 0.05 ? 2 : apart <= 0.2 ? 1 : 0;
}

std::uint8_t levelOfDates(std::string_view rawA, std::string_view rawB) {
    const std::string a = withoutSpaces(rawA), b = withoutSpaces(rawB);
    if (a == b)
        return 4;
    if (a.size() == 8 && b.size() == 8) {
        if (a.substr(0, 4) == b.substr(0, 4) && a.substr(4, 2) == b.substr(6, 2) && a.substr(6, 2) == b.substr(4, 2))
            return 3; // day and month the other way round
        std::size_t parts = 0;
        for (const auto& [at, size] : {std::pair(0, 4), std::pair(4, 2), std::pair(6, 2)})
            parts += a.compare(std::size_t(at), std::size_t(size), b, std::size_t(at), std::size_t(size)) == 0;
        if (editDistance(a, b, 1) == 1)
            return 3;
        return parts == 2 ? 2 : parts == 1 && a.substr(0, 4) == b.substr(0, 4) ? 1 : 0;
    }
    return editDistance(a, b, 1) == 1 ? 3 : 0;
}

} // namespace

std::uint8_t levelOf(FieldKind kind, std::string_view a, std::string_view b, const WordWeights& weights) {
    if (a.empty() || b.empty())
        return kMissing;
    if (a == b)
        return kSame;
    switch (kind) {
    case FieldKind::Name: return levelOfNames(a, b, weights);
    case FieldKind::Text: return levelOfTexts(a, b, weights);
    case FieldKind::Code: return levelOfCodes(a, b);
    case FieldKind::Number: return levelOfNumbers(a, b);
    case FieldKind::Date: return levelOfDates(a, b);
    }
    return 0;
}

} // namespace mw::match

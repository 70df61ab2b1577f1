// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/name_similarity.h"

#include "core/base/text_distance.h"

#include <algorithm>
#include <array>

namespace mw::suggest {

namespace {

constexpr float kSynonym = 0.92f;
constexpr float kNear = 0.55f;
constexpr float kEnough = 0.4f; ///< partners below do not count

/// "qnty" for "quantity": same first letter, the others in order, much shorter, vowels left out first.
bool isSkeletonOf(const std::string& little, const std::string& whole) {
    if (little.size() < 3 || little.size() + 2 > whole.size() || little[0] != whole[0])
        return false;
    std::size_t at = 1, vowels = 0;
    for (std::size_t i = 1; i < little.size(); ++i) {
        at = whole.find(little[i], at);
        if (at == std::string::npos)
            return false;
        ++at;
        vowels += std::string_view("aeiou").find(little[i]) != std::string_view::npos;
    }
    return vowels == 0;
}

float likeSpelling(const std::string& a, const std::string& b) {
    const std::string& little = a.size() <= b.size() ? a : b;
    const std::string& whole = a.size() <= b.size() ? b : a;
    if (little.size() >= 3 && whole.size() >= little.size() + 2 && whole.starts_with(little))
        return little.size() >= 4 ? 0.8f : 0.68f;
    if (isSkeletonOf(little, whole))
        return 0.62f;
    if (little.size() >= 5 && whole.size() <= little.size() + 4 && whole.ends_with(little))
        return 0.6f;
    const float near = little.size() >= 4 ? float(jaroWinkler(a, b)) : 0;
    return near >= 0.86f ? 0.5f + (near - 0.86f) / 0.14f * 0.42f : 0;
}

bool isNumber(const std::string& word) { return word[0] >= '0' && word[0] <= '9'; }

} // namespace

float similarity(const Word& a, const Word& b, const Vocabulary& vocabulary) {
    if (a.stem == b.stem)
        return 1;
    float best = 0;
    for (const auto meaning : a.meanings)
        for (const auto other : b.meanings) {
            if (meaning == other)
                return kSynonym;
            if (vocabulary.areNear(meaning, other))
                best = kNear;
        }
    if (isNumber(a.stem) || isNumber(b.stem) || isEastAsian(a.stem) || isEastAsian(b.stem))
        return best;
    // Two words that are both known and mean different things are no misspellings of one another.
    if (!a.meanings.empty() && !b.meanings.empty())
        return best;
    return std::max(best, likeSpelling(a.stem, b.stem));
}

WordTable::WordTable(const std::vector<Word>& left, const std::vector<Word>& right, const Vocabulary& vocabulary,
                     LearnedWords learned)
    : m_left(left), m_right(right), m_vocabulary(vocabulary), m_learned(std::move(learned)) {
    constexpr std::size_t kMostHeld = 4'000'000;
    if (left.size() * right.size() > kMostHeld)
        return;
    m_values.reserve(left.size() * right.size());
    for (std::uint32_t i = 0; i < left.size(); ++i)
        for (std::uint32_t j = 0; j < right.size(); ++j)
            m_values.push_back(compute(i, j));
}

float WordTable::compute(std::uint32_t left, std::uint32_t right) const {
    const Word &a = m_left[left], &b = m_right[right];
    return m_learned.contains({a.stem, b.stem}) ? kSynonym : similarity(a, b, m_vocabulary);
}

NameAgreement WordTable::agreement(const WeightedWords& left, const WeightedWords& right) const {
    struct Candidate {
        float similarity;
        std::uint8_t left, right;
    };
    constexpr std::size_t kMost = 24; // words of a name that are looked at
    std::array<Candidate, kMost * kMost> candidates;
    std::size_t count = 0;
    const std::size_t lefts = std::min(left.size(), kMost), rights = std::min(right.size(), kMost);
    float leftWeight = 0, rightWeight = 0;
    for (std::size_t j = 0; j < rights; ++j)
        rightWeight += right[j].weight;
    for (std::size_t i = 0; i < lefts; ++i) {
        leftWeight += left[i].weight;
        for (std::size_t j = 0; j < rights; ++j)
            if (const float value = at(left[i].word, right[j].word); value >= kEnough)
                candidates[count++] = {value, std::uint8_t(i), std::uint8_t(j)};
    }
    if (count == 0 || leftWeight <= 0 || rightWeight <= 0)
        return {};
    std::sort(candidates.begin(), candidates.begin() + std::ptrdiff_t(count), [](const Candidate& a, const Candidate& b) {
        if (a.similarity != b.similarity)
            return a.similarity > b.similarity;
        return a.left != b.left ? a.left < b.left : a.right < b.right;
    });
    std::array<bool, kMost> usedLeft{}, usedRight{};
    float fromLeft = 0, fromRight = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const Candidate& candidate = candidates[k];
        if (usedLeft[candidate.left] || usedRight[candidate.right])
            continue;
        usedLeft[candidate.left] = usedRight[candidate.right] = true;
        fromLeft += candidate.similarity * left[candidate.left].weight;
        fromRight += candidate.similarity * right[candidate.right].weight;
    }
    NameAgreement agreement;
    agreement.overlap = (fromLeft + fromRight) / (leftWeight + rightWeight);
    agreement.left = fromLeft / leftWeight;
    agreement.right = fromRight / rightWeight;
    agreement.contained = leftWeight <= rightWeight ? agreement.left : agreement.right;
    return agreement;
}

} // namespace mw::suggest

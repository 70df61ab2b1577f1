// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/suggest/words.h"

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace mw::suggest {

/// How far two words stand for one another: 1 the same stem, less for synonyms, abbreviations and near spellings, 0 not
/// at all.
float similarity(const Word& a, const Word& b, const Vocabulary& vocabulary);

/// A word of a name: which word of its side it is, and how much it says.
struct WeightedWord {
    std::uint32_t word = 0;
    float weight = 1;
};
using WeightedWords = std::vector<WeightedWord>;

/// How far two names agree once each word has found its partner.
struct NameAgreement {
    float overlap = 0;   ///< of all words' weight
    float contained = 0; ///< of the lighter name's weight
    float left = 0, right = 0; ///< of each name's weight
};

/// Pairs of words that people's decisions have shown to stand for one another (left stem, right stem).
using LearnedWords = std::set<std::pair<std::string, std::string>>;

/// Similarities of all words of one side with all of the other; computed beforehand unless there are too many.
class WordTable {
public:
    /// `left` and `right` must outlive it.
    WordTable(const std::vector<Word>& left, const std::vector<Word>& right, const Vocabulary& vocabulary, LearnedWords learned);
    float at(std::uint32_t left, std::uint32_t right) const {
        return m_values.empty() ? compute(left, right) : m_values[left * m_right.size() + right];
    }
    NameAgreement agreement(const WeightedWords& left, const WeightedWords& right) const;

private:
    float compute(std::uint32_t left, std::uint32_t right) const;

    const std::vector<Word>& m_left;
    const std::vector<Word>& m_right;
    const Vocabulary& m_vocabulary;
    LearnedWords m_learned;
    std::vector<float> m_values;
};

} // namespace mw::suggest

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/suggest/name_similarity.h"
#include "core/suggest/side.h"
#include "core/suggest/value_similarity.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace mw::suggest {

/// Words with weights as a direction: by key, length 1. A word counts by what it means, else by its stem.
using TextVector = std::vector<std::pair<std::uint64_t, float>>;

/// What kinds of values a field is for, as far as its name or values say.
enum class Purpose : std::uint8_t { Unknown, Flag, Number, Date, Time, Email, Url, Phone, Code, Words };
enum class TypeFamily : std::uint8_t { Unknown, Flag, Number, Text, Date, Time, Other };

struct PreparedField {
    FieldPlace place;
    WeightedWords name, path;
    std::vector<std::uint32_t> letters; ///< runs of three letters of the plain name, ascending
    std::string plainName;              ///< letters and digits alone, small
    std::vector<std::pair<std::uint64_t, float>> nameKeys; ///< what the name's words mean, with weights
    std::vector<std::uint64_t> textKeys; ///< what words stand in name and description, ascending
    TextVector text, description;
    Purpose namePurpose = Purpose::Unknown;
    Purpose valuePurpose = Purpose::Unknown;
    TypeFamily type = TypeFamily::Unknown;
    float position = 0; ///< 0 first, 1 last in its entity
    bool inKey = false;
    std::optional<std::size_t> refersTo; ///< the entity that it identifies a record of: its own, or another of its side
    const FieldValues* values = nullptr;
    std::vector<float> valueWeights; ///< of values->hashes
    std::vector<float> grams;        ///< of values, common ones weighing less
};

struct PreparedEntity {
    WeightedWords name;
    TextVector description;
};

/// How many fields of both sides a word stands in: words that stand everywhere say little.
class WordRarity {
public:
    void add(const std::vector<std::uint64_t>& keys);
    float weightOf(std::uint64_t key) const;

private:
    std::unordered_map<std::uint64_t, std::uint32_t> m_counts;
    std::uint32_t m_all = 0;
};

/// One side made ready for comparing.
struct PreparedSide {
    std::vector<Word> words; ///< the different words of all names
    std::vector<PreparedEntity> entities;
    std::vector<PreparedField> fields;
};

/// Prepares both sides together: rarity is counted over both.
void prepare(const Side& source, const Side& target, const Vocabulary& vocabulary, PreparedSide& preparedSource,
             PreparedSide& preparedTarget);

/// The cosine of two directions.
float cosine(const TextVector& a, const TextVector& b);

} // namespace mw::suggest

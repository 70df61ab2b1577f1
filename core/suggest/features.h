// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/suggest/name_similarity.h"
#include "core/suggest/side.h"
#include "core/suggest/vocabulary.h"

#include <array>
#include <memory>
#include <optional>

namespace mw::suggest {

/// What speaks for or against a pair of fields; each between −1 and 1, 0 where nothing is known. The order is that of
/// weights.def.
enum class Feature : std::uint8_t {
    NameOverlap,     ///< words of the names that agree, of all
    NameContained,   ///< words of the shorter name that agree
    NameLetters,     ///< runs of three letters in both names, of all
    NameEqual,       ///< the names are the same, letter case and separators aside
    NameHead,        ///< the last words agree
    PathOverlap,     ///< words of entity and field together that agree
    PathContained,   ///< the words of one field are in the other's entity and field
    EntityNames,     ///< words of the entities' names that agree
    TextOverlap,     ///< words of name, description and entity together (cosine of tf-idf)
    Descriptions,    ///< words of the fields' descriptions (cosine of tf-idf)
    EntityTexts,     ///< words of the entities' descriptions (cosine of tf-idf)
    NameInText,      ///< the words of a name stand in the other's description
    Types,           ///< types agree (1) or do not go together (−1)
    Kinds,           ///< what names and values say the field holds: agrees (1) or not (−1)
    Keys,            ///< both are of the primary key (1), one is (−½)
    References,      ///< both identify records of entities of like names (1), one does (−½)
    Positions,       ///< how near their places within the entities are
    SharedValues,    ///< values that occur in both, rare ones counting more, of the smaller side
    Contained,       ///< values of the smaller side that occur in the other
    Jaccard,         ///< values that occur in both, of all
    SharedWords,     ///< words within values, of the smaller side
    Grams,           ///< runs of three characters in values (cosine)
    Shapes,          ///< shapes of values
    Numbers,         ///< ranges of numbers and dates
    Lengths,         ///< lengths of values
    Characters,      ///< classes of characters
    Distinctness,    ///< how much of the values is different
    Fullness,        ///< share of nulls
    NameAndValues,   ///< NameOverlap × the best of what values say
    NameWithoutValues, ///< NameOverlap where one side has no data
    TextWithoutValues, ///< TextOverlap where one side has no data
    NoValues,        ///< one side has no data
    Count
};
inline constexpr std::size_t kFeatures = std::size_t(Feature::Count);
using Features = std::array<float, kFeatures>;

/// Prepares two sides so that any pair of their fields can be looked at. Both sides outlive it. Const use from any thread.
class PairFeatures {
public:
    PairFeatures(const Side& source, const Side& target, const Vocabulary& vocabulary, LearnedWords learned = {});
    ~PairFeatures();
    PairFeatures(const PairFeatures&) = delete;
    PairFeatures& operator=(const PairFeatures&) = delete;

    const std::vector<FieldPlace>& sources() const;
    const std::vector<FieldPlace>& targets() const;
    /// The features of the pair of the source's and target's n-th fields.
    Features of(std::size_t source, std::size_t target) const;
    /// Target fields that share a word, letters or values with the source's n-th field: the likeliest ones, ascending.
    std::vector<std::size_t> candidates(std::size_t source, std::size_t limit) const;
    /// Words of the source name and other ones of the target name that stand for them.
    std::vector<std::pair<std::string, std::string>> standIns(std::size_t source, std::size_t target) const;
    /// The stems of two names that are left when all that agrees is taken away, where it is one on either side.
    std::optional<std::pair<std::string, std::string>> wordsLeft(std::size_t source, std::size_t target) const;

private:
    struct Prepared;
    std::unique_ptr<Prepared> m_prepared;
};

} // namespace mw::suggest

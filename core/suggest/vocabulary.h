// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw::suggest {

/// What words in names mean: synonyms and abbreviations in several languages (synonyms.def). Immutable; any thread.
class Vocabulary {
public:
    using Meaning = std::uint32_t;

    /// The list that comes with the program; lives as long as it.
    static const Vocabulary& standard();
    /// Knows no word: names are then compared by their letters alone.
    static const Vocabulary& empty();

    /// Says whether the word stands in the list, alone or within a phrase. Words are small letters without accents.
    bool knows(std::string_view word) const { return m_words.contains(word); }
    /// Gives what a word stands for; several where it is ambiguous, none where it is unknown.
    const std::vector<Meaning>& meaningsOf(std::string_view word) const;
    /// Gives the plain words of a phrase of one or more words joined by spaces ("dob" → birth, date; "phone number" →
    /// phone); null where it is unknown or ambiguous.
    const std::vector<std::string>* expansionOf(std::string_view phrase) const;
    /// Says whether two meanings often stand for one another.
    bool areNear(Meaning a, Meaning b) const { return m_near.contains(std::minmax(a, b)); }
    const std::string& textOf(Meaning meaning) const { return m_texts[meaning]; }

    static constexpr std::size_t kLongestPhrase = 4; ///< words

private:
    Vocabulary() = default;
    void addSame(std::string_view meaning, std::string_view variants);
    void addNear(std::string_view meaning, std::string_view others);
    Meaning meaningNamed(std::string_view text);
    void addVariant(const std::string& phrase, std::string_view meaning);

    std::map<std::string, Meaning, std::less<>> m_meanings;
    std::vector<std::string> m_texts;
    std::map<std::string, std::vector<Meaning>, std::less<>> m_single;
    std::map<std::string, std::vector<std::string>, std::less<>> m_expansions;
    std::set<std::string, std::less<>> m_words;
    std::set<std::pair<Meaning, Meaning>> m_near;
};

} // namespace mw::suggest

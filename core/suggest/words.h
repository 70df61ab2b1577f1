// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/suggest/vocabulary.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mw::suggest {

/// Cuts a name at separators, camel case and digits, an East Asian run into single characters: "CustNo_2" → cust, no, 2.
/// Words come in small letters without accents.
std::vector<std::string> cutName(std::string_view name);
/// Takes the endings of English plurals off: "addresses" → "address".
std::string stemOf(std::string_view word);
/// Says whether the word begins with a Han, Kana or Hangul character.
bool isEastAsian(std::string_view word);

/// A word of a name or description as it is compared.
struct Word {
    std::string text;
    std::string stem;
    std::vector<Vocabulary::Meaning> meanings;
};

/// Reads names into words: run-together ones ("birthdate", "patientid") are cut where the vocabulary or other names show
/// where, abbreviations and phrases give way to what they stand for. Add all names first, then read.
class WordReader {
public:
    explicit WordReader(const Vocabulary& vocabulary) : m_vocabulary(vocabulary) {}
    void learnName(std::string_view name);
    void learnText(std::string_view text);
    std::vector<Word> readName(std::string_view name) const;
    /// Words of a description, fill words left out.
    std::vector<Word> readText(std::string_view text) const;

private:
    bool isKnown(std::string_view word) const;
    std::vector<std::string> cutCompound(const std::string& word) const;
    std::vector<std::string> joinEastAsian(const std::vector<std::string>& characters) const;
    std::vector<Word> withMeanings(const std::vector<std::string>& words) const;

    const Vocabulary& m_vocabulary;
    std::map<std::string, unsigned, std::less<>> m_seen;
};

} // namespace mw::suggest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/functions/name/person_name_p.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace mw::rules {

namespace {

constexpr std::array<std::string_view, 34> kTitles = {
    "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "rev", "reverend",
    "fr", "hon", "herr", "frau", "hr", "dipl-ing", "ing", "mag", "m", "mme", "mlle", "monsieur", "madame", "sr", "sra",
    "srta", "don", "doña", "sig", "mevr"};
constexpr std::array<std::string_view, 21> kSuffixes = {"jr",  "junior", "sen", "senior", "ii",  "iii", "iv",
                                                        "phd", "md",     "mba", "esq",    "dds", "cpa", "llm",
                                                        "msc", "bsc",    "ba",  "ma",     "jun", "dvm", "obe"};
constexpr std::array<std::string_view, 31> kParticles = {
    "van", "von", "vom", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le",
    "ten", "ter", "zu",  "zur", "zum", "af", "av", "bin", "ibn", "al", "el", "y",  "e",  "mac", "st"};

/// Small letters and no dots: "Ph.D." is "phd".
std::string bare(std::string_view word) {
    std::string made = toLower(word);
    std::erase(made, '.');
    return made;
}
template <std::size_t N> bool isOneOf(std::string_view word, const std::array<std::string_view, N>& list) {
    const std::string plain = bare(word);
    return std::find(list.begin(), list.end(), plain) != list.end();
}

/// "M" and "Sr" are titles only with their dot or in front of at least two words; a lone letter is an initial.
bool isTitle(std::string_view word, std::size_t wordsAfter) {
    if (!isOneOf(word, kTitles))
        return false;
    const std::string plain = bare(word);
    return plain.size() > 1 ? wordsAfter > 0 : wordsAfter > 1 && word.ends_with('.');
}
bool isSuffix(std::string_view word) { return isOneOf(word, kSuffixes) || bare(word) == "sr"; }

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = std::string_view::npos;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t before = at;
        const char32_t point = nextCodePoint(text, at);
        if (isSpace(point)) {
            if (begin != std::string_view::npos)
                words.push_back(text.substr(begin, before - begin));
            begin = std::string_view::npos;
        } else if (begin == std::string_view::npos) {
            begin = before;
        }
    }
    if (begin != std::string_view::npos)
        words.push_back(text.substr(begin));
    return words;
}

void takeTitles(std::vector<std::string_view>& words, PersonName& name) {
    while (!words.empty() && isTitle(words.front(), words.size() - 1)) {
        name.titles.push_back(words.front());
        words.erase(words.begin());
    }
}
void takeSuffixes(std::vector<std::string_view>& words, PersonName& name) {
    while (words.size() > 1 && isSuffix(words.back())) {
        name.suffixes.insert(name.suffixes.begin(), words.back());
        words.pop_back();
    }
}

} // namespace

std::span<const std::string_view> nameTitles() { return kTitles; }
std::span<const std::string_view> nameSuffixes() { return kSuffixes; }
std::span<const std::string_view> nameParticles() { return kParticles; }

bool isNameParticle(std::string_view word) { return isOneOf(word, kParticles); }

PersonName readPersonName(std::string_view text) {
    PersonName name;
    std::vector<std::vector<std::string_view>> pieces;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t comma = std::min(text.find(',', begin), text.size());
        if (auto words = wordsOf(text.substr(begin, comma - begin)); !words.empty())
            pieces.push_back(std::move(words));
        begin = comma + 1;
    }
    // "Lee, jr.", "Anna Lee, PhD": pieces that hold suffixes alone.
    std::vector<std::string_view> behind;
    while (pieces.size() > 1 && std::all_of(pieces.back().begin(), pieces.back().end(), isSuffix)) {
        behind.insert(behind.begin(), pieces.back().begin(), pieces.back().end());
        pieces.pop_back();
    }
    if (pieces.size() > 1) {
        name.family = pieces[0];
        takeTitles(name.family, name);
        takeSuffixes(name.family, name);
        for (std::size_t i = 1; i < pieces.size(); ++i)
            name.given.insert(name.given.end(), pieces[i].begin(), pieces[i].end());
        takeTitles(name.given, name);
        takeSuffixes(name.given, name);
    } else if (!pieces.empty()) {
        std::vector<std::string_view>& words = pieces[0];
        takeTitles(words, name);
        takeSuffixes(words, name);
        std::size_t family = words.size();
        if (words.size() > 1 || !name.titles.empty())
            --family;
        while (family > 1 && family < words.size() && isNameParticle(words[family - 1]))
            --family;
        if (family == 1 && words.size() > 2 && isNameParticle(words[0]))
            family = 0;
        name.given.assign(words.begin(), words.begin() + std::ptrdiff_t(family));
        name.family.assign(words.begin() + std::ptrdiff_t(family), words.end());
    }
    name.suffixes.insert(name.suffixes.end(), behind.begin(), behind.end());
    return name;
}

void joinWords(const std::vector<std::string_view>& words, std::string& into) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            into += ' ';
        into.append(words[i]);
    }
}

} // namespace mw::rules

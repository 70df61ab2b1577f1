// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/vocabulary.h"

#include "core/base/unicode.h"

#include <algorithm>

namespace mw::suggest {

namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0)
            parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

} // namespace

const Vocabulary& Vocabulary::standard() {
    static const Vocabulary vocabulary = [] {
        Vocabulary made;
#define MW_SAME(meaning, variants) made.addSame(meaning, variants);
#define MW_NEAR(meaning, others) made.addNear(meaning, others);
#include "core/suggest/synonyms.def"
#undef MW_SAME
#undef MW_NEAR
        return made;
    }();
    return vocabulary;
}

const Vocabulary& Vocabulary::empty() {
    static const Vocabulary vocabulary;
    return vocabulary;
}

Vocabulary::Meaning Vocabulary::meaningNamed(std::string_view text) {
    const auto [found, isNew] = m_meanings.try_emplace(std::string(text), Meaning(m_texts.size()));
    if (isNew)
        m_texts.emplace_back(text);
    return found->second;
}

void Vocabulary::addVariant(const std::string& phrase, std::string_view meaning) {
    const std::vector<std::string> words = split(phrase, ' ');
    for (const std::string& word : words)
        m_words.insert(word);
    const std::vector<std::string> plain = split(meaning, ' ');
    if (words.size() == 1 && plain.size() == 1) {
        std::vector<Meaning>& meanings = m_single[phrase];
        const Meaning named = meaningNamed(meaning);
        if (std::find(meanings.begin(), meanings.end(), named) == meanings.end())
            meanings.push_back(named);
        return;
    }
    // The first meaning of a phrase is the one that it is read as.
    m_expansions.try_emplace(phrase, plain);
}

void Vocabulary::addSame(std::string_view meaning, std::string_view variants) {
    addVariant(std::string(meaning), meaning);
    for (const std::string& variant : split(variants, '|'))
        addVariant(foldCase(removeAccents(variant)), meaning);
}

void Vocabulary::addNear(std::string_view meaning, std::string_view others) {
    for (const std::string& other : split(others, '|'))
        m_near.insert(std::minmax(meaningNamed(meaning), meaningNamed(other)));
}

const std::vector<Vocabulary::Meaning>& Vocabulary::meaningsOf(std::string_view word) const {
    static const std::vector<Meaning> none;
    const auto found = m_single.find(word);
    return found == m_single.end() ? none : found->second;
}

const std::vector<std::string>* Vocabulary::expansionOf(std::string_view phrase) const {
    const auto found = m_expansions.find(phrase);
    return found == m_expansions.end() || m_single.contains(phrase) ? nullptr : &found->second;
}

} // namespace mw::suggest

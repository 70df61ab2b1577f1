// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mw::rules {

/// The parts of a person's name as people write it: "Dr. Anna B. van der Berg jr.", "van der Berg, Anna B.". Words are
/// views of the text.
struct PersonName {
    std::vector<std::string_view> titles;   ///< Dr., Prof., Mr., Frau
    std::vector<std::string_view> given;    ///< given names and initials
    std::vector<std::string_view> family;   ///< with its particles: van der Berg
    std::vector<std::string_view> suffixes; ///< jr., III, PhD
};

/// Reads a name. Before a comma stands the family name, unless what follows is a suffix. Without one the last word is
/// the family name, with the particles before it; a single word is a family name where a title stands before it and a
/// given name where none does.
PersonName readPersonName(std::string_view text);

/// Joins words by single spaces.
void joinWords(const std::vector<std::string_view>& words, std::string& into);

/// What readPersonName() knows, in small letters and without dots.
std::span<const std::string_view> nameTitles();
std::span<const std::string_view> nameSuffixes();
std::span<const std::string_view> nameParticles();

/// Says whether a word, whatever its case, is a particle of family names: von, van, de, …
bool isNameParticle(std::string_view word);

} // namespace mw::rules

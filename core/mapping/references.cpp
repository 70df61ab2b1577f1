// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/elements.h"
#include "core/mapping/problems.h"

#include <algorithm>

namespace mw::mapping {

namespace {

bool isVowel(char c) { return c == 'A' || c == 'E' || c == 'I' || c == 'O' || c == 'U' || c == 'Y'; }

/// "companies" → "CMP": the first letter and the next consonants, filled up with what is left.
std::string shortName(std::string_view name) {
    std::string letters;
    for (const char c : name) {
        const char upper = c >= 'a' && c <= 'z' ? char(c - 32) : c;
        if (upper >= 'A' && upper <= 'Z')
            letters += upper;
    }
    if (letters.empty())
        return "MAP";
    std::string prefix(1, letters[0]);
    std::vector<bool> used(letters.size(), false);
    used[0] = true;
    for (const bool vowels : {false, true}) {
        for (std::size_t i = 1; i < letters.size() && prefix.size() < 3; ++i) {
            const bool repeats = !vowels && letters[i] == letters[i - 1];
            if (!used[i] && isVowel(letters[i]) == vowels && !repeats) {
                prefix += letters[i];
                used[i] = true;
            }
        }
    }
    return prefix;
}

} // namespace

std::string nextReference(const Document& document, std::string_view prefix) {
    std::uint64_t highest = 0;
    eachReference(document, [&](const std::string& reference) {
        const auto split = splitReference(reference);
        if (split && split->prefix == prefix)
            highest = std::max(highest, split->number);
    });
    const auto retired = document.workflow.retiredReferences.find(std::string(prefix));
    if (retired != document.workflow.retiredReferences.end())
        highest = std::max(highest, retired->second);
    return numberedReference(prefix, highest + 1);
}

std::string numberedReference(std::string_view prefix, std::uint64_t number) {
    std::string digits = std::to_string(number);
    if (digits.size() < 3)
        digits.insert(0, 3 - digits.size(), '0');
    return std::string(prefix) + "-" + digits;
}

std::string freePrefix(const Document& document, std::string_view targetEntity) {
    const std::string name = shortName(targetEntity);
    const auto taken = [&](const std::string& prefix) {
        bool found = document.workflow.retiredReferences.contains(prefix);
        eachReference(document, [&](const std::string& reference) {
            const auto split = splitReference(reference);
            found = found || reference == prefix || (split && split->prefix == prefix);
        });
        return found;
    };
    std::string prefix = name;
    for (int number = 2; taken(prefix); ++number)
        prefix = name + std::to_string(number);
    return prefix;
}

} // namespace mw::mapping

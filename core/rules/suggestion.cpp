// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/suggestion_p.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace mw::rules {

namespace {

/// Letters and digits only, blind to case: "Full Name" and "full_name" are one.
std::u32string skeleton(std::string_view name) {
    const std::string folded = foldCase(name);
    std::u32string letters;
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t point = nextCodePoint(folded, at);
        if (point != U'_' && point != U'-' && point != U'.' && !isSpace(point))
            letters += point;
    }
    return letters;
}

/// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

/// All letters of the shorter stand in the longer in that order: letters were only left out or added.
bool oneHoldsTheOther(const std::u32string& a, const std::u32string& b) {
    const std::u32string& shorter = a.size() < b.size() ? a : b;
    const std::u32string& longer = a.size() < b.size() ? b : a;
    std::size_t found = 0;
    for (const char32_t letter : longer)
        if (found < shorter.size() && shorter[found] == letter)
            ++found;
    return found == shorter.size();
}

} // namespace

std::vector<std::string> nearestNames(std::string_view wrong, const std::vector<std::string>& known) {
    constexpr std::size_t kLongest = 100;
    const std::u32string typed = skeleton(wrong);
    std::vector<std::pair<std::size_t, std::string>> near;
    if (typed.size() > kLongest)
        return {};
    for (const std::string& name : known) {
        const std::u32string letters = skeleton(name);
        if (letters.size() > kLongest)
            continue;
        const std::size_t far = distance(typed, letters);
        const std::size_t allowed = std::max<std::size_t>(1, std::max(typed.size(), letters.size()) / 3);
        const bool part = typed.size() >= 3 && letters.find(typed) != std::u32string::npos;
        if (far <= allowed && far < std::max(typed.size(), letters.size()))
            near.emplace_back(2 * far + (oneHoldsTheOther(typed, letters) ? 0 : 1), name);
        else if (part)
            near.emplace_back(2 * allowed + 2, name);
    }
    std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (auto& [far, name] : near)
        if (names.size() < 3 && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    return names;
}

std::string didYouMean(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "; did you mean " : ", ") + quoted(name);
    return text.empty() ? text : text + "?";
}

} // namespace mw::rules

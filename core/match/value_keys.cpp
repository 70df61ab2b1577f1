// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/value_keys.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/match/records.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <unicode/uchar.h>

namespace mw::match {

namespace {

/// Letters whose stroke is no accent that Unicode takes off.
constexpr std::array<std::pair<char32_t, std::string_view>, 10> kStroked = {{{U'ø', "o"}, {U'ł', "l"}, {U'đ', "d"}, {U'ħ', "h"}, {U'ı', "i"},
                                                                             {U'æ', "ae"}, {U'œ', "oe"}, {U'þ', "th"}, {U'ð', "d"}, {U'ŋ', "n"}}};

bool isDigit(char32_t point) { return point >= U'0' && point <= U'9'; }
bool isLetterOrDigit(char32_t point) {
    return point < 128 ? isDigit(point) || (point >= U'a' && point <= U'z') : u_isalnum(UChar32(point)) || u_getCombiningClass(UChar32(point)) > 0;
}
/// Signs within words: O'Brien, U.S.A.
bool isWithinWords(char32_t point) { return point == U'.' || point == U'\'' || point == U'’' || point == U'‘' || point == U'`' || point == U'´'; }

std::string wordsJoined(std::vector<std::string> words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::string key;
    for (const std::string& word : words)
        if (!word.empty())
            key += (key.empty() ? "" : " ") + word;
    return key;
}

} // namespace

std::string folded(std::string_view value) {
    const bool isPlain = std::all_of(value.begin(), value.end(), [](char c) { return std::uint8_t(c) < 128; });
    std::string text(value);
    if (isPlain)
        std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
    else
        text = foldCase(removeAccents(value));
    std::string made;
    made.reserve(text.size());
    char32_t before = U' ';
    const auto space = [&] {
        if (!made.empty() && made.back() != ' ')
            made += ' ';
    };
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = nextCodePoint(text, at);
        std::size_t behind = at;
        const char32_t next = at < text.size() ? nextCodePoint(text, behind) : U' ';
        if (isLetterOrDigit(point)) {
            const auto stroked = point < 128 ? kStroked.end() : std::find_if(kStroked.begin(), kStroked.end(), [&](const auto& each) { return each.first == point; });
            if (stroked == kStroked.end())
                appendCodePoint(made, point);
            else
                made += stroked->second;
        } else if ((point == U'.' || point == U',') && isDigit(before) && isDigit(next)) {
            made += char(point);
        } else if (point == U'-' && isDigit(next) && !isLetterOrDigit(before)) {
            space();
            made += '-';
        } else if (!isWithinWords(point)) {
            space();
        }
        before = point;
    }
    while (!made.empty() && made.back() == ' ')
        made.pop_back();
    return made;
}

std::string fingerprint(std::string_view value) {
    const std::string text = folded(value);
    const std::vector<std::string_view> words = wordsOf(text);
    return wordsJoined({words.begin(), words.end()});
}

std::string gramFingerprint(std::string_view value, std::size_t gram) {
    const std::string text = folded(value);
    std::u32string letters;
    for (std::size_t at = 0; at < text.size();)
        if (const char32_t point = nextCodePoint(text, at); isLetterOrDigit(point))
            letters += point;
    std::vector<std::u32string_view> grams;
    for (std::size_t at = 0; at + gram <= letters.size(); ++at)
        grams.push_back(std::u32string_view(letters).substr(at, gram));
    if (grams.empty())
        grams.push_back(letters);
    std::sort(grams.begin(), grams.end());
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
    std::string key;
    for (const std::u32string_view each : grams)
        for (const char32_t point : each)
            appendCodePoint(key, point);
    return key;
}

std::string soundFingerprint(std::string_view value, std::string (*sound)(std::string_view word)) {
    const std::string text = folded(value);
    std::vector<std::string> words;
    for (const std::string_view word : wordsOf(text)) {
        const bool isLatin = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        std::string code = isLatin ? sound(word) : std::string();
        words.push_back(code.empty() ? std::string(word) : std::move(code));
    }
    return wordsJoined(std::move(words));
}

} // namespace mw::match

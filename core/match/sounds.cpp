// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/sounds.h"

namespace mw::match {

namespace {

bool isIn(char letter, std::string_view letters) { return letter != 0 && letters.find(letter) != std::string_view::npos; }
bool isVowel(char letter) { return isIn(letter, "aeiou"); }

std::string lettersOf(std::string_view word) {
    std::string letters;
    for (const char c : word)
        if (c >= 'a' && c <= 'z')
            letters += c;
    return letters;
}

/// A word with nothing, 0, before and behind it.
class Spelling {
public:
    explicit Spelling(std::string letters) : m_letters(std::move(letters)) {}
    std::size_t size() const { return m_letters.size(); }
    char at(std::size_t place, int further = 0) const {
        const auto index = std::ptrdiff_t(place) + further;
        return index < 0 || index >= std::ptrdiff_t(m_letters.size()) ? char(0) : m_letters[std::size_t(index)];
    }

private:
    std::string m_letters;
};

/// What one letter sounds like where it stands; `skipped` letters behind it are spoken with it.
std::string metaphoneOf(const Spelling& word, std::size_t i, std::size_t& skipped) {
    const char c = word.at(i), before = word.at(i, -1), next = word.at(i, 1), third = word.at(i, 2);
    const bool isFront = isIn(next, "eiy");
    switch (c) {
    case 'a': case 'e': case 'i': case 'o': case 'u': return i == 0 ? std::string(1, char(c - 32)) : std::string();
    case 'b': return before == 'm' && next == 0 ? "" : "B";
    case 'c':
        if (isFront)
            return before == 's' ? "" : next == 'i' && third == 'a' ? "X" : "S";
        if (next == 'h') {
            skipped = 1;
            return before == 's' || (i == 0 && !isVowel(third)) ? "K" : "X";
        }
        return "K";
    case 'd':
        if (next == 'g' && isIn(third, "eiy")) {
            skipped = 1;
            return "J";
        }
        return "T";
    case 'g':
        if (next == 'h') {
            const bool isHeard = i == 0 || isVowel(third);
            skipped = 1;
            return isHeard ? "K" : "";
        }
        if (next == 'n' && (third == 0 || (third == 'e' && word.at(i, 3) == 'd' && word.at(i, 4) == 0)))
            return "";
        return isFront && before != 'g' ? "J" : "K";
    case 'h': return isVowel(next) && !isIn(before, "csptg") ? "H" : "";
    case 'k': return before == 'c' ? "" : "K";
    case 'p':
        if (next == 'h') {
            skipped = 1;
            return "F";
        }
        return "P";
    case 'q': return "K";
    case 's':
        if (next == 'h') {
            skipped = 1;
            return "X";
        }
        return next == 'i' && isIn(third, "oa") ? "X" : "S";
    case 't':
        if (next == 'i' && isIn(third, "oa"))
            return "X";
        if (next == 'h') {
            skipped = 1;
            return "0";
        }
        return next == 'c' && third == 'h' ? "" : "T";
    case 'v': return "F";
    case 'w': case 'y': return isVowel(next) ? std::string(1, char(c - 32)) : std::string();
    case 'x': return i == 0 ? "S" : "KS";
    case 'z': return "S";
    default: return std::string(1, char(c - 32)); // f j l m n r
    }
}

std::string_view cologneOf(const Spelling& word, std::size_t i) {
    const char c = word.at(i), before = word.at(i, -1), next = word.at(i, 1);
    switch (c) {
    case 'a': case 'e': case 'i': case 'j': case 'o': case 'u': case 'y': return "0";
    case 'h': return "";
    case 'b': return "1";
    case 'p': return next == 'h' ? "3" : "1";
    case 'd': case 't': return isIn(next, "csz") ? "8" : "2";
    case 'f': case 'v': case 'w': return "3";
    case 'g': case 'k': case 'q': return "4";
    case 'c':
        if (i == 0)
            return isIn(next, "ahkloqrux") ? "4" : "8";
        return isIn(next, "ahkoqux") && !isIn(before, "sz") ? "4" : "8";
    case 'x': return isIn(before, "ckq") ? "8" : "48";
    case 'l': return "5";
    case 'm': case 'n': return "6";
    case 'r': return "7";
    default: return "8"; // s z
    }
}

} // namespace

std::string soundex(std::string_view word) {
    static constexpr std::string_view kCodes = "01230120022455012623010202"; // a … z; 0 for vowels, h, w, y
    if (word.empty() || word[0] < 'a' || word[0] > 'z')
        return {};
    std::string code(1, word[0]);
    char last = kCodes[std::size_t(word[0] - 'a')];
    for (std::size_t i = 1; i < word.size() && code.size() < 4; ++i) {
        if (word[i] < 'a' || word[i] > 'z')
            continue;
        const char digit = kCodes[std::size_t(word[i] - 'a')];
        if (digit != '0' && digit != last)
            code += digit;
        // h and w do not part equal codes, vowels do.
        if (word[i] != 'h' && word[i] != 'w')
            last = digit;
    }
    code.resize(4, '0');
    return code;
}

std::string metaphone(std::string_view written) {
    std::string letters = lettersOf(written);
    const std::string_view begin = std::string_view(letters).substr(0, 2);
    if (begin == "kn" || begin == "gn" || begin == "pn" || begin == "ae" || begin == "wr")
        letters.erase(0, 1);
    else if (begin == "wh")
        letters.erase(1, 1);
    const Spelling word(std::move(letters));
    std::string code;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word.at(i) == word.at(i, -1) && word.at(i) != 'c')
            continue;
        std::size_t skipped = 0;
        code += metaphoneOf(word, i, skipped);
        i += skipped;
    }
    return code;
}

std::string colognePhonetics(std::string_view written) {
    const Spelling word(lettersOf(written));
    std::string code;
    char last = 0;
    for (std::size_t i = 0; i < word.size(); ++i)
        for (const char digit : cologneOf(word, i)) {
            if (digit != last && (digit != '0' || code.empty()))
                code += digit;
            last = digit;
        }
    return code;
}

} // namespace mw::match

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/words.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace mw::suggest {

namespace {

bool isEastAsianPoint(char32_t point) {
    return (point >= 0x3040 && point <= 0x30FF) || (point >= 0x3400 && point <= 0x9FFF) ||
           (point >= 0xAC00 && point <= 0xD7A3) || (point >= 0xF900 && point <= 0xFAFF) ||
           (point >= 0x20000 && point <= 0x2FFFF);
}

enum class Kind { Separator, Small, Capital, Digit, EastAsian };

Kind kindOfPoint(char32_t point, std::string_view bytes) {
    if (point < 128) {
        if (point >= '0' && point <= '9')
            return Kind::Digit;
        if (point >= 'a' && point <= 'z')
            return Kind::Small;
        return point >= 'A' && point <= 'Z' ? Kind::Capital : Kind::Separator;
    }
    if (isEastAsianPoint(point))
        return Kind::EastAsian;
    if (isSpace(point) || (point >= 0x2000 && point <= 0x206F) || (point >= 0x3000 && point <= 0x303F) ||
        (point >= 0xFF00 && point <= 0xFF0F) || point == 0xFEFF || point == 0xFFFD)
        return Kind::Separator;
    return toLower(bytes) == bytes ? Kind::Small : Kind::Capital;
}

bool isFillWord(std::string_view word) {
    static const std::set<std::string_view> words = {
        "a",    "an",   "and",  "any",   "are",   "as",   "at",    "be",    "been", "but",  "by",   "can",  "could",
        "des",  "do",   "does", "du",    "e",     "each", "et",    "for",   "from", "g",    "had",  "has",  "have",
        "how",  "i",    "if",   "in",    "into",  "is",   "it",    "its",   "may",  "more", "most", "not",  "of",
        "on",   "only", "or",   "other", "our",   "per",  "s",     "should", "so",  "some", "such", "than", "that",
        "the",  "their", "them", "then", "there", "these", "they", "this",  "those", "to",  "used", "use",  "was",
        "were", "what", "when", "where", "which", "who",  "will",  "with",  "would", "you", "your", "der",  "die",
        "das",  "den",  "und",  "oder",  "ein",   "eine", "de",    "la",    "le",   "les",  "el",   "los",  "y"};
    return words.contains(word);
}

/// How far a piece of a run-together word may be trusted: long ones more than short ones.
double costOfKnown(std::size_t length) { return length >= 4 ? 1.0 : length == 3 ? 1.5 : 1.9; }
constexpr double kCostOfUnknown = 2.6;

} // namespace

std::vector<std::string> cutName(std::string_view name) {
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty())
            words.push_back(foldCase(removeAccents(word)));
        word.clear();
    };
    Kind before = Kind::Separator;
    std::size_t lastStart = 0; // of the last point within `word`
    std::size_t points = 0;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t begin = at;
        const char32_t point = nextCodePoint(name, at);
        const std::string_view bytes = name.substr(begin, at - begin);
        const Kind kind = kindOfPoint(point, bytes);
        if (kind == Kind::Separator) {
            finish();
        } else {
            const bool isLetter = kind == Kind::Small || kind == Kind::Capital;
            if (kind == Kind::EastAsian || (kind == Kind::Capital && before != Kind::Capital) ||
                (kind == Kind::Digit && before != Kind::Digit) ||
                (isLetter && (before == Kind::Digit || before == Kind::EastAsian))) {
                finish();
                points = 0;
            } else if (kind == Kind::Small && before == Kind::Capital && points > 1) {
                // The last capital begins the next word: "HTTPServer" → http, server.
                const std::string next = word.substr(lastStart);
                word.resize(lastStart);
                finish();
                word = next;
                points = 1;
            }
            lastStart = word.size();
            word += bytes;
            ++points;
        }
        before = kind;
    }
    finish();
    return words;
}

std::string stemOf(std::string_view word) {
    const auto endsWith = [&](std::string_view ending) { return word.ends_with(ending); };
    if (word.size() > 4 && endsWith("ies"))
        return std::string(word.substr(0, word.size() - 3)) + "y";
    if (word.size() > 4 && (endsWith("sses") || endsWith("xes") || endsWith("ches") || endsWith("shes")))
        return std::string(word.substr(0, word.size() - 2));
    if (word.size() > 3 && endsWith("s") && !endsWith("ss") && !endsWith("us") && !endsWith("is"))
        return std::string(word.substr(0, word.size() - 1));
    return std::string(word);
}

bool isEastAsian(std::string_view word) {
    std::size_t at = 0;
    return !word.empty() && isEastAsianPoint(nextCodePoint(word, at));
}

void WordReader::learnName(std::string_view name) {
    for (const std::string& word : cutName(name))
        if (word.size() >= 3 && word.size() <= 12)
            ++m_seen[word];
}

void WordReader::learnText(std::string_view text) {
    for (const std::string& word : cutName(text))
        if (word.size() >= 4 && !isFillWord(word))
            ++m_seen[word];
}

bool WordReader::isKnown(std::string_view word) const {
    if (m_vocabulary.knows(word) || m_vocabulary.knows(stemOf(word)))
        return true;
    const auto found = m_seen.find(word);
    return found != m_seen.end() && found->second >= 2;
}

std::vector<std::string> WordReader::cutCompound(const std::string& word) const {
    const std::size_t size = word.size();
    if (size < 5 || size > 40 || isEastAsian(word) || m_vocabulary.knows(word) || m_vocabulary.knows(stemOf(word)))
        return {word};
    // The cheapest way to cover the word with known pieces and at most one unknown one.
    struct Best {
        double cost = std::numeric_limits<double>::infinity();
        std::size_t from = 0;
        bool fromUnknown = false; // the state that the piece began in
    };
    std::vector<std::array<Best, 2>> best(size + 1); // [1]: an unknown piece lies before
    best[0][0].cost = 0;
    for (std::size_t end = 2; end <= size; ++end)
        for (std::size_t begin = 0; begin + 2 <= end; ++begin) {
            if (begin == 0 && end == size)
                continue;
            const std::string_view piece = std::string_view(word).substr(begin, end - begin);
            const bool known = isKnown(piece) && (piece.size() >= 3 || m_vocabulary.knows(piece));
            for (const bool hadUnknown : {false, true}) {
                const double before = best[begin][hadUnknown].cost;
                if (known && before + costOfKnown(piece.size()) < best[end][hadUnknown].cost)
                    best[end][hadUnknown] = {before + costOfKnown(piece.size()), begin, hadUnknown};
                if (!hadUnknown && piece.size() >= 3 && before + kCostOfUnknown < best[end][1].cost)
                    best[end][1] = {before + kCostOfUnknown, begin, false};
            }
        }
    bool unknown = best[size][1].cost < best[size][0].cost;
    const double cost = best[size][unknown].cost;
    if (cost > (unknown ? 3.6 : 3.9))
        return {word};
    std::vector<std::string> pieces;
    for (std::size_t end = size; end > 0;) {
        const Best& step = best[end][unknown];
        pieces.push_back(word.substr(step.from, end - step.from));
        unknown = step.fromUnknown;
        end = step.from;
    }
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

std::vector<std::string> WordReader::joinEastAsian(const std::vector<std::string>& characters) const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < characters.size();) {
        std::size_t taken = 1;
        if (isEastAsian(characters[i])) {
            std::string joined = characters[i];
            for (std::size_t j = i + 1; j < characters.size() && j < i + 6 && isEastAsian(characters[j]); ++j) {
                joined += characters[j];
                if (m_vocabulary.knows(joined))
                    taken = j + 1 - i;
            }
        }
        std::string word;
        for (std::size_t j = 0; j < taken; ++j)
            word += characters[i + j];
        words.push_back(word);
        i += taken;
    }
    return words;
}

std::vector<Word> WordReader::withMeanings(const std::vector<std::string>& words) const {
    std::vector<Word> read;
    const auto add = [&](const std::string& text) {
        const std::string stem = stemOf(text);
        const auto& own = m_vocabulary.meaningsOf(text);
        read.push_back({text, stem, own.empty() ? m_vocabulary.meaningsOf(stem) : own});
    };
    for (std::size_t i = 0; i < words.size();) {
        std::size_t taken = 1;
        const std::vector<std::string>* expansion = nullptr;
        std::string phrase;
        for (std::size_t j = i; j < std::min(words.size(), i + Vocabulary::kLongestPhrase); ++j) {
            phrase += (j > i ? " " : "") + words[j];
            if (const auto* found = m_vocabulary.expansionOf(phrase)) {
                expansion = found;
                taken = j + 1 - i;
            }
        }
        if (expansion)
            for (const std::string& plain : *expansion)
                add(plain);
        else
            add(words[i]);
        i += taken;
    }
    return read;
}

std::vector<Word> WordReader::readName(std::string_view name) const {
    std::vector<std::string> words;
    for (const std::string& word : joinEastAsian(cutName(name)))
        for (std::string& piece : cutCompound(word))
            words.push_back(std::move(piece));
    std::vector<Word> read = withMeanings(words);
    const std::size_t all = read.size();
    std::erase_if(read, [&](const Word& word) { return isFillWord(word.stem) && word.meanings.empty(); });
    return read.empty() && all > 0 ? withMeanings(words) : read;
}

std::vector<Word> WordReader::readText(std::string_view text) const {
    std::vector<Word> read = withMeanings(joinEastAsian(cutName(text)));
    std::erase_if(read, [](const Word& word) {
        return isFillWord(word.text) || (word.text.size() < 2 && word.meanings.empty());
    });
    return read;
}

} // namespace mw::suggest

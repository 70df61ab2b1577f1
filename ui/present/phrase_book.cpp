// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/phrase_book.h"

#include "core/base/error.h"
#include "ui/present/core_phrases.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

namespace mw::ui {

namespace {

/// A phrase in pieces: "the key {0} is not known{1}" is {"the key ", " is not known", ""}, then every place follows a piece.
struct Phrase {
    std::string english;
    std::vector<std::string> pieces;
    std::vector<std::size_t> places; ///< which argument stands after piece i
    std::size_t letters = 0;         ///< in the pieces: more of them say more
};

Phrase phraseOf(std::string english) {
    Phrase phrase;
    std::string piece;
    for (std::size_t at = 0; at < english.size(); ++at) {
        const bool isPlace = english[at] == '{' && at + 2 < english.size() && english[at + 1] >= '0' && english[at + 1] <= '9' && english[at + 2] == '}';
        if (isPlace) {
            phrase.pieces.push_back(std::exchange(piece, {}));
            phrase.places.push_back(std::size_t(english[at + 1] - '0'));
            at += 2;
        } else {
            phrase.letters += std::isalpha(static_cast<unsigned char>(english[at])) != 0;
            piece += english[at];
        }
    }
    phrase.pieces.push_back(std::move(piece));
    phrase.english = std::move(english);
    return phrase;
}

/// Those with places, the most telling first.
const std::vector<Phrase>& phrases() {
    static const std::vector<Phrase> all = [] {
        std::vector<Phrase> made;
        for (const char* english : corePhrases())
            if (Phrase phrase = phraseOf(english); !phrase.places.empty() && phrase.letters > 0)
                made.push_back(std::move(phrase));
        std::stable_sort(made.begin(), made.end(), [](const Phrase& a, const Phrase& b) { return a.letters > b.letters; });
        return made;
    }();
    return all;
}

/// What stands in the places, if the text is made of the phrase. A place takes as little as it can; of two places side by
/// side the second begins where a clause does ("; did you mean …").
std::optional<std::vector<std::string>> partsOf(std::string_view text, const Phrase& phrase) {
    const std::string& first = phrase.pieces.front();
    const std::string& last = phrase.pieces.back();
    if (text.size() < first.size() + last.size() || !text.starts_with(first) || !text.ends_with(last))
        return {};
    std::vector<std::string> parts(10);
    std::size_t at = first.size();
    const std::size_t end = text.size() - last.size();
    for (std::size_t i = 0; i < phrase.places.size(); ++i) {
        const bool isLast = i + 1 == phrase.places.size();
        const std::string& next = phrase.pieces[i + 1];
        std::size_t to = isLast ? end : text.find(next.empty() ? std::string_view("; ") : std::string_view(next), at);
        if (to == std::string_view::npos && next.empty())
            to = end;
        if (to == std::string_view::npos || to + (isLast ? 0 : next.size()) > end)
            return {};
        parts[phrase.places[i]] = std::string(text.substr(at, to - at));
        at = to + (isLast ? 0 : next.size());
    }
    return parts;
}

constexpr std::size_t kTellingLetters = 4; // "{0} to {1}" alone could be anybody's text
constexpr int kDeepest = 4;

std::string say(std::string_view english, const Translate& translate, int depth);

/// Empty where the text has no such clauses, or one of them is not known.
std::string sayClauses(std::string_view english, std::string_view between, const Translate& translate, int depth) {
    std::string said;
    std::size_t begin = 0;
    for (std::size_t end = english.find(between); end != std::string_view::npos || begin > 0; end = english.find(between, begin)) {
        const std::string_view clause = english.substr(begin, end == std::string_view::npos ? end : end - begin);
        const std::string one = say(clause, translate, depth + 1);
        if (one == clause)
            return {};
        said += (begin > 0 ? std::string(between) : std::string()) + one;
        if (end == std::string_view::npos)
            break;
        begin = end + between.size();
    }
    return said;
}

std::string say(std::string_view english, const Translate& translate, int depth) {
    std::string whole(english);
    std::string said = translate(whole);
    if (said != whole || depth > kDeepest)
        return said;
    // Clauses in a row, where each of them is known.
    for (const std::string_view between : {" · ", "; ", ", "})
        if (std::string clauses = sayClauses(english, between, translate, depth); !clauses.empty())
            return clauses;
    std::string partly;
    for (const Phrase& phrase : phrases()) {
        if (depth == 0 && phrase.letters < kTellingLetters)
            break;
        auto parts = partsOf(english, phrase);
        if (!parts)
            continue;
        bool allSaid = true;
        for (std::string& part : *parts)
            // Names and values stay as they are; words of the program are more than one.
            if (part.find(' ') != std::string::npos && part.front() != '\'') {
                std::string better = say(part, translate, depth + 1);
                allSaid = allSaid && better != part;
                part = std::move(better);
            }
        std::string filled = fillTemplate(translate(phrase.english), *parts);
        if (allSaid)
            return filled;
        // Another phrase may leave less unsaid; without one the most telling is it.
        if (partly.empty())
            partly = std::move(filled);
    }
    if (!partly.empty())
        return partly;
    // "people.email: the key …": the place first.
    for (std::size_t at = whole.find(": "); at != std::string::npos; at = whole.find(": ", at + 2)) {
        const std::string rest = whole.substr(at + 2);
        if (const std::string saidRest = say(rest, translate, depth + 1); saidRest != rest)
            return whole.substr(0, at + 2) + saidRest;
    }
    return whole;
}

} // namespace

std::string sayFinished(std::string_view english, const Translate& translate) {
    // Without a translation nothing needs to be looked for.
    if (english.empty() || translate(corePhrases().front()) == corePhrases().front())
        return std::string(english);
    return say(english, translate, 0);
}

} // namespace mw::ui

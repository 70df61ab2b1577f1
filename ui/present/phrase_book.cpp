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

/// A text in the other language, and whether nothing of it was left as it was but names and values.
struct Spoken {
    std::string text;
    bool isWhole = false;
};

/// Nothing where no word of it is known.
std::optional<Spoken> say(std::string_view english, const Translate& translate, int depth);

/// Nothing where the text has no such clauses, or one of them is not known.
std::optional<Spoken> sayClauses(std::string_view english, std::string_view between, const Translate& translate, int depth) {
    if (english.find(between) == std::string_view::npos)
        return {};
    Spoken said{{}, true};
    for (std::size_t begin = 0, end = 0; end != std::string_view::npos; begin = end + between.size()) {
        end = english.find(between, begin);
        const auto clause = say(english.substr(begin, end == std::string_view::npos ? end : end - begin), translate, depth + 1);
        if (!clause)
            return {};
        said.text += (begin > 0 ? std::string(between) : std::string()) + clause->text;
        said.isWhole = said.isWhole && clause->isWhole;
    }
    return said;
}

/// Nothing where the text is not made of the phrase.
std::optional<Spoken> sayPhrase(std::string_view english, const Phrase& phrase, const Translate& translate, int depth) {
    auto parts = partsOf(english, phrase);
    if (!parts)
        return {};
    bool isWhole = true;
    for (std::string& part : *parts)
        // Names and values stay as they are; words of the program are more than one.
        if (part.find(' ') != std::string::npos && part.front() != '\'') {
            auto said = say(part, translate, depth + 1);
            isWhole = isWhole && said && said->isWhole;
            if (said)
                part = std::move(said->text);
        }
    return Spoken{fillTemplate(translate(phrase.english), *parts), isWhole};
}

/// "people.email: the key …": the place first.
std::optional<Spoken> sayAfterPlace(std::string_view english, const Translate& translate, int depth) {
    for (std::size_t at = english.find(": "); at != std::string_view::npos; at = english.find(": ", at + 2))
        if (auto rest = say(english.substr(at + 2), translate, depth + 1))
            return Spoken{std::string(english.substr(0, at + 2)) + rest->text, rest->isWhole};
    return {};
}

std::optional<Spoken> say(std::string_view english, const Translate& translate, int depth) {
    const std::string asIs(english);
    if (std::string said = translate(asIs); said != asIs)
        return Spoken{std::move(said), true};
    if (depth > kDeepest)
        return {};
    for (const std::string_view between : {" · ", "; ", ", "})
        if (auto clauses = sayClauses(english, between, translate, depth))
            return clauses;
    std::optional<Spoken> best;
    for (const Phrase& phrase : phrases()) {
        if (depth == 0 && phrase.letters < kTellingLetters)
            break;
        auto said = sayPhrase(english, phrase, translate, depth);
        if (said && said->isWhole)
            return said;
        // Another phrase may leave less unsaid; without one the most telling is it.
        if (said && !best)
            best = std::move(said);
    }
    return best ? best : sayAfterPlace(english, translate, depth);
}

} // namespace

std::string sayFinished(std::string_view english, const Translate& translate) {
    // Without a translation nothing needs to be looked for.
    if (english.empty() || translate(corePhrases().front()) == corePhrases().front())
        return std::string(english);
    const auto said = say(english, translate, 0);
    return said ? said->text : std::string(english);
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/rules/function.h"
#include "core/rules/white_space_p.h"

namespace mw::rules {

namespace {

bool sameButForCase(std::string_view a, std::string_view b) { return a == b || foldCase(a) == foldCase(b); }

bool sameLetters(std::string_view a, std::string_view b) {
    const auto bare = [](std::string_view text) { return foldCase(removeAccents(withoutEdgeSpace(text))); };
    return a == b || bare(a) == bare(b);
}

} // namespace

Function define_same_text() {
    return Function("same_text", "Says whether two texts are equal when capital and small letters count as the same.")
        .overload<sameButForCase>({text("value"), text("other")})
        .phrase("whether {0} equals {1} but for capitals")
        .notInPostgres("it has no case folding")
        .example("same_text('Anna', 'ANNA')", "true")
        .example("same_text('Straße', 'STRASSE')", "true")
        .example("same_text('Anna', ' Anna')", "false")
        .example("same_text('Anna', null)", "null");
}

Function define_same_letters() {
    return Function("same_letters", "Says whether two texts are equal when capitals, accents and white space at the ends "
                                    "do not count.")
        .overload<sameLetters>({text("value"), text("other")})
        .phrase("whether {0} equals {1} but for capitals, accents and spaces at the ends")
        .notInPostgres("it has no case folding")
        .example("same_letters(' Zoë ', 'ZOE')", "true")
        .example("same_letters('Zoë', 'Zoey')", "false")
        .example("same_letters(null, 'a')", "null");
}

} // namespace mw::rules

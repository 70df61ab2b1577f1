// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/rules/function.h"
#include "core/rules/functions/name/person_name_p.h"

namespace mw::rules {

namespace {

std::optional<std::string_view> joined(Row& row, const std::vector<std::string_view>& words) {
    if (words.empty())
        return {};
    if (words.size() == 1)
        return words[0];
    std::string& made = row.buffer();
    joinWords(words, made);
    return row.keep(made);
}

std::optional<std::string_view> givenPart(Row& row, std::string_view text) {
    return joined(row, readPersonName(text).given);
}
std::optional<std::string_view> familyPart(Row& row, std::string_view text) {
    return joined(row, readPersonName(text).family);
}
std::optional<std::string_view> titlePart(Row& row, std::string_view text) {
    return joined(row, readPersonName(text).titles);
}
std::optional<std::string_view> suffixPart(Row& row, std::string_view text) {
    return joined(row, readPersonName(text).suffixes);
}

std::string_view firstLetters(Row& row, std::string_view text) {
    const PersonName name = readPersonName(text);
    std::string& made = row.buffer();
    for (const auto* words : {&name.given, &name.family})
        for (const std::string_view word : *words) {
            if (isNameParticle(word) && words == &name.family && word != name.family.back())
                continue;
            std::size_t end = 0;
            nextCodePoint(word, end);
            made += toUpper(word.substr(0, end));
        }
    return row.keep(made);
}

} // namespace

Function define_given_name() {
    return Function("given_name", "Gives the given names out of a person's full name, written 'Anna B. Lee' or 'Lee, "
                                  "Anna B.'; titles and suffixes are left out.")
        .overload<givenPart>({text("full_name")})
        .phrase("the given names in {0}")
        .step("take the given names out of {0}")
        .notInPostgres("it takes the lists of titles and particles of this program")
        .example("given_name('Dr. Anna B. Lee')", "'Anna B.'")
        .example("given_name('van der Berg, Anna')", "'Anna'")
        .example("given_name('')", "null")
        .example("given_name(null)", "null");
}

Function define_family_name() {
    return Function("family_name", "Gives the family name out of a person's full name, with particles such as 'van der'.")
        .overload<familyPart>({text("full_name")})
        .phrase("the family name in {0}")
        .step("take the family name out of {0}")
        .notInPostgres("it takes the lists of titles and particles of this program")
        .example("family_name('Anna van der Berg')", "'van der Berg'")
        .example("family_name('Lee, Anna')", "'Lee'")
        .example("family_name('John Smith Jr.')", "'Smith'")
        .example("family_name('Anna')", "null")
        .example("family_name(null)", "null");
}

Function define_name_title() {
    return Function("name_title", "Gives the titles and forms of address in front of a person's full name: 'Dr.', 'Mrs.'.")
        .overload<titlePart>({text("full_name")})
        .phrase("the title in {0}")
        .step("take the title out of {0}")
        .notInPostgres("it takes the lists of titles and particles of this program")
        .example("name_title('Prof. Dr. Anna Lee')", "'Prof. Dr.'")
        .example("name_title('Anna Lee')", "null")
        .example("name_title(null)", "null");
}

Function define_name_suffix() {
    return Function("name_suffix", "Gives what follows a person's full name: 'Jr.', 'III', 'PhD'.")
        .overload<suffixPart>({text("full_name")})
        .phrase("the suffix in {0}")
        .step("take the suffix out of {0}")
        .notInPostgres("it takes the lists of titles and particles of this program")
        .example("name_suffix('John Smith Jr.')", "'Jr.'")
        .example("name_suffix('Anna Lee, PhD')", "'PhD'")
        .example("name_suffix('Anna Lee')", "null")
        .example("name_suffix(null)", "null");
}

Function define_initials() {
    return Function("initials", "Gives the first letters of the given names and the family name, as capitals.")
        .overload<firstLetters>({text("full_name")})
        .phrase("the initials of {0}")
        .step("take the initials of {0}")
        .notInPostgres("it takes the lists of titles and particles of this program")
        .example("initials('Anna B. Lee')", "'ABL'")
        .example("initials('van der Berg, Émile')", "'ÉB'")
        .example("initials('')", "''")
        .example("initials(null)", "null");
}

} // namespace mw::rules

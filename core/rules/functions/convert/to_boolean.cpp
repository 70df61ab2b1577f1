// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/rules/function.h"
#include "core/rules/white_space_p.h"

#include <algorithm>

namespace mw::rules {

namespace {

bool ofText(Row& row, std::string_view text) {
    if (text == "true" || text == "1")
        return true;
    if (text == "false" || text == "0")
        return false;
    return row.fail(Code::NotABoolean, Quoted{text});
}
bool ofInteger(Row& row, std::int64_t number) {
    if (number == 0 || number == 1)
        return number == 1;
    return row.fail(Code::NotABoolean, number);
}

/// Words that mean true and false, in small letters.
struct Words {
    std::vector<std::string> yes, no;
};

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t comma = std::min(list.find(',', begin), list.size());
        words.push_back(foldCase(withoutEdgeSpace(list.substr(begin, comma - begin))));
        begin = comma + 1;
    }
    return words;
}
Result<Words> readWords(const CallFacts& facts) {
    Words words{split(facts.text(1)), split(facts.text(2))};
    for (const std::string& word : words.yes)
        if (std::find(words.no.begin(), words.no.end(), word) != words.no.end())
            return makeError(Code::WrongArguments, quoted(word) + " cannot mean both true and false");
    return words;
}
bool ofWord(Row& row, const Words& words, std::string_view text, std::string_view, std::string_view) {
    const std::string word = foldCase(withoutEdgeSpace(text));
    if (std::find(words.yes.begin(), words.yes.end(), word) != words.yes.end())
        return true;
    if (std::find(words.no.begin(), words.no.end(), word) != words.no.end())
        return false;
    return row.fail(Code::NotABoolean, Quoted{text});
}

} // namespace

Function define_to_boolean() {
    return Function("to_boolean", "Reads true or false, or 1 or 0.")
        .overload<ofText>({text("value")})
        .overload<ofInteger>({integer("value")})
        .phrase("whether {0} stands for true")
        .postgres("({0}::text IN ('true', '1'))", "{0}::text NOT IN ('true', '1', 'false', '0')")
        .example("to_boolean('true')", "true")
        .example("to_boolean(0)", "false")
        .example("to_boolean(null)", "null")
        .fails("to_boolean('yes')", Code::NotABoolean);
}

Function define_parse_boolean() {
    return Function("parse_boolean", "Reads true or false out of words: two lists with commas, blind to capitals and white "
                                     "space at the ends; other words are an error.")
        .overload<ofWord, readWords>({text("value"), text("true_words").fixed(), text("false_words").fixed()})
        .phrase("whether {0} is one of {1} rather than one of {2}")
        .notInPostgres("it has no case folding")
        .example("parse_boolean('Yes', 'yes, y', 'no, n')", "true")
        .example("parse_boolean(' N ', 'yes, y', 'no, n')", "false")
        .example("parse_boolean(null, 'y', 'n')", "null")
        .fails("parse_boolean('maybe', 'y', 'n')", Code::NotABoolean);
}

} // namespace mw::rules

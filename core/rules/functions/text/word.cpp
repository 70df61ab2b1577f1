// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"
#include "core/rules/white_space_p.h"

namespace mw::rules {

namespace {

/// Takes the first word off a text that begins with one.
std::string_view takeWord(std::string_view& text) {
    std::size_t end = 0;
    for (std::size_t position = 0; position < text.size(); end = position)
        if (isSpace(nextCodePoint(text, position)))
            break;
    const std::string_view word = text.substr(0, end);
    text = withoutSpaceBefore(text.substr(end));
    return word;
}

std::int64_t countWords(std::string_view text) {
    std::int64_t count = 0;
    for (std::string_view rest = withoutEdgeSpace(text); !rest.empty(); ++count)
        takeWord(rest);
    return count;
}

std::optional<std::string_view> nthWord(Row& row, std::string_view text, std::int64_t position) {
    if (position == 0) {
        row.fail(Code::InvalidArgument, std::string_view("words are counted from 1, or from -1 at the end"));
        return {};
    }
    const std::int64_t wanted = position > 0 ? position : countWords(text) + 1 + position;
    std::string_view rest = withoutEdgeSpace(text);
    for (std::int64_t n = 1; !rest.empty(); ++n) {
        const std::string_view word = takeWord(rest);
        if (n == wanted)
            return word;
    }
    return {};
}

} // namespace

Function define_word() {
    return Function("word", "Gives one word of a text, words being what white space parts, counted from 1, or from -1 "
                            "at the end; nothing where there are fewer.")
        .overload<nthWord>({text("value"), integer("position")})
        .phrase("word {1} of {0}")
        .step("take word {1} of {0}")
        .postgres("nullif((regexp_split_to_array(btrim({0}, {spaces}), {space} || '+'))[CASE WHEN {1} > 0 THEN "
                  "least({1}, 2147483647)::int ELSE greatest(cardinality(regexp_split_to_array(btrim({0}, {spaces}), "
                  "{space} || '+')) + 1 + {1}, 0)::int END], '')",
                  "{1} = 0")
        .example("word('  Anna  B. Lee', 2)", "'B.'")
        .example("word('Anna B. Lee', -1)", "'Lee'")
        .example("word('Anna', 2)", "null")
        .example("word(null, 1)", "null")
        .fails("word('Anna', 0)", Code::InvalidArgument);
}

Function define_word_count() {
    return Function("word_count", "Counts the words of a text, words being what white space parts.")
        .overload<countWords>({text("value")})
        .phrase("the number of words in {0}")
        .step("count the words of {0}")
        .postgres("CASE WHEN btrim({0}, {spaces}) = '' THEN 0 ELSE "
                  "cardinality(regexp_split_to_array(btrim({0}, {spaces}), {space} || '+'))::bigint END")
        .example("word_count(' Anna  B. Lee ')", "3")
        .example("word_count('  ')", "0")
        .example("word_count(null)", "null");
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <unicode/uchar.h>

namespace mw::rules {

namespace {

/// Keeps the code points that a predicate wants; gives the text itself where nothing goes.
template <class Wanted>
std::string_view keepThose(Row& row, std::string_view text, const Wanted& wanted) {
    std::string& made = row.buffer();
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        if (wanted(nextCodePoint(text, position)))
            made.append(text.substr(begin, position - begin));
    }
    return made.size() == text.size() ? text : row.keep(made);
}

std::string_view dropSpaces(Row& row, std::string_view text) {
    return keepThose(row, text, [](char32_t point) { return !isSpace(point); });
}
std::string_view lettersAndDigits(Row& row, std::string_view text) {
    return keepThose(row, text, [](char32_t point) { return u_isalnum(UChar32(point)) != 0; });
}

} // namespace

Function define_remove_spaces() {
    return Function("remove_spaces", "Takes all white space out of a text.")
        .overload<dropSpaces>({text("value")})
        .phrase("{0} without any spaces")
        .step("take all spaces out of {0}")
        .postgres("translate({0}, {spaces}, '')")
        .example("remove_spaces('DE 89 3704')", "'DE893704'")
        .example("remove_spaces('  ')", "''")
        .example("remove_spaces(null)", "null");
}

Function define_letters_and_digits() {
    return Function("letters_and_digits", "Keeps only the letters and digits of a text, of every script.")
        .overload<lettersAndDigits>({text("value")})
        .phrase("the letters and digits of {0}")
        .step("keep only the letters and digits of {0}")
        .postgres("regexp_replace({0}, {not_letters_or_digits}, '', 'g')")
        .example("letters_and_digits('C-00017/é')", "'C00017é'")
        .example("letters_and_digits('--')", "''")
        .example("letters_and_digits(null)", "null");
}

} // namespace mw::rules

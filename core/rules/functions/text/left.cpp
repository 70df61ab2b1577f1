// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <algorithm>

namespace mw::rules {

namespace {

std::string_view firstCharacters(Row& row, std::string_view text, std::int64_t count) {
    if (count < 0)
        return row.fail(Code::InvalidArgument, std::string_view("a number of characters cannot be negative"));
    return text.substr(0, offsetOfCodePoint(text, std::size_t(count)));
}

std::string_view lastCharacters(Row& row, std::string_view text, std::int64_t count) {
    if (count < 0)
        return row.fail(Code::InvalidArgument, std::string_view("a number of characters cannot be negative"));
    const std::size_t all = countCodePoints(text);
    return text.substr(offsetOfCodePoint(text, all - std::min(all, std::size_t(count))));
}

} // namespace

Function define_left() {
    return Function("left", "Gives the first characters of a text.")
        .overload<firstCharacters>({text("value"), integer("count")})
        .phrase("the first {1} characters of {0}")
        .step("take the first {1} characters of {0}")
        .postgres("left({0}, least({1}, 2147483647)::int)", "{1} < 0")
        .example("left('Mapwright', 3)", "'Map'")
        .example("left('école', 1)", "'é'")
        .example("left('ab', 5)", "'ab'")
        .example("left(null, 2)", "null")
        .fails("left('ab', -1)", Code::InvalidArgument);
}

Function define_right() {
    return Function("right", "Gives the last characters of a text.")
        .overload<lastCharacters>({text("value"), integer("count")})
        .phrase("the last {1} characters of {0}")
        .step("take the last {1} characters of {0}")
        .postgres("right({0}, least({1}, 2147483647)::int)", "{1} < 0")
        .example("right('Mapwright', 6)", "'wright'")
        .example("right('ab', 5)", "'ab'")
        .example("right('ab', 0)", "''")
        .example("right(null, 2)", "null");
}

} // namespace mw::rules

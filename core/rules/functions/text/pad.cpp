// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

constexpr std::int64_t kLongest = 1'000'000;

/// Writes the filling that brings a text to `length` characters; false where the arguments make no sense.
bool fill(Row& row, std::string_view text, std::int64_t length, std::string_view with, std::string& filling) {
    if (with.empty() || length < 0 || length > kLongest) {
        row.fail(Code::InvalidArgument, std::string_view("padding needs a filling and a length from 0 to 1,000,000"));
        return false;
    }
    const std::size_t has = countCodePoints(text);
    std::size_t position = 0;
    for (std::size_t missing = std::size_t(length) > has ? std::size_t(length) - has : 0; missing > 0; --missing) {
        if (position == with.size())
            position = 0;
        const std::size_t begin = position;
        nextCodePoint(with, position);
        filling.append(with.substr(begin, position - begin));
    }
    return true;
}

std::string_view padLeft(Row& row, std::string_view text, std::int64_t length, std::string_view with) {
    std::string& made = row.buffer();
    if (!fill(row, text, length, with, made) || made.empty())
        return text;
    made.append(text);
    return row.keep(made);
}

std::string_view padRight(Row& row, std::string_view text, std::int64_t length, std::string_view with) {
    std::string& made = row.buffer();
    made.append(text);
    return fill(row, text, length, with, made) ? row.keep(made) : text;
}

} // namespace

Function define_pad_left() {
    return Function("pad_left", "Fills a text up on its left to a number of characters; longer texts stay as they are.")
        .overload<padLeft>({text("value"), integer("length"), text("filling").orDefault("' '")})
        .phrase("{0} filled up on the left to {1} characters", 2)
        .phrase("{0} filled up on the left with {2} to {1} characters", 3)
        .step("fill {0} up on the left to {1} characters", 2)
        .step("fill {0} up on the left with {2} to {1} characters", 3)
        .postgres("CASE WHEN char_length({0}) >= {1} THEN {0} ELSE lpad({0}, {1}::int, {2}) END",
                  "{1} NOT BETWEEN 0 AND 1000000 OR {2} = ''")
        .example("pad_left('42', 5, '0')", "'00042'")
        .example("pad_left('long', 2, '0')", "'long'")
        .example("pad_left('a', 3)", "'  a'")
        .example("pad_left(null, 3, '0')", "null");
}

Function define_pad_right() {
    return Function("pad_right",
                    "Fills a text up on its right to a number of characters; longer texts stay as they are.")
        .overload<padRight>({text("value"), integer("length"), text("filling").orDefault("' '")})
        .phrase("{0} filled up on the right to {1} characters", 2)
        .phrase("{0} filled up on the right with {2} to {1} characters", 3)
        .step("fill {0} up on the right to {1} characters", 2)
        .step("fill {0} up on the right with {2} to {1} characters", 3)
        .postgres("CASE WHEN char_length({0}) >= {1} THEN {0} ELSE rpad({0}, {1}::int, {2}) END",
                  "{1} NOT BETWEEN 0 AND 1000000 OR {2} = ''")
        .example("pad_right('ab', 4, '.')", "'ab..'")
        .example("pad_right('long', 2, '.')", "'long'")
        .example("pad_right(null, 3)", "null");
}

} // namespace mw::rules

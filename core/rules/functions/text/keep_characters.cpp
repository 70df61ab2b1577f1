// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <unicode/uchar.h>

namespace mw::rules {

namespace {

/// Keeps the code points that a predicate wants; gives the text itself where nothing goes.
template <class Wanted>
std::string_view keepWanted(Row& row, std::string_view text, const Wanted& wanted) {
    std::string& made = row.buffer();
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        if (wanted(nextCodePoint(text, position)))
            made.append(text.substr(begin, position - begin));
    }
    return made.size() == text.size() ? text : row.keep(made);
}

/// Digits are single bytes, and no byte of another character is one.
std::string_view keepDigits(Row& row, std::string_view text) {
    char* const out = row.arena().allocate(text.size());
    char* next = out;
    for (const char c : text) {
        *next = c;
        next += c >= '0' && c <= '9' ? 1 : 0;
    }
    const auto size = std::size_t(next - out);
    row.arena().shrinkLast(size == text.size() ? out : next);
    return size == text.size() ? text : std::string_view(out, size);
}
std::string_view keepLetters(Row& row, std::string_view text) {
    return keepWanted(row, text, [](char32_t point) { return u_isalpha(UChar32(point)) != 0; });
}
std::string_view dropControls(Row& row, std::string_view text) {
    return keepWanted(row, text, [](char32_t point) {
        const auto type = u_charType(UChar32(point));
        return type != U_CONTROL_CHAR && type != U_FORMAT_CHAR;
    });
}
std::string_view removeAny(Row& row, std::string_view text, std::string_view characters) {
    return keepWanted(row, text, [&](char32_t point) {
        for (std::size_t position = 0; position < characters.size();)
            if (nextCodePoint(characters, position) == point)
                return false;
        return true;
    });
}
/// Single bytes are looked for as bytes: no byte of another character is one.
std::string_view removeThese(Row& row, std::string_view text, std::string_view characters) {
    std::uint64_t marks[4] = {};
    for (const char c : characters) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80)
            return removeAny(row, text, characters);
        marks[byte / 64] |= std::uint64_t(1) << (byte % 64);
    }
    char* const out = row.arena().allocate(text.size());
    char* next = out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        *next = c;
        next += (marks[byte / 64] >> (byte % 64) & 1) == 0 ? 1 : 0;
    }
    const auto size = std::size_t(next - out);
    row.arena().shrinkLast(size == text.size() ? out : next);
    return size == text.size() ? text : std::string_view(out, size);
}

} // namespace

Function define_digits() {
    return Function("digits", "Keeps only the digits 0 to 9 of a text.")
        .overload<keepDigits>({text("value")})
        .phrase("the digits of {0}")
        .step("keep only the digits of {0}")
        .postgres("regexp_replace({0}, '[^0-9]', '', 'g')")
        .example("digits('(030) 12-34')", "'0301234'")
        .example("digits('none')", "''")
        .example("digits(null)", "null");
}

Function define_letters() {
    return Function("letters", "Keeps only the letters of a text, of every script.")
        .overload<keepLetters>({text("value")})
        .phrase("the letters of {0}")
        .step("keep only the letters of {0}")
        .postgres("regexp_replace({0}, {not_letters}, '', 'g')")
        .example("letters('C-00017 é')", "'Cé'")
        .example("letters('123')", "''")
        .example("letters(null)", "null");
}

Function define_remove_controls() {
    return Function("remove_controls",
                    "Takes out control and invisible formatting characters, line breaks and tabs among them.")
        .overload<dropControls>({text("value")})
        .phrase("{0} without control characters")
        .step("take the control characters out of {0}")
        .postgres("regexp_replace({0}, {controls}, '', 'g')")
        .example("remove_controls('plain')", "'plain'")
        .example("remove_controls('')", "''")
        .example("remove_controls(null)", "null");
}

Function define_remove() {
    return Function("remove", "Takes every one of the given characters out of a text.")
        .overload<removeThese>({text("value"), text("characters")})
        .phrase("{0} without any of the characters {1}")
        .step("take the characters {1} out of {0}")
        .postgres("translate({0}, {1}, '')")
        .example("remove('+49 (30) 12-34', ' ()-')", "'+49301234'")
        .example("remove('abc', '')", "'abc'")
        .example("remove(null, 'a')", "null");
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {
std::string_view ofCodePoint(Row& row, std::int64_t code) {
    if (code < 1 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return row.fail(Code::OutOfRange, code, std::string_view("characters of Unicode"));
    std::string& made = row.buffer();
    appendCodePoint(made, char32_t(code));
    return row.keep(made);
}
} // namespace

Function define_character() {
    return Function("character", "Gives the character with a Unicode number: character(9) is a tab, character(10) a line "
                                 "break.")
        .overload<ofCodePoint>({integer("code")})
        .phrase("the character number {0}")
        .postgres("chr({0}::int)", "{0} NOT BETWEEN 1 AND 1114111 OR {0} BETWEEN 55296 AND 57343")
        .example("character(65)", "'A'")
        .example("character(8364)", "'€'")
        .example("character(null)", "null")
        .fails("character(0)", Code::OutOfRange);
}

} // namespace mw::rules

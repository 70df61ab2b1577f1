// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"
#include "core/rules/white_space_p.h"

namespace mw::rules {

namespace {

bool isVisibleAscii(char c) { return c > ' ' && c < 0x7F; }

[[gnu::noinline]] std::string_view trimSpaces(std::string_view text) { return withoutEdgeSpace(text); }

/// Most texts have nothing to trim: that is seen in the loop itself.
std::string_view trimBothEnds(std::string_view text) {
    if (!text.empty() && isVisibleAscii(text.front()) && isVisibleAscii(text.back())) [[likely]]
        return text;
    return trimSpaces(text);
}

std::string_view trimStart(std::string_view text) { return withoutSpaceBefore(text); }
std::string_view trimEnd(std::string_view text) { return withoutSpaceBehind(text); }

} // namespace

Function define_trim() {
    return Function("trim", "Takes white space off both ends, no-break spaces included.")
        .overload<trimBothEnds>({text("value")})
        .phrase("{0} without spaces at its ends")
        .step("trim {0}")
        .postgres("btrim({0}, {spaces})")
        .example("trim('  Ann  Lee ')", "'Ann  Lee'")
        .example("trim('   ')", "''")
        .example("trim(null)", "null");
}

Function define_trim_left() {
    return Function("trim_left", "Takes white space off the beginning of a text.")
        .overload<trimStart>({text("value")})
        .phrase("{0} without spaces at its beginning")
        .step("trim the beginning of {0}")
        .postgres("ltrim({0}, {spaces})")
        .example("trim_left('  Ann  ')", "'Ann  '")
        .example("trim_left('')", "''")
        .example("trim_left(null)", "null");
}

Function define_trim_right() {
    return Function("trim_right", "Takes white space off the end of a text.")
        .overload<trimEnd>({text("value")})
        .phrase("{0} without spaces at its end")
        .step("trim the end of {0}")
        .postgres("rtrim({0}, {spaces})")
        .example("trim_right('  Ann  ')", "'  Ann'")
        .example("trim_right('')", "''")
        .example("trim_right(null)", "null");
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/rules/function.h"

#include <algorithm>

namespace mw::rules {

namespace {

std::string_view upperCase(Row& row, std::string_view text) {
    if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return row.keep(toUpper(text));
    if (std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
        return text;
    char* out = row.arena().allocate(text.size());
    std::transform(text.begin(), text.end(), out, [](char c) { return char(c - ((c >= 'a' && c <= 'z') ? 32 : 0)); });
    return {out, text.size()};
}

} // namespace

Function define_upper() {
    return Function("upper", "Writes all letters as capitals, in every script.")
        .overload<upperCase>({text("value")})
        .phrase("{0} in capital letters")
        .step("put {0} into capital letters")
        .postgres("upper({0} COLLATE \"und-x-icu\")")
        .example("upper('Ann Lee')", "'ANN LEE'")
        .example("upper('straße')", "'STRASSE'")
        .example("upper(null)", "null");
}

} // namespace mw::rules

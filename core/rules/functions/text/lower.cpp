// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/rules/function.h"

#include <algorithm>

namespace mw::rules {

namespace {

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string_view lowerCase(Row& row, std::string_view text) {
    if (!isAscii(text))
        return row.keep(toLower(text));
    if (std::none_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        return text;
    char* out = row.arena().allocate(text.size());
    std::transform(text.begin(), text.end(), out, [](char c) { return char(c + ((c >= 'A' && c <= 'Z') ? 32 : 0)); });
    return {out, text.size()};
}

} // namespace

Function define_lower() {
    return Function("lower", "Writes all letters small, in every script.")
        .overload<lowerCase>({text("value")})
        .phrase("{0} in small letters")
        .step("put {0} into small letters")
        .postgres("lower({0} COLLATE \"und-x-icu\")")
        .example("lower('Ann LEE')", "'ann lee'")
        .example("lower('ÉCOLE')", "'école'")
        .example("lower(null)", "null");
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/rules/function.h"

#include <algorithm>

namespace mw::rules {

namespace {
std::string_view plainLetters(Row& row, std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return text;
    return row.keep(removeAccents(text));
}
} // namespace

Function define_remove_accents() {
    return Function("remove_accents", "Takes accents and other marks off letters.")
        .overload<plainLetters>({text("value")})
        .phrase("{0} without accents")
        .step("take the accents off {0}")
        .postgres("normalize(regexp_replace(normalize({0}, NFKD), {marks}, '', 'g'), NFC)")
        .example("remove_accents('Émile Zoë')", "'Emile Zoe'")
        .example("remove_accents('plain')", "'plain'")
        .example("remove_accents(null)", "null");
}

} // namespace mw::rules

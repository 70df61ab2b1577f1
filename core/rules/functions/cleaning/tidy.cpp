// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/rules/function.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace mw::rules {

namespace {

bool isInvisible(char32_t point) {
    const auto type = u_charType(UChar32(point));
    return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR;
}

/// White space first, for line breaks and tabs are control characters too.
std::string_view tidied(Row& row, std::string_view text) {
    const bool ascii =
        std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const std::string composed = ascii ? std::string() : normalise(text, NormalForm::Nfc);
    const std::string_view source = ascii ? text : composed;
    std::string& made = row.buffer();
    bool pending = false;
    for (std::size_t position = 0; position < source.size();) {
        const std::size_t begin = position;
        const char32_t point = nextCodePoint(source, position);
        if (isSpace(point)) {
            pending = !made.empty();
        } else if (!isInvisible(point)) {
            if (pending)
                made += ' ';
            pending = false;
            made.append(source.substr(begin, position - begin));
        }
    }
    return made == text ? text : row.keep(made);
}

} // namespace

Function define_tidy() {
    return Function("tidy", "Tidies a text: single spaces, none at the ends, no line breaks, control or invisible "
                             "characters, letters in their composed form (NFC).")
        .overload<tidied>({text("value")})
        .phrase("{0} tidied up")
        .step("tidy up {0}")
        .postgres("btrim(regexp_replace(regexp_replace(regexp_replace(normalize({0}, NFC), {space} || '+', ' ', 'g'), "
                  "{controls}, '', 'g'), ' +', ' ', 'g'), ' ')")
        .example("tidy('  Anna   Lee ')", "'Anna Lee'")
        .example("tidy('')", "''")
        .example("tidy(null)", "null");
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <algorithm>
#include <array>

namespace mw::rules {

namespace {

/// Windows-1252 (WHATWG Encoding Standard, index windows-1252), bytes 0x80 to 0x9F; the others are their own number.
constexpr std::array<char32_t, 32> kUpper = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
    0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x9D,   0x017E, 0x0178};

/// The byte that Windows-1252 writes for a character, -1 where it has none.
int byteOf(char32_t point) {
    if (point < 0x80 || (point >= 0xA0 && point <= 0xFF))
        return int(point);
    const auto* const found = std::find(kUpper.begin(), kUpper.end(), point);
    return found == kUpper.end() ? -1 : 0x80 + int(found - kUpper.begin());
}

/// Reads the text as bytes of Windows-1252 and those as UTF-8: "MÃ¼ller" is "Müller". Whole or not at all.
bool undo(std::string_view text, std::string& bytes) {
    bytes.clear();
    bool any = false;
    for (std::size_t position = 0; position < text.size();) {
        const int byte = byteOf(nextCodePoint(text, position));
        if (byte < 0)
            return false;
        any = any || byte >= 0x80;
        bytes += char(byte);
    }
    return any && findInvalidUtf8(bytes) == std::string::npos;
}

std::string_view repaired(Row& row, std::string_view text) {
    std::string& made = row.buffer();
    if (!undo(text, made))
        return text;
    for (std::string again; undo(made, again);)
        made = again;
    return row.keep(made);
}

} // namespace

Function define_repair_encoding() {
    return Function("repair_encoding", "Mends a text whose UTF-8 was read as Windows-1252, 'MÃ¼ller' for 'Müller', once "
                                       "or several times; other texts stay as they are.")
        .overload<repaired>({text("value")})
        .phrase("{0} with its encoding mended")
        .step("mend the encoding of {0}")
        .notInPostgres("an impossible conversion ends its whole statement")
        .example("repair_encoding('MÃ¼ller')", "'Müller'")
        .example("repair_encoding('Müller')", "'Müller'")
        .example("repair_encoding(null)", "null");
}

} // namespace mw::rules

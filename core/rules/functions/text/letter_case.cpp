// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/functions/text/letter_case_p.h"

#include "core/base/unicode.h"

#include <array>
#include <cstring>
#include <string>

namespace mw::rules {

namespace {

using Mapping = std::string (*)(std::string_view);

constexpr std::uint64_t kEach = 0x0101010101010101ull;
constexpr std::uint64_t kHighBits = 0x80 * kEach;
constexpr char32_t kLatinEnd = 0x280; ///< what lead bytes up to 0xC9 can begin

/// Both bytes of each two-byte Latin letter's other form; 0 where that is not two bytes and ICU must be asked.
using LatinTable = std::array<std::array<char, 2>, kLatinEnd>;

LatinTable makeTable(Mapping mapping) {
    LatinTable table{};
    for (char32_t point = 0x80; point < kLatinEnd; ++point) {
        const char bytes[] = {char(0xC0 | (point >> 6)), char(0x80 | (point & 0x3F))};
        const std::string mapped = mapping({bytes, 2});
        if (mapped.size() == 2 && static_cast<unsigned char>(mapped[0]) >= 0xC2)
            table[point] = {mapped[0], mapped[1]};
    }
    return table;
}

/// Flips the case bit of the ASCII letters from `first` to `first` + 25 in eight bytes below 0x80.
std::uint64_t flipLetters(std::uint64_t word, char first) {
    const std::uint64_t fromFirst = word + (0x80 - std::uint64_t(first)) * kEach;
    const std::uint64_t pastLast = word + (0x80 - std::uint64_t(first) - 26) * kEach;
    return word ^ (((fromFirst & ~pastLast) & kHighBits) >> 2);
}

/// At most eight bytes, the rest zero.
std::uint64_t loadWord(const char* at, std::size_t left) {
    std::uint64_t word = 0;
    if (left >= 8) {
        std::memcpy(&word, at, 8);
    } else if (left >= 4) {
        std::uint32_t head = 0, tail = 0;
        std::memcpy(&head, at, 4);
        std::memcpy(&tail, at + left - 4, 4);
        word = std::uint64_t(head) | (std::uint64_t(tail) << (8 * (left - 4)));
    } else {
        for (std::size_t i = 0; i < left; ++i)
            word |= std::uint64_t(static_cast<unsigned char>(at[i])) << (8 * i);
    }
    return word;
}

/// Maps into `out`, which has room for eight bytes more than the text; false where ICU is needed.
bool mapLatin(std::string_view text, char* out, char first, const LatinTable& table, bool& changed) {
    std::size_t at = 0;
    std::uint64_t differences = 0;
    while (at < text.size()) {
        const std::uint64_t word = loadWord(text.data() + at, text.size() - at);
        if ((word & kHighBits) == 0) {
            const std::uint64_t flipped = flipLetters(word, first);
            differences |= word ^ flipped;
            std::memcpy(out + at, &flipped, 8);
            at += 8;
            continue;
        }
        // Up to the first byte that is not ASCII, then that letter by the table.
        const auto ascii = std::size_t(__builtin_ctzll(word & kHighBits)) / 8;
        const std::uint64_t kept = ascii == 0 ? 0 : word & (~std::uint64_t(0) >> (64 - 8 * ascii));
        const std::uint64_t flipped = flipLetters(kept, first);
        differences |= kept ^ flipped;
        std::memcpy(out + at, &flipped, 8);
        at += ascii;
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0xC2 || lead > 0xC9 || at + 1 >= text.size())
            return false;
        const auto& mapped = table[(char32_t(lead & 0x1F) << 6) | (static_cast<unsigned char>(text[at + 1]) & 0x3F)];
        if (mapped[0] == 0)
            return false;
        differences |= std::uint64_t(mapped[0] != text[at] || mapped[1] != text[at + 1]);
        out[at] = mapped[0];
        out[at + 1] = mapped[1];
        at += 2;
    }
    changed = differences != 0;
    return true;
}

std::string_view mapLetters(Row& row, std::string_view text, char first, const LatinTable& table, Mapping mapping) {
    char* const out = row.arena().allocate(text.size() + 8);
    bool changed = false;
    if (!mapLatin(text, out, first, table, changed)) {
        row.arena().shrinkLast(out);
        return row.keep(mapping(text));
    }
    row.arena().shrinkLast(changed ? out + text.size() : out);
    return changed ? std::string_view(out, text.size()) : text;
}

} // namespace

std::string_view smallLetters(Row& row, std::string_view text) {
    static const LatinTable table = makeTable(&toLower);
    return mapLetters(row, text, 'A', table, &toLower);
}

std::string_view capitalLetters(Row& row, std::string_view text) {
    static const LatinTable table = makeTable(&toUpper);
    return mapLetters(row, text, 'a', table, &toUpper);
}

} // namespace mw::rules

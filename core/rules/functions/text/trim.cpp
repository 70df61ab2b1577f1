// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

bool isAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Bytes of the white space that ends just before `end`, 0 if there is none.
std::size_t spaceBefore(std::string_view text, std::size_t end) {
    std::size_t begin = end - 1;
    while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
        --begin;
    std::size_t position = begin;
    const char32_t point = nextCodePoint(text.substr(0, end), position);
    return isSpace(point) ? end - begin : 0;
}

bool isVisibleAscii(char c) { return c > ' ' && c < 0x7F; }

std::string_view trimSpaces(std::string_view text);

/// Most texts have nothing to trim: that is seen in the loop itself.
std::string_view trimBothEnds(std::string_view text) {
    if (!text.empty() && isVisibleAscii(text.front()) && isVisibleAscii(text.back())) [[likely]]
        return text;
    return trimSpaces(text);
}

[[gnu::noinline]] std::string_view trimSpaces(std::string_view text) {
    while (!text.empty()) {
        const char first = text.front();
        if (static_cast<unsigned char>(first) < 0x80) {
            if (!isAsciiSpace(first))
                break;
            text.remove_prefix(1);
        } else {
            std::size_t position = 0;
            if (!isSpace(nextCodePoint(text, position)))
                break;
            text.remove_prefix(position);
        }
    }
    while (!text.empty()) {
        const char last = text.back();
        if (static_cast<unsigned char>(last) < 0x80) {
            if (!isAsciiSpace(last))
                break;
            text.remove_suffix(1);
        } else {
            const std::size_t size = spaceBefore(text, text.size());
            if (size == 0)
                break;
            text.remove_suffix(size);
        }
    }
    return text;
}

} // namespace

Function define_trim() {
    return Function("trim", "Takes white space off both ends, no-break spaces included.")
        .overload<trimBothEnds>({text("value")})
        .phrase("{0} without spaces at its ends")
        .step("trim {0}")
        .postgres(
            "btrim({0}, E' \\t\\n\\x0b\\f\\r\\u0085\\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006"
            "\\u2007\\u2008\\u2009\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000')")
        .example("trim('  Ann  Lee ')", "'Ann  Lee'")
        .example("trim('   ')", "''")
        .example("trim(null)", "null");
}

} // namespace mw::rules

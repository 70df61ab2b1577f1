// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/white_space_p.h"

#include "core/base/utf8.h"

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

} // namespace

std::string_view withoutSpaceBefore(std::string_view text) {
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
    return text;
}

std::string_view withoutSpaceBehind(std::string_view text) {
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

std::string_view withoutEdgeSpace(std::string_view text) { return withoutSpaceBehind(withoutSpaceBefore(text)); }

} // namespace mw::rules

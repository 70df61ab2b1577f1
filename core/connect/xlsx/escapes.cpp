// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/xlsx/escapes.h"

#include "core/base/utf8.h"

namespace mw::xlsx {

namespace {

constexpr std::size_t kEscape = 7; // "_xHHHH_"

/// The code unit of an escape at this place; -1 where there is none.
long unitAt(std::string_view text, std::size_t at) {
    if (at + kEscape > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_')
        return -1;
    long unit = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const char c = text[i];
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

} // namespace

void appendUnescaped(std::string_view text, std::string& into) {
    std::size_t from = 0;
    for (std::size_t at = text.find("_x"); at != std::string_view::npos; at = text.find("_x", at)) {
        const long unit = unitAt(text, at);
        char32_t point = 0;
        std::size_t length = kEscape;
        if (unit >= 0xD800 && unit < 0xDC00) {
            const long low = unitAt(text, at + kEscape);
            if (low >= 0xDC00 && low < 0xE000) {
                point = char32_t(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
                length = 2 * kEscape;
            }
        } else if (unit > 0 && !(unit >= 0xDC00 && unit < 0xE000)) {
            point = char32_t(unit);
        }
        if (point == 0) {
            at += 2;
            continue;
        }
        into += text.substr(from, at - from);
        appendCodePoint(into, point);
        at += length;
        from = at;
    }
    into += text.substr(from);
}

} // namespace mw::xlsx

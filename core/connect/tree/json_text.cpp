// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/tree/json_text.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace mw::tree {

void appendJsonText(std::string& into, std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    into += '"';
    for (const char c : text) {
        switch (c) {
        case '"':
            into += "\\\"";
            break;
        case '\\':
            into += "\\\\";
            break;
        case '\n':
            into += "\\n";
            break;
        case '\r':
            into += "\\r";
            break;
        case '\t':
            into += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                into += "\\u00";
                into += kHex[std::size_t(c) >> 4];
                into += kHex[std::size_t(c) & 15];
            } else {
                into += c;
            }
        }
    }
    into += '"';
}

std::string validText(std::string_view bytes) {
    std::string text;
    while (!bytes.empty()) {
        const std::size_t good = std::min(findInvalidUtf8(bytes), bytes.size());
        text += bytes.substr(0, good);
        bytes.remove_prefix(good);
        if (!bytes.empty()) {
            text += "\xEF\xBF\xBD";
            bytes.remove_prefix(1);
        }
    }
    return text;
}

std::string shownRecord(std::string_view bytes) {
    constexpr std::size_t kLargest = 4096;
    std::string text = validText(bytes.substr(0, kLargest));
    std::size_t end = std::min(text.size(), kLargest);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    text.resize(end);
    return text;
}

} // namespace mw::tree

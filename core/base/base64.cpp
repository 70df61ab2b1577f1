// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"

#include <algorithm>
#include <cstdint>

namespace mw {

namespace {
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
}

void appendBase64(std::string& to, std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t block = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            block = block << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            to += k <= count ? kAlphabet[block >> (18 - 6 * k) & 63] : '=';
    }
}

bool appendFromBase64(std::string& to, std::string_view text) {
    if (text.size() % 4 != 0)
        return false;
    for (std::size_t i = 0; i < text.size(); i += 4) {
        std::uint32_t block = 0;
        std::size_t padding = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const char c = text[i + k];
            const std::size_t digit = kAlphabet.find(c);
            const bool mayPad = c == '=' && i + 4 == text.size() && k >= 2;
            if (mayPad)
                ++padding;
            else if (digit == std::string_view::npos || padding > 0)
                return false;
            block = block << 6 | std::uint32_t(mayPad ? 0 : digit);
        }
        for (std::size_t k = 0; k < 3 - padding; ++k)
            to += char(block >> (16 - 8 * k) & 255);
    }
    return true;
}

} // namespace mw

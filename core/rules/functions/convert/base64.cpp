// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <array>

namespace mw::rules {

namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string_view encode(Row& row, std::string_view bytes) {
    std::string& made = row.buffer();
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t block = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            block = block << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            made += k <= count ? kAlphabet[block >> (18 - 6 * k) & 63] : '=';
    }
    return row.keep(made);
}

/// RFC 4648 4: padded, nothing between the characters.
std::string_view decode(Row& row, std::string_view text) {
    std::string& made = row.buffer();
    const auto refuse = [&]() -> std::string_view {
        return row.fail(Code::WrongFormat, Quoted{text}, std::string_view("Base64"));
    };
    if (text.size() % 4 != 0)
        return refuse();
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
                return refuse();
            block = block << 6 | std::uint32_t(mayPad ? 0 : digit);
        }
        for (std::size_t k = 0; k < 3 - padding; ++k)
            made += char(block >> (16 - 8 * k) & 255);
    }
    return row.keep(made);
}
std::string_view decodeText(Row& row, std::string_view text) {
    const std::string_view bytes = decode(row, text);
    if (!row.failed() && findInvalidUtf8(bytes) != std::string::npos)
        return row.fail(Code::WrongFormat, Quoted{text}, std::string_view("text in Base64"));
    return bytes;
}

} // namespace

Function define_to_base64() {
    return Function("to_base64", "Writes bytes, or the UTF-8 bytes of a text, in Base64.")
        .overload<encode>({text("value")})
        .overload<encode>({binary("value")})
        .phrase("{0} in Base64")
        .step("write {0} in Base64")
        .notInPostgres("encode() breaks its lines")
        .example("to_base64('Anna')", "'QW5uYQ=='")
        .example("to_base64('')", "''")
        .example("to_base64(null)", "null");
}

Function define_from_base64() {
    return Function("from_base64", "Reads a text that was written in Base64; bytes that are no text are an error.")
        .overload<decodeText>({text("value")})
        .phrase("the text that {0} holds in Base64")
        .step("read {0} as Base64")
        .notInPostgres("decode() skips what it does not understand")
        .example("from_base64('QW5uYQ==')", "'Anna'")
        .example("from_base64('')", "''")
        .example("from_base64(null)", "null")
        .fails("from_base64('QW5u*Q==')", Code::WrongFormat);
}

} // namespace mw::rules

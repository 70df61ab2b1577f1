// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/codepage/text_decoder.h"

#include "core/base/utf8.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace mw::codepage {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool isAscii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

struct TextDecoder::Converter {
    UConverter* handle = nullptr;
    std::vector<UChar> units;
    ~Converter() { ucnv_close(handle); }
};

TextDecoder::TextDecoder() : m_converter(std::make_unique<Converter>()) {}
TextDecoder::~TextDecoder() = default;

Result<std::unique_ptr<TextDecoder>> TextDecoder::make(const std::string& encoding) {
    std::unique_ptr<TextDecoder> decoder(new TextDecoder);
    UErrorCode failure = U_ZERO_ERROR;
    // An empty name would be the machine's own encoding.
    UConverter* const handle = encoding.empty() ? nullptr : ucnv_open(encoding.c_str(), &failure);
    if (!handle || U_FAILURE(failure))
        return makeError(Code::WrongValue, "there is no encoding named " + mw::quoted(encoding));
    decoder->m_converter->handle = handle;
    decoder->m_isUtf8 = ucnv_getType(handle) == UCNV_UTF8;
    decoder->m_isSingleByte = ucnv_getMaxCharSize(handle) == 1;
    if (decoder->m_isSingleByte)
        decoder->fillTable();
    std::string letters;
    decoder->m_holdsAscii = decoder->decodeMany("Az09 -", letters) && letters == "Az09 -";
    return decoder;
}

void TextDecoder::fillTable() {
    for (std::size_t value = 0; value < m_table.size(); ++value) {
        const char byte = char(value);
        if (std::string text; decodeMany({&byte, 1}, text))
            m_table[value] = std::move(text);
    }
}

bool TextDecoder::isSame(std::string_view bytes) const {
    if (m_isUtf8)
        return findInvalidUtf8(bytes) == std::string_view::npos;
    return m_holdsAscii && isAscii(bytes);
}

bool TextDecoder::decode(std::string_view bytes, std::string& into) {
    if (isSame(bytes)) {
        into = bytes;
        return true;
    }
    if (!m_isSingleByte)
        return decodeMany(bytes, into);
    into.clear();
    bool isWhole = true;
    for (const char c : bytes) {
        const std::string& text = m_table[static_cast<unsigned char>(c)];
        into += text.empty() ? kReplacement : std::string_view(text);
        isWhole = isWhole && !text.empty();
    }
    return isWhole;
}

bool TextDecoder::decodeMany(std::string_view bytes, std::string& into) {
    std::vector<UChar>& units = m_converter->units;
    units.resize(bytes.size() * 2 + 2);
    into.clear();
    UErrorCode failure = U_ZERO_ERROR;
    const std::int32_t length = ucnv_toUChars(m_converter->handle, units.data(), std::int32_t(units.size()),
                                              bytes.data(), std::int32_t(bytes.size()), &failure);
    if (U_FAILURE(failure))
        return false;
    into.resize(std::size_t(length) * 3);
    std::int32_t written = 0;
    failure = U_ZERO_ERROR;
    u_strToUTF8WithSub(into.data(), std::int32_t(into.size()), &written, units.data(), length, 0xFFFD, nullptr, &failure);
    into.resize(U_SUCCESS(failure) ? std::size_t(written) : 0);
    return U_SUCCESS(failure) && into.find(kReplacement) == std::string::npos;
}

} // namespace mw::codepage

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/transcoder.h"

#include "core/base/utf8.h"
#include "core/connect/csv/byte_masks.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#include <array>

namespace mw::csv {

namespace {

using ConverterPtr = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
constexpr UChar kFault = 0xDCFF; // a lone surrogate never comes out of a converter
constexpr char kFaultByte = char(0xFF);

/// Called by ICU for bytes without meaning: one mark for each.
void markFaults(const void*, UConverterToUnicodeArgs* arguments, const char*, std::int32_t length,
                UConverterCallbackReason reason, UErrorCode* status) {
    if (reason > UCNV_IRREGULAR)
        return;
    *status = U_ZERO_ERROR;
    for (std::int32_t i = 0; i < length && U_SUCCESS(*status); ++i)
        ucnv_cbToUWriteUChars(arguments, &kFault, 1, 0, status);
}

/// Encodings of one byte per character that hold ASCII: a table, and a fast way over ASCII.
class SingleByteTranscoder final : public Transcoder {
public:
    explicit SingleByteTranscoder(UConverter* converter) {
        for (unsigned value = 0x80; value < 0x100; ++value) {
            const char byte = char(value);
            UErrorCode status = U_ZERO_ERROR;
            std::array<UChar, 8> units{};
            const std::int32_t length =
                ucnv_toUChars(converter, units.data(), std::int32_t(units.size()), &byte, 1, &status);
            std::string& text = m_texts[value - 0x80];
            for (std::int32_t i = 0; i < length && U_SUCCESS(status);) {
                UChar32 point;
                U16_NEXT(units.data(), i, length, point);
                if (U_IS_SURROGATE(point))
                    text += kFaultByte;
                else
                    appendCodePoint(text, char32_t(point));
            }
            if (text.empty())
                text += kFaultByte;
        }
    }
    void convert(std::string_view bytes, bool, std::string& text) override {
        std::size_t at = 0;
        while (at < bytes.size()) {
            const std::size_t begin = at;
            while (at + 64 <= bytes.size() && !ByteBlock(bytes.data() + at).hasNonAscii())
                at += 64;
            while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80)
                ++at;
            text.append(bytes.data() + begin, at - begin);
            while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80)
                text += m_texts[static_cast<unsigned char>(bytes[at++]) - 0x80];
        }
    }
    std::uint64_t sourceLength(std::string_view text) override { return countCodePoints(text); }

private:
    std::array<std::string, 128> m_texts;
};

class IcuTranscoder final : public Transcoder {
public:
    IcuTranscoder(ConverterPtr converter, ConverterPtr back, std::size_t unitBytes)
        : m_converter(std::move(converter)), m_back(std::move(back)), m_unitBytes(unitBytes) {}

    void convert(std::string_view bytes, bool last, std::string& text) override {
        const char* source = bytes.data();
        const char* const sourceEnd = source + bytes.size();
        UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
        while (status == U_BUFFER_OVERFLOW_ERROR) {
            status = U_ZERO_ERROR;
            UChar* target = m_units.data();
            ucnv_toUnicode(m_converter.get(), &target, target + m_units.size(), &source, sourceEnd, nullptr, last,
                           &status);
            appendUnits(std::size_t(target - m_units.data()), text);
        }
        if (last && m_high != 0) {
            text += kFaultByte;
            m_high = 0;
        }
    }

    std::uint64_t sourceLength(std::string_view text) override {
        std::uint64_t length = 0;
        std::size_t at = 0;
        while (at < text.size()) {
            const auto lead = static_cast<unsigned char>(text[at]);
            if (text[at] == kFaultByte) {
                ++at;
                ++length;
                continue;
            }
            const std::size_t begin = at;
            const char32_t point = nextCodePoint(text, at);
            if (m_unitBytes == 2)
                length += point > 0xFFFF ? 4 : 2;
            else if (m_unitBytes == 4)
                length += 4;
            else
                length += lead < 0x80 ? 1 : encodedLength(text.substr(begin, at - begin));
        }
        return length;
    }

private:
    void appendUnits(std::size_t count, std::string& text) {
        for (std::size_t i = 0; i < count; ++i) {
            const UChar unit = m_units[i];
            if (m_high != 0) {
                const UChar high = m_high;
                m_high = 0;
                if (U16_IS_TRAIL(unit) && unit != kFault) {
                    appendCodePoint(text, char32_t(U16_GET_SUPPLEMENTARY(high, unit)));
                    continue;
                }
                text += kFaultByte;
            }
            if (U16_IS_LEAD(unit))
                m_high = unit;
            else if (U16_IS_TRAIL(unit))
                text += kFaultByte;
            else
                appendCodePoint(text, unit);
        }
    }

    std::uint64_t encodedLength(std::string_view character) {
        std::array<UChar, 4> units;
        std::int32_t count = 0;
        std::size_t at = 0;
        const auto point = UChar32(nextCodePoint(character, at));
        U16_APPEND_UNSAFE(units.data(), count, point);
        UErrorCode status = U_ZERO_ERROR;
        std::array<char, 16> bytes;
        const std::int32_t length =
            ucnv_fromUChars(m_back.get(), bytes.data(), std::int32_t(bytes.size()), units.data(), count, &status);
        return U_SUCCESS(status) ? std::uint64_t(length) : 1;
    }

    ConverterPtr m_converter;
    ConverterPtr m_back;     // for lengths, apart from the converter that holds the state of the stream
    std::size_t m_unitBytes; // 2, 4, or 1 for encodings of varying length
    std::array<UChar, 8192> m_units;
    UChar m_high = 0; // a high surrogate at the end of a chunk
};

ConverterPtr openConverter(const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    ConverterPtr converter(ucnv_open(encoding.c_str(), &status), ucnv_close);
    if (U_FAILURE(status))
        return {nullptr, ucnv_close};
    ucnv_setToUCallBack(converter.get(), markFaults, nullptr, nullptr, nullptr, &status);
    return converter;
}

/// Says whether every ASCII byte stands for itself and every byte for one character.
bool isSingleByteAscii(UConverter* converter) {
    if (ucnv_getMaxCharSize(converter) != 1)
        return false;
    for (char c = 1; c < 0x7F; ++c) {
        UErrorCode status = U_ZERO_ERROR;
        std::array<UChar, 4> units{};
        const std::int32_t length = ucnv_toUChars(converter, units.data(), 4, &c, 1, &status);
        if (U_FAILURE(status) || length != 1 || units[0] != UChar(c))
            return false;
    }
    return true;
}

} // namespace

Result<std::unique_ptr<Transcoder>> Transcoder::make(const std::string& encoding) {
    ConverterPtr converter = openConverter(encoding);
    ConverterPtr back = openConverter(encoding);
    if (!converter || !back)
        return makeError(Code::WrongValue, "there is no encoding named " + mw::quoted(encoding));
    if (isSingleByteAscii(converter.get()))
        return std::unique_ptr<Transcoder>(std::make_unique<SingleByteTranscoder>(converter.get()));
    const std::size_t unitBytes = encoding.starts_with("UTF-16") ? 2 : encoding.starts_with("UTF-32") ? 4 : 1;
    return std::unique_ptr<Transcoder>(
        std::make_unique<IcuTranscoder>(std::move(converter), std::move(back), unitBytes));
}

} // namespace mw::csv

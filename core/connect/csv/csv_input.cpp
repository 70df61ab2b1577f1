// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/csv_input.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace mw::csv {

namespace {
constexpr std::size_t kConvertedChunk = 64 * 1024;
}

Result<std::unique_ptr<CsvInput>> CsvInput::open(std::unique_ptr<ByteSource> source, const TextEncoding& encoding,
                                                 bool hash, std::uint64_t end) {
    std::unique_ptr<CsvInput> input(new CsvInput(std::move(source), encoding));
    if (hash)
        input->m_hash.emplace();
    if (!encoding.isUtf8()) {
        MW_TRY(input->m_transcoder, Transcoder::make(encoding.name));
        input->m_raw.resize(kConvertedChunk);
    }
    input->m_left = end;
    MW_TRY_DO(input->skipMark());
    return input;
}

Result<void> CsvInput::skipMark() {
    std::array<char, 4> mark;
    MW_TRY(const std::size_t got, readSource(mark.data(), std::min(m_encoding.markBytes, mark.size())));
    if (got < m_encoding.markBytes)
        m_atEnd = true;
    return {};
}

Result<std::size_t> CsvInput::readSource(char* into, std::size_t size) {
    std::size_t filled = 0;
    size = std::size_t(std::min<std::uint64_t>(size, m_left));
    while (filled < size) {
        MW_TRY(const std::size_t got, m_source->read(into + filled, size - filled));
        if (got == 0)
            break;
        filled += got;
    }
    if (m_hash)
        m_hash->add({into, filled});
    m_left -= filled;
    return filled;
}

Result<std::size_t> CsvInput::read(char* into, std::size_t size) {
    return m_transcoder ? readTranscoded(into, size) : readSource(into, size);
}

Result<std::size_t> CsvInput::readTranscoded(char* into, std::size_t size) {
    std::size_t filled = 0;
    while (filled < size) {
        if (m_convertedAt == m_converted.size()) {
            if (m_atEnd)
                break;
            m_converted.clear();
            m_convertedAt = 0;
            MW_TRY(const std::size_t got, readSource(m_raw.data(), m_raw.size()));
            m_atEnd = got < m_raw.size();
            m_transcoder->convert({m_raw.data(), got}, m_atEnd, m_converted);
            continue;
        }
        const std::size_t part = std::min(size - filled, m_converted.size() - m_convertedAt);
        std::memcpy(into + filled, m_converted.data() + m_convertedAt, part);
        m_convertedAt += part;
        filled += part;
    }
    return filled;
}

std::string CsvInput::takeHash() {
    return m_hash ? toHex(m_hash->finish()) : std::string();
}

} // namespace mw::csv

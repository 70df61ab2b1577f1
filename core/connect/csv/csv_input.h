// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/connect/csv/text_encoding.h"
#include "core/connect/csv/transcoder.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>

namespace mw::csv {

/// The bytes of a file as UTF-8 without its mark, hashed on their way where that is asked for. One thread.
class CsvInput {
public:
    /// `end`: the first byte of the file that is not read as text.
    static Result<std::unique_ptr<CsvInput>> open(std::unique_ptr<ByteSource> source, const TextEncoding& encoding,
                                                  bool hash, std::uint64_t end = std::numeric_limits<std::uint64_t>::max());
    /// Fills up to `size` bytes of text; fewer only at the end.
    Result<std::size_t> read(char* into, std::size_t size);
    /// Reads what is left without converting it, so that the hash covers the whole file.
    Result<std::size_t> readUnconverted(char* into, std::size_t size) {
        m_left = std::numeric_limits<std::uint64_t>::max();
        return readSource(into, size);
    }
    bool isHashed() const { return m_hash.has_value(); }
    /// How many bytes of the file a stretch of the text came from.
    std::uint64_t sourceLength(std::string_view text) {
        return m_transcoder ? m_transcoder->sourceLength(text) : text.size();
    }
    bool isTranscoded() const { return m_transcoder != nullptr; }
    /// Bytes of the mark before the text.
    std::uint64_t markBytes() const { return m_encoding.markBytes; }
    const TextEncoding& encoding() const { return m_encoding; }
    std::uint64_t totalBytes() const { return m_source->size(); }
    /// Hex SHA-256 of all that was read; for the whole file only after read() has reached its end.
    std::string takeHash();

private:
    CsvInput(std::unique_ptr<ByteSource> source, TextEncoding encoding)
        : m_source(std::move(source)), m_encoding(std::move(encoding)) {}
    Result<std::size_t> readSource(char* into, std::size_t size);
    Result<std::size_t> readTranscoded(char* into, std::size_t size);
    Result<void> skipMark();

    std::unique_ptr<ByteSource> m_source;
    TextEncoding m_encoding;
    std::unique_ptr<Transcoder> m_transcoder;
    std::optional<Sha256> m_hash;
    std::uint64_t m_left = std::numeric_limits<std::uint64_t>::max(); // bytes until the text's end
    std::string m_raw;       // room for bytes before their conversion
    std::string m_converted; // text that waits to be read
    std::size_t m_convertedAt = 0;
    bool m_atEnd = false;
};

} // namespace mw::csv

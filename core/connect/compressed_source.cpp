// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/compressed_source.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include <zlib.h>
#include <zstd.h>

namespace mw {

namespace {

constexpr std::size_t kChunk = 64 * 1024;
constexpr std::size_t kMagic = 4;
constexpr std::uint64_t kFreeGrowth = 256ull << 20; ///< bytes that may come out of however few …
constexpr std::uint64_t kMostGrowth = 1200;         ///< … and times the bytes read beyond that; gzip reaches 1,032
constexpr int kLargestWindow = 27;                  ///< log2 of bytes, what zstd itself takes without being asked

/// Gives back bytes that were read to look at them, then the rest.
class RestoredSource final : public ByteSource {
public:
    RestoredSource(std::string start, std::unique_ptr<ByteSource> rest) : m_start(std::move(start)), m_rest(std::move(rest)) {}
    Result<std::size_t> read(char* into, std::size_t size) override {
        if (m_at == m_start.size())
            return m_rest->read(into, size);
        const std::size_t part = std::min(size, m_start.size() - m_at);
        std::memcpy(into, m_start.data() + m_at, part);
        m_at += part;
        return part;
    }
    std::uint64_t size() const override { return m_rest->size(); }

private:
    std::string m_start;
    std::size_t m_at = 0;
    std::unique_ptr<ByteSource> m_rest;
};

/// What both kinds share: a chunk of compressed bytes and the bounds.
class Unpacker : public ByteSource {
public:
    Unpacker(std::unique_ptr<ByteSource> source, std::string path) : m_source(std::move(source)), m_path(std::move(path)), m_chunk(kChunk) {}
    std::uint64_t size() const override { return 0; }

protected:
    /// Makes sure that there are bytes to unpack; false at the end of the source.
    Result<bool> fill() {
        if (m_begin < m_end)
            return true;
        MW_TRY(m_end, m_source->read(m_chunk.data(), m_chunk.size()));
        m_begin = 0;
        m_taken += m_end;
        return m_end > 0;
    }
    Result<std::size_t> give(std::size_t bytes) {
        m_given += bytes;
        if (m_given > kFreeGrowth && m_given - kFreeGrowth > m_taken * kMostGrowth)
            return failed("what it holds is more than " + std::to_string(kMostGrowth) + " times as large as the file");
        return bytes;
    }
    Error failed(const std::string& why) const { return at(makeError(Code::ReadFailed, why), m_path); }

    std::unique_ptr<ByteSource> m_source;
    std::string m_path;
    std::vector<char> m_chunk;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint64_t m_taken = 0;
    std::uint64_t m_given = 0;
};

class GzipSource final : public Unpacker {
public:
    using Unpacker::Unpacker;
    ~GzipSource() override { inflateEnd(&m_stream); }
    bool start() { return inflateInit2(&m_stream, 15 + 16) == Z_OK; }

    Result<std::size_t> read(char* into, std::size_t size) override {
        m_stream.next_out = reinterpret_cast<Bytef*>(into);
        m_stream.avail_out = uInt(std::min<std::size_t>(size, 1u << 30));
        const uInt room = m_stream.avail_out;
        while (m_stream.avail_out == room && room > 0) {
            MW_TRY(const bool more, fill());
            if (!more) {
                if (!m_memberIsDone)
                    return failed("the gzip data ends too early");
                return std::size_t(0);
            }
            if (m_memberIsDone) {
                // Zeros behind the last member are padding of tapes.
                if (m_chunk[m_begin] == 0) {
                    ++m_begin;
                    continue;
                }
                inflateReset(&m_stream);
                m_memberIsDone = false;
            }
            m_stream.next_in = reinterpret_cast<Bytef*>(m_chunk.data() + m_begin);
            m_stream.avail_in = uInt(m_end - m_begin);
            const int answer = inflate(&m_stream, Z_NO_FLUSH);
            m_begin = m_end - m_stream.avail_in;
            if (answer == Z_STREAM_END)
                m_memberIsDone = true;
            else if (answer != Z_OK && answer != Z_BUF_ERROR)
                return failed(std::string("the gzip data is damaged: ") + (m_stream.msg ? m_stream.msg : "it cannot be unpacked"));
        }
        return give(room - m_stream.avail_out);
    }

private:
    z_stream m_stream{};
    bool m_memberIsDone = false;
};

class ZstdSource final : public Unpacker {
public:
    using Unpacker::Unpacker;
    ~ZstdSource() override { ZSTD_freeDCtx(m_context); }
    bool start() {
        m_context = ZSTD_createDCtx();
        return m_context && !ZSTD_isError(ZSTD_DCtx_setParameter(m_context, ZSTD_d_windowLogMax, kLargestWindow));
    }

    Result<std::size_t> read(char* into, std::size_t size) override {
        ZSTD_outBuffer out{into, size, 0};
        while (out.pos == 0 && size > 0) {
            // What waits inside comes out without further bytes.
            MW_TRY(const bool more, fill());
            if (!more && m_frameIsDone)
                return std::size_t(0);
            ZSTD_inBuffer in{m_chunk.data() + m_begin, m_end - m_begin, 0};
            const std::size_t answer = ZSTD_decompressStream(m_context, &out, &in);
            m_begin += in.pos;
            if (ZSTD_isError(answer))
                return failed(std::string("the zstd data is damaged: ") + ZSTD_getErrorName(answer));
            m_frameIsDone = answer == 0;
            if (!more && out.pos == 0)
                return failed("the zstd data ends too early");
        }
        return give(out.pos);
    }

private:
    ZSTD_DCtx* m_context = nullptr;
    bool m_frameIsDone = false;
};

template <class Source> Result<std::unique_ptr<ByteSource>> startUnpacking(std::unique_ptr<ByteSource> source, const std::string& path) {
    auto unpacker = std::make_unique<Source>(std::move(source), path);
    if (!unpacker->start())
        return makeError(Code::OutOfMemory);
    return std::unique_ptr<ByteSource>(std::move(unpacker));
}

} // namespace

Result<std::unique_ptr<ByteSource>> uncompressed(std::unique_ptr<ByteSource> source, const std::string& path) {
    std::string start(kMagic, '\0');
    std::size_t filled = 0;
    while (filled < start.size()) {
        MW_TRY(const std::size_t got, source->read(start.data() + filled, start.size() - filled));
        if (got == 0)
            break;
        filled += got;
    }
    start.resize(filled);
    // gzip's third byte is its method: deflate is the only one.
    const bool isGzip = start.starts_with("\x1F\x8B\x08");
    const bool isZstd = start.starts_with("\x28\xB5\x2F\xFD");
    std::unique_ptr<ByteSource> restored = std::make_unique<RestoredSource>(std::move(start), std::move(source));
    if (isGzip)
        return startUnpacking<GzipSource>(std::move(restored), path);
    if (isZstd)
        return startUnpacking<ZstdSource>(std::move(restored), path);
    return restored;
}

Result<std::unique_ptr<ByteSource>> openUncompressed(const std::string& path) {
    MW_TRY(auto file, openFile(path));
    return uncompressed(std::move(file), path);
}

std::string_view withoutCompression(std::string_view name) {
    constexpr std::array<std::string_view, 4> kEndings = {".gz", ".gzip", ".zst", ".zstd"};
    for (const std::string_view ending : kEndings) {
        if (name.size() <= ending.size())
            continue;
        const std::string_view last = name.substr(name.size() - ending.size());
        const bool isEnding = std::equal(last.begin(), last.end(), ending.begin(), [](char a, char b) {
            return (a >= 'A' && a <= 'Z' ? char(a - 'A' + 'a') : a) == b;
        });
        if (isEnding)
            return name.substr(0, name.size() - ending.size());
    }
    return name;
}

} // namespace mw

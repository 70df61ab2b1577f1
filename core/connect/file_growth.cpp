// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/file_growth.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <vector>

namespace mw {

namespace {

constexpr std::size_t kChunk = 256 * 1024;
constexpr std::size_t kHashLetters = 64;

/// Hashes at most `limit` bytes from where the source stands.
Result<FileMark> hashBytes(ByteSource& source, std::uint64_t limit, JobContext& job) {
    Sha256 hash;
    FileMark mark;
    std::vector<char> room(kChunk);
    while (mark.bytes < limit) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const std::size_t got,
               source.read(room.data(), std::size_t(std::min<std::uint64_t>(room.size(), limit - mark.bytes))));
        if (got == 0)
            break;
        hash.add({room.data(), got});
        mark.bytes += got;
    }
    mark.hash = toHex(hash.finish());
    return mark;
}

} // namespace

std::string printFileMark(const FileMark& mark) {
    return std::to_string(mark.bytes) + ":" + mark.hash;
}

Result<FileMark> parseFileMark(std::string_view text) {
    const std::size_t colon = text.find(':');
    FileMark mark;
    if (colon != std::string_view::npos) {
        const auto [end, failure] = std::from_chars(text.data(), text.data() + colon, mark.bytes);
        mark.hash = text.substr(colon + 1);
        const bool isHex = mark.hash.size() == kHashLetters &&
                           mark.hash.find_first_not_of("0123456789abcdef") == std::string::npos;
        if (failure == std::errc() && end == text.data() + colon && isHex)
            return mark;
    }
    return makeError(Code::WrongValue, "a mark of a file is its bytes and their SHA-256, as BYTES:HASH, not " + mw::quoted(text));
}

Result<Growth> growthOf(const std::string& path, const FileMark& mark, JobContext& job) {
    MW_TRY(const auto source, openFile(path));
    if (source->size() < mark.bytes)
        return Growth::Changed;
    MW_TRY(const FileMark now, hashBytes(*source, mark.bytes, job));
    if (now.bytes != mark.bytes || now.hash != mark.hash)
        return Growth::Changed;
    return source->size() > mark.bytes ? Growth::Appended : Growth::Same;
}

Result<FileMark> markFile(const std::string& path, JobContext& job) {
    MW_TRY(const auto source, openFile(path));
    return hashBytes(*source, std::numeric_limits<std::uint64_t>::max(), job);
}

} // namespace mw

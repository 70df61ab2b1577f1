// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/dbf/dbf_memo.h"

#include "core/base/file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mw::dbf {

namespace {

constexpr std::uint64_t kLargestMemo = 16 * 1024 * 1024;
constexpr char kEndOfMemo = '\x1A';

std::uint32_t bigEndian(const char* bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::uint32_t littleEndian(const char* bytes) {
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

} // namespace

DbfMemo::~DbfMemo() {
    ::close(m_descriptor);
}

Result<std::unique_ptr<DbfMemo>> DbfMemo::open(const std::string& tablePath, DbfTable::Memo kind) {
    std::filesystem::path path(tablePath);
    const bool isFoxPro = kind == DbfTable::Memo::FoxPro;
    int descriptor = -1;
    static constexpr std::array<const char*, 4> kFoxPro = {".fpt", ".FPT", ".Fpt", ".dct"}, kDBase = {".dbt", ".DBT", ".Dbt", ".dbT"};
    for (const char* const extension : isFoxPro ? kFoxPro : kDBase) {
        path.replace_extension(extension);
        descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor >= 0)
            break;
    }
    if (descriptor < 0)
        return fromErrno(errno, path.string(), false);
    struct stat facts {};
    const bool isKnown = ::fstat(descriptor, &facts) == 0;
    std::unique_ptr<DbfMemo> memo(new DbfMemo(descriptor, kind, isKnown ? std::uint64_t(facts.st_size) : 0));
    char header[24] = {};
    if (!memo->readAt(0, header, sizeof header))
        return at(makeError(Code::CorruptDatabase, "the file of memos ends inside of its header"), path.string());
    if (isFoxPro)
        memo->m_blockSize = static_cast<unsigned char>(header[6]) << 8 | static_cast<unsigned char>(header[7]);
    else if (kind == DbfTable::Memo::DBase4)
        memo->m_blockSize = static_cast<unsigned char>(header[20]) | static_cast<unsigned char>(header[21]) << 8;
    if (memo->m_blockSize == 0)
        memo->m_blockSize = isFoxPro ? 1 : 512;
    return memo;
}

bool DbfMemo::readAt(std::uint64_t place, char* into, std::size_t size) const {
    while (size > 0) {
        const ssize_t got = ::pread(m_descriptor, into, size, off_t(place));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        into += got;
        place += std::uint64_t(got);
        size -= std::size_t(got);
    }
    return true;
}

Result<void> DbfMemo::read(std::uint64_t block, std::string& into) const {
    const std::uint64_t begin = block * m_blockSize;
    const auto missing = [&] { return makeError(Code::InvalidArgument, "there is no memo at block " + std::to_string(block)); };
    into.clear();
    if (block == 0 || begin >= m_size)
        return missing();
    char head[8] = {};
    if (m_kind != DbfTable::Memo::DBase3 && !readAt(begin, head, sizeof head))
        return missing();
    const bool isMarked = m_kind == DbfTable::Memo::DBase4 && littleEndian(head) == 0x0008FFFF;
    if (m_kind == DbfTable::Memo::FoxPro || isMarked) {
        const std::uint64_t stated = isMarked ? littleEndian(head + 4) : bigEndian(head + 4);
        const std::uint64_t length = isMarked ? stated - std::min<std::uint64_t>(stated, 8) : stated;
        if (length > kLargestMemo || begin + 8 + length > m_size)
            return missing();
        into.resize(std::size_t(length));
        return readAt(begin + 8, into.data(), into.size()) ? Result<void>() : Result<void>(missing());
    }
    // dBase III: up to its end sign.
    for (std::uint64_t place = begin; place < m_size && into.size() < kLargestMemo;) {
        char part[512];
        const auto size = std::size_t(std::min<std::uint64_t>(sizeof part, m_size - place));
        if (!readAt(place, part, size))
            return missing();
        const char* const end = std::find(part, part + size, kEndOfMemo);
        into.append(part, std::size_t(end - part));
        if (end < part + size)
            return {};
        place += size;
    }
    return into.size() < kLargestMemo ? Result<void>() : Result<void>(missing());
}

} // namespace mw::dbf

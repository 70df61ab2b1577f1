// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/pages/page_file.h"

#include "core/base/file.h"
#include "core/connect/sqlite/big_endian.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace mw {

namespace {

constexpr std::size_t kBuffer = 512 * 1024;
constexpr std::uint32_t kMostPages = 0xfffffffe;
constexpr std::size_t kHeader = 100;
// Places in the header (sqlite.org/fileformat2.html, section 1.3).
constexpr std::size_t kPageSizeAt = 16, kChangesAt = 24, kPagesAt = 28, kValidForAt = 92;

} // namespace

Result<std::unique_ptr<PageFile>> PageFile::open(const std::string& path, std::uint32_t lockByte) {
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return fromErrno(errno, path, true);
    std::unique_ptr<PageFile> made(new PageFile(path, file, lockByte));
    MW_TRY_DO(made->readHeader());
    return made;
}

PageFile::~PageFile() {
    ::close(m_file);
}

Result<void> PageFile::readHeader() {
    std::array<char, kHeader> header;
    MW_TRY_DO(readAt(0, header.data(), header.size()));
    if (std::memcmp(header.data(), "SQLite format 3", 16) != 0)
        return at(makeError(Code::NotADatabase), m_path);
    const std::uint32_t size = bigEndian16(header.data() + kPageSizeAt);
    m_pageSize = size == 1 ? 65536 : size;
    m_next = m_firstBuffered = bigEndian32(header.data() + kPagesAt) + 1;
    m_buffer.resize(std::max(kBuffer, m_pageSize));
    return {};
}

Result<std::uint32_t> PageFile::append(const char* page) {
    if (m_next == lockPage()) {
        MW_TRY_DO(flush());
        m_firstBuffered = ++m_next;
    }
    if (m_next >= kMostPages)
        return at(makeError(Code::TooLarge, std::to_string(kMostPages)), m_path);
    if (m_buffer.size() - m_buffered < m_pageSize)
        MW_TRY_DO(flush());
    std::memcpy(m_buffer.data() + m_buffered, page, m_pageSize);
    m_buffered += m_pageSize;
    return m_next++;
}

Result<void> PageFile::overwrite(std::uint32_t number, const char* page) {
    MW_TRY_DO(flush());
    return writeAt(std::uint64_t(number - 1) * m_pageSize, page, m_pageSize);
}

Result<void> PageFile::read(std::uint32_t number, char* into) {
    if (number >= m_firstBuffered && m_buffered > 0) {
        std::memcpy(into, m_buffer.data() + std::size_t(number - m_firstBuffered) * m_pageSize, m_pageSize);
        return {};
    }
    return readAt(std::uint64_t(number - 1) * m_pageSize, into, m_pageSize);
}

Result<void> PageFile::rewind(std::uint32_t firstPage) {
    m_buffered = 0;
    m_next = m_firstBuffered = firstPage;
    if (::ftruncate(m_file, off_t(std::uint64_t(firstPage - 1) * m_pageSize)) != 0)
        return fromErrno(errno, m_path, true);
    return {};
}

Result<void> PageFile::finish() {
    MW_TRY_DO(flush());
    std::array<char, kHeader> header;
    MW_TRY_DO(readAt(0, header.data(), header.size()));
    const std::uint32_t changes = bigEndian32(header.data() + kChangesAt) + 1;
    putBigEndian32(header.data() + kChangesAt, changes);
    putBigEndian32(header.data() + kPagesAt, m_next - 1);
    putBigEndian32(header.data() + kValidForAt, changes);
    return writeAt(0, header.data(), header.size());
}

Result<void> PageFile::flush() {
    MW_TRY_DO(writeAt(std::uint64_t(m_firstBuffered - 1) * m_pageSize, m_buffer.data(), m_buffered));
    m_buffered = 0;
    m_firstBuffered = m_next;
    return {};
}

Result<void> PageFile::writeAt(std::uint64_t offset, const char* bytes, std::size_t size) {
    while (size > 0) {
        const ssize_t written = ::pwrite(m_file, bytes, size, off_t(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return fromErrno(written < 0 ? errno : ENOSPC, m_path, true);
        bytes += written;
        size -= std::size_t(written);
        offset += std::uint64_t(written);
    }
    return {};
}

Result<void> PageFile::readAt(std::uint64_t offset, char* into, std::size_t size) const {
    while (size > 0) {
        const ssize_t got = ::pread(m_file, into, size, off_t(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fromErrno(errno, m_path, false);
        if (got == 0)
            return at(makeError(Code::CorruptDatabase, "it ends too early"), m_path);
        into += got;
        size -= std::size_t(got);
        offset += std::uint64_t(got);
    }
    return {};
}

} // namespace mw

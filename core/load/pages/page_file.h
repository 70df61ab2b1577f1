// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mw {

/// Adds pages to an SQLite file that nobody else changes meanwhile, in large writes (sqlite.org/fileformat2.html,
/// section 1.2). What was added belongs to the database once finish() has counted it. One thread.
class PageFile {
public:
    /// Takes page size and number of pages from the file's header. NotADatabase where there is none. `lockByte`: where
    /// SQLite keeps its locks, which its own tests can move.
    static Result<std::unique_ptr<PageFile>> open(const std::string& path, std::uint32_t lockByte = 0x40000000);
    PageFile(const PageFile&) = delete;
    PageFile& operator=(const PageFile&) = delete;
    ~PageFile();

    std::size_t pageSize() const { return m_pageSize; }
    /// The number that the next page will get.
    std::uint32_t nextPage() const { return m_next == lockPage() ? m_next + 1 : m_next; }
    /// The number of the one after it.
    std::uint32_t pageAfterNext() const { return nextPage() + 1 == lockPage() ? nextPage() + 2 : nextPage() + 1; }
    /// Adds a page; gives its number.
    Result<std::uint32_t> append(const char* page);
    Result<void> overwrite(std::uint32_t number, const char* page);
    Result<void> read(std::uint32_t number, char* into);
    /// Takes all pages from a number on away again.
    Result<void> rewind(std::uint32_t firstPage);
    /// Writes what is buffered and the header's number of pages.
    Result<void> finish();

private:
    PageFile(std::string path, int file, std::uint32_t lockByte)
        : m_path(std::move(path)), m_file(file), m_lockByte(lockByte) {}
    Result<void> readHeader();
    Result<void> flush();
    Result<void> writeAt(std::uint64_t offset, const char* bytes, std::size_t size);
    Result<void> readAt(std::uint64_t offset, char* into, std::size_t size) const;
    /// The page in which SQLite keeps its locks is never used.
    std::uint32_t lockPage() const { return std::uint32_t(m_lockByte / m_pageSize + 1); }

    const std::string m_path;
    const int m_file;
    const std::uint32_t m_lockByte;
    std::size_t m_pageSize = 0;
    std::uint32_t m_next = 0;
    std::uint32_t m_firstBuffered = 0;
    std::string m_buffer; ///< whole pages from m_firstBuffered on
    std::size_t m_buffered = 0;
};

} // namespace mw

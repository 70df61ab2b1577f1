// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/session.h"

#include <cstddef>
#include <cstdint>
#include <optional>

struct sqlite3_file;

namespace mw {

/// Reads pages of a session's main database as they lie in its file (sqlite.org/fileformat2.html, sections 1.2 and 1.3),
/// through the file that SQLite itself has open (SQLITE_FCNTL_FILE_POINTER): closing another one would take away the
/// process's locks. What is read belongs together as long as the session has a read transaction open.
class SqlitePageReader {
public:
    /// None where the file does not hold all pages as they are (a write-ahead log, changes that are not committed, a
    /// temporary database), or keeps texts that are not UTF-8.
    static Result<std::optional<SqlitePageReader>> open(SqliteSession& session);

    std::size_t pageSize() const { return m_pageSize; }
    std::size_t usableSize() const { return m_usableSize; } ///< of a page, without what is reserved at its end
    std::uint32_t pages() const { return m_pages; }
    /// Reads `count` pages from the page `first` on (they count from 1; all of them must be there).
    Result<void> read(std::uint32_t first, std::uint32_t count, char* into) const;
    /// CorruptDatabase: what is wrong with a page.
    Error damaged(std::uint32_t page, const char* what) const;

private:
    SqlitePageReader(SqliteSession& session, sqlite3_file* file) : m_session(&session), m_file(file) {}
    Result<void> readBytes(std::uint64_t offset, std::size_t size, char* into) const;

    SqliteSession* m_session;
    sqlite3_file* m_file;
    std::size_t m_pageSize = 0, m_usableSize = 0;
    std::uint32_t m_pages = 0;
};

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/page_reader.h"

#include "core/connect/sqlite/big_endian.h"

#include <sqlite3.h>

#include <array>
#include <bit>

namespace mw {

namespace {

// Places in the file's header (sqlite.org/fileformat2.html, section 1.3).
constexpr std::size_t kHeaderSize = 100, kPageSizeAt = 16, kReadVersionAt = 19, kReservedAt = 20, kEncodingAt = 56;
constexpr char kRollbackJournal = 1; ///< read version: no write-ahead log
constexpr std::uint32_t kUtf8 = 1, kSmallestPage = 512, kLargestPage = 65536, kSmallestUsable = 480;

} // namespace

Result<std::optional<SqlitePageReader>> SqlitePageReader::open(SqliteSession& session) {
    // What a session has written and not committed, and all of a temporary database, may be in its memory only.
    const char* const name = sqlite3_db_filename(session.handle(), "main");
    if (name == nullptr || *name == '\0' || sqlite3_txn_state(session.handle(), "main") == SQLITE_TXN_WRITE)
        return std::optional<SqlitePageReader>();
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(session.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == nullptr ||
        file->pMethods == nullptr)
        return std::optional<SqlitePageReader>();
    SqlitePageReader reader(session, file);
    std::array<char, kHeaderSize> header{};
    MW_TRY_DO(reader.readBytes(0, header.size(), header.data()));
    const std::uint32_t stored = bigEndian16(&header[kPageSizeAt]), pageSize = stored == 1 ? kLargestPage : stored;
    const auto reserved = static_cast<unsigned char>(header[kReservedAt]);
    sqlite3_int64 size = 0;
    if (file->pMethods->xFileSize(file, &size) != SQLITE_OK || pageSize < kSmallestPage || !std::has_single_bit(pageSize) ||
        pageSize - reserved < kSmallestUsable || header[kReadVersionAt] != kRollbackJournal ||
        bigEndian32(&header[kEncodingAt]) != kUtf8)
        return std::optional<SqlitePageReader>(); // SQLite itself says what is wrong, where something is
    reader.m_pageSize = pageSize;
    reader.m_usableSize = pageSize - reserved;
    reader.m_pages = std::uint32_t(size / pageSize);
    return std::optional<SqlitePageReader>(reader);
}

Result<void> SqlitePageReader::read(std::uint32_t first, std::uint32_t count, char* into) const {
    return readBytes(std::uint64_t(first - 1) * m_pageSize, count * m_pageSize, into);
}

Result<void> SqlitePageReader::readBytes(std::uint64_t offset, std::size_t size, char* into) const {
    const int code = m_file->pMethods->xRead(m_file, into, int(size), sqlite3_int64(offset));
    // A file that is shorter than its pages is read as zeros, which are no page.
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
        return at(makeError(Code::ReadFailed, sqlite3_errstr(code)), m_session->path());
    return {};
}

Error SqlitePageReader::damaged(std::uint32_t page, const char* what) const {
    return at(makeError(Code::CorruptDatabase, "page " + std::to_string(page) + ": " + what), m_session->path());
}

} // namespace mw

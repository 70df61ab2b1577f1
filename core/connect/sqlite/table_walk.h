// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/catalog.h"
#include "core/connect/sqlite/page_reader.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// Walks over the records of a table with row ids as they lie in the leaves of its b-tree (sqlite.org/fileformat2.html,
/// section 1.6), in the order of the row ids or against it; several times as fast as SQL. Holds a read transaction, and a run of
/// neighbouring leaves in memory. A tree that is not as it must be is a CorruptDatabase with the page. Must go before its
/// session.
class SqliteTableWalk {
public:
    enum class Direction { Forward, Backward };
    /// None where the table has to be read by SQL: it has no row ids, computes columns, or differs from what the catalog
    /// says; or see SqlitePageReader::open().
    static Result<std::optional<SqliteTableWalk>> start(SqliteSession& session, const SqliteTable& table,
                                                        Direction direction = Direction::Forward);

    /// Moves to the next record; false at the end.
    Result<bool> next();
    std::int64_t rowid() const { return m_rowid; }
    /// The record's bytes; some bytes behind them may be read.
    std::string_view record() const { return m_record; }
    /// The record with what stands before it in its cell: its size and its row id.
    std::string_view cell() const { return m_cellBytes; }
    /// Keeps the bytes of record() and cell() alive; without it they stay until the next call.
    const std::shared_ptr<const char[]>& owner() const { return m_owner; }
    /// Bytes of the tree's pages that have been passed, and of all of them; for the latter all but the leaves are read.
    std::uint64_t bytesRead() const { return m_visited * m_reader.pageSize(); }
    Result<std::uint64_t> countBytes() const;

private:
    Error damaged(const char* what) const { return m_reader.damaged(m_page, what); }
    SqliteTableWalk(SqliteStatement transaction, SqlitePageReader reader, std::uint32_t root, Direction direction);
    Result<bool> nextLeaf();
    Result<std::vector<std::uint32_t>> pagesBelow(std::uint32_t page, const char* bytes) const;
    /// Finds a page in memory or reads it, together with its neighbours that are needed next.
    Result<const char*> fetch(std::uint32_t page, const std::vector<std::uint32_t>& next);
    Result<void> enter(std::uint32_t page, const char* bytes);
    /// Puts a record together whose payload goes on in overflow pages.
    Result<void> collect(const char* cell, std::size_t headSize, std::size_t localSize, std::uint64_t size);

    SqliteStatement m_transaction; ///< at its row: that keeps what is read as it is
    SqlitePageReader m_reader;
    std::uint32_t m_root;
    bool m_isForward;
    std::vector<std::vector<std::uint32_t>> m_branches; ///< from the root downward: what lies below each, the next page last
    std::size_t m_leafDepth = 0;    ///< branches above each leaf, once one has been seen
    bool m_hasLeafDepth = false;
    std::uint64_t m_visited = 0; ///< pages of the tree; never more than the file has, unless it goes in circles
    std::shared_ptr<char[]> m_run; ///< neighbouring pages
    std::uint32_t m_runFirst = 0, m_runPages = 0;
    std::uint32_t m_mostRun;

    std::uint32_t m_page = 0; ///< the leaf
    const char* m_leaf = nullptr;
    std::uint32_t m_cell = 0, m_cells = 0;
    std::size_t m_headerAt = 0; ///< of the leaf's header within its page
    std::int64_t m_rowid = 0;
    bool m_hasRowid = false;
    std::string_view m_record, m_cellBytes;
    std::shared_ptr<const char[]> m_owner;
};

} // namespace mw

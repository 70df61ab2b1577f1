// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/pages/page_file.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// Builds the b-tree of one rowid table from the leaves up, rows in ascending order of their row ids
/// (sqlite.org/fileformat2.html, sections 1.6 and 1.7). Keeps in memory a page for each level and twelve bytes a leaf.
class TableTree {
public:
    explicit TableTree(PageFile& file);

    /// `rowid` must be above all before it. The record is in SQLite's format.
    Result<void> append(std::int64_t rowid, std::string_view record);
    /// Says whether a row with this id is there.
    Result<bool> contains(std::int64_t rowid);
    bool empty() const { return m_rows == 0; }
    std::int64_t lastRowid() const { return m_lastRowid; }
    /// Shows all rows in order.
    Result<void> forEach(const std::function<Result<void>(std::int64_t rowid, std::string_view record)>& take);
    /// Writes what is not full yet and puts the root where the schema says it is. Nothing can be appended afterwards.
    Result<void> finish(std::uint32_t rootPage);

private:
    /// A page of cells under construction: pointers grow from the front, cells from the back.
    struct Page {
        std::string bytes;
        std::size_t cells = 0;
        std::size_t begin = 0; ///< of the cell area
    };
    /// A child that is complete and waits to be a cell or the page's last child.
    struct Child {
        std::uint32_t page = 0;
        std::int64_t key = 0; ///< the largest row id below it
    };
    struct Level {
        Page page;
        std::optional<Child> last;
        /// The page before, kept back so that it can give a child to a last page that would have one only.
        std::optional<Page> before;
        Child beforeLast;
    };
    struct Leaf {
        std::uint32_t page = 0;
        std::uint32_t lastHigh = 0, lastLow = 0; ///< the last row id, in two halves: twelve bytes in all
        std::int64_t last() const { return std::int64_t(std::uint64_t(lastHigh) << 32 | lastLow); }
    };

    void clear(Page& page, bool isLeaf) const;
    bool fits(const Page& page, std::size_t cell, bool isLeaf) const;
    static char* addCell(Page& page, std::size_t size, bool isLeaf);
    static void addChild(Page& page, const Child& child);
    static void setLastChild(Page& page, std::uint32_t child);
    void giveLastCell(Level& level) const;
    std::size_t localSize(std::size_t payload) const;
    Result<std::uint32_t> writeOverflow(std::string_view rest);
    Result<void> closeLeaf();
    Result<void> addToLevel(std::size_t level, Child child);
    Result<void> writeBefore(std::size_t level);
    std::optional<std::size_t> cellOf(const char* leaf, std::int64_t rowid) const;
    Result<void> showLeaf(const char* leaf,
                          const std::function<Result<void>(std::int64_t rowid, std::string_view record)>& take);

    PageFile& m_file;
    const std::size_t m_pageSize;
    Page m_leaf;
    std::vector<Leaf> m_leaves;
    std::vector<Level> m_levels; ///< from the one above the leaves
    std::string m_scratch;
    std::string m_record;
    std::uint64_t m_rows = 0;
    std::int64_t m_firstInLeaf = 0;
    std::int64_t m_lastRowid = 0;
};

} // namespace mw

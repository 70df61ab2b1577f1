// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/pages/table_tree.h"

#include "core/base/promise.h"
#include "core/connect/sqlite/record.h"
#include "core/connect/sqlite/big_endian.h"

#include <algorithm>
#include <cstring>

namespace mw {

namespace {

constexpr char kLeafPage = 0x0d, kInnerPage = 0x05;
constexpr std::size_t kLeafHeader = 8, kInnerHeader = 12;
constexpr std::size_t kCellCountAt = 3, kCellAreaAt = 5, kLastChildAt = 8;
constexpr std::size_t kPointer = 2;
constexpr std::size_t kPageNumber = 4;
constexpr std::size_t kLongestVarint = 9;

std::size_t headerSize(bool isLeaf) {
    return isLeaf ? kLeafHeader : kInnerHeader;
}

const char* cellAt(const char* page, std::size_t index, bool isLeaf) {
    return page + bigEndian16(page + headerSize(isLeaf) + index * kPointer);
}

} // namespace

TableTree::TableTree(PageFile& file) : m_file(file), m_pageSize(file.pageSize()), m_scratch(m_pageSize, '\0') {
    clear(m_leaf, true);
}

void TableTree::clear(Page& page, bool isLeaf) const {
    page.bytes.assign(m_pageSize, '\0');
    page.bytes[0] = isLeaf ? kLeafPage : kInnerPage;
    page.cells = 0;
    page.begin = m_pageSize;
}

bool TableTree::fits(const Page& page, std::size_t cell, bool isLeaf) const {
    return headerSize(isLeaf) + (page.cells + 1) * kPointer + cell <= page.begin;
}

/// Makes room for a cell and counts it in the page's header.
char* TableTree::addCell(Page& page, std::size_t size, bool isLeaf) {
    page.begin -= size;
    char* const bytes = page.bytes.data();
    putBigEndian16(bytes + headerSize(isLeaf) + page.cells * kPointer, std::uint32_t(page.begin));
    ++page.cells;
    putBigEndian16(bytes + kCellCountAt, std::uint32_t(page.cells));
    putBigEndian16(bytes + kCellAreaAt, std::uint32_t(page.begin)); // 65536 is written as 0
    return bytes + page.begin;
}

void TableTree::addChild(Page& page, const Child& child) {
    char key[kLongestVarint];
    const std::size_t size = putSqliteVarint(key, std::uint64_t(child.key));
    char* const cell = addCell(page, kPageNumber + size, false);
    putBigEndian32(cell, child.page);
    std::memcpy(cell + kPageNumber, key, size);
}

void TableTree::setLastChild(Page& page, std::uint32_t child) {
    putBigEndian32(page.bytes.data() + kLastChildAt, child);
}

/// How much of a payload stands in its leaf; the rest goes to overflow pages (section 1.6).
std::size_t TableTree::localSize(std::size_t payload) const {
    const std::size_t usable = m_pageSize;
    const std::size_t most = usable - 35;
    if (payload <= most)
        return payload;
    const std::size_t least = (usable - 12) * 32 / 255 - 23;
    const std::size_t fitting = least + (payload - least) % (usable - kPageNumber);
    return fitting <= most ? fitting : least;
}

/// Gives the number of the first page of the chain. Their numbers are known beforehand: one follows the other.
Result<std::uint32_t> TableTree::writeOverflow(std::string_view rest) {
    const std::size_t room = m_pageSize - kPageNumber;
    std::uint32_t first = 0;
    while (!rest.empty()) {
        const std::string_view part = rest.substr(0, room);
        rest.remove_prefix(part.size());
        m_scratch.assign(m_pageSize, '\0');
        putBigEndian32(m_scratch.data(), rest.empty() ? 0 : m_file.pageAfterNext());
        std::memcpy(m_scratch.data() + kPageNumber, part.data(), part.size());
        MW_TRY(const std::uint32_t number, m_file.append(m_scratch.data()));
        first = first == 0 ? number : first;
    }
    return first;
}

Result<void> TableTree::append(std::int64_t rowid, std::string_view record) {
    MW_ASSERT(m_rows == 0 || rowid > m_lastRowid, "rows come in ascending order");
    char head[2 * kLongestVarint];
    std::size_t headSize = putSqliteVarint(head, record.size());
    headSize += putSqliteVarint(head + headSize, std::uint64_t(rowid));
    const std::size_t local = localSize(record.size());
    const bool overflows = local < record.size();
    const std::size_t size = headSize + local + (overflows ? kPageNumber : 0);
    if (!fits(m_leaf, size, true))
        MW_TRY_DO(closeLeaf());
    std::uint32_t overflow = 0;
    if (overflows) {
        MW_TRY(overflow, writeOverflow(record.substr(local)));
    }
    if (m_leaf.cells == 0)
        m_firstInLeaf = rowid;
    char* const cell = addCell(m_leaf, size, true);
    std::memcpy(cell, head, headSize);
    std::memcpy(cell + headSize, record.data(), local);
    if (overflows)
        putBigEndian32(cell + headSize + local, overflow);
    m_lastRowid = rowid;
    ++m_rows;
    return {};
}

Result<void> TableTree::closeLeaf() {
    MW_TRY(const std::uint32_t number, m_file.append(m_leaf.bytes.data()));
    const auto last = std::uint64_t(m_lastRowid);
    m_leaves.push_back({number, std::uint32_t(last >> 32), std::uint32_t(last)});
    clear(m_leaf, true);
    return addToLevel(0, {number, m_lastRowid});
}

Result<void> TableTree::addToLevel(std::size_t index, Child child) {
    if (index == m_levels.size()) {
        m_levels.emplace_back();
        clear(m_levels.back().page, false);
    }
    // By index: levels above may be added meanwhile.
    if (m_levels[index].last) {
        const Child last = *m_levels[index].last;
        if (fits(m_levels[index].page, kPageNumber + kLongestVarint, false)) {
            addChild(m_levels[index].page, last);
        } else {
            setLastChild(m_levels[index].page, last.page);
            MW_TRY_DO(writeBefore(index));
            m_levels[index].before = std::move(m_levels[index].page);
            m_levels[index].beforeLast = last;
            clear(m_levels[index].page, false);
        }
    }
    m_levels[index].last = child;
    return {};
}

Result<void> TableTree::writeBefore(std::size_t index) {
    if (!m_levels[index].before)
        return {};
    MW_TRY(const std::uint32_t number, m_file.append(m_levels[index].before->bytes.data()));
    m_levels[index].before.reset();
    return addToLevel(index + 1, {number, m_levels[index].beforeLast.key});
}

/// A page without a cell is damaged to SQLite: the page before gives its last child to it.
void TableTree::giveLastCell(Level& level) const {
    Page& before = *level.before;
    addChild(level.page, level.beforeLast);
    const char* cell = cellAt(before.bytes.data(), before.cells - 1, false);
    const std::uint32_t child = bigEndian32(cell);
    const char* at = cell + kPageNumber;
    level.beforeLast = {child, std::int64_t(takeSqliteVarint(at))};
    --before.cells;
    putBigEndian16(before.bytes.data() + kCellCountAt, std::uint32_t(before.cells));
    // Cells were added from the back, so the last one lies in front: its bytes go with it.
    const auto size = std::size_t(at - cell);
    std::memset(before.bytes.data() + before.begin, 0, size);
    before.begin += size;
    putBigEndian16(before.bytes.data() + kCellAreaAt, std::uint32_t(before.begin));
    putBigEndian16(before.bytes.data() + kInnerHeader + before.cells * kPointer, 0);
    setLastChild(before, child);
}

Result<void> TableTree::finish(std::uint32_t rootPage) {
    if (m_rows == 0)
        return {};
    if (m_leaves.empty()) // the only leaf is the root
        return m_file.overwrite(rootPage, m_leaf.bytes.data());
    if (m_leaf.cells > 0)
        MW_TRY_DO(closeLeaf());
    for (std::size_t index = 0;; ++index) {
        if (m_levels[index].page.cells == 0 && m_levels[index].before)
            giveLastCell(m_levels[index]);
        MW_TRY_DO(writeBefore(index));
        Level& level = m_levels[index];
        setLastChild(level.page, level.last->page);
        if (index + 1 == m_levels.size() && level.page.cells > 0)
            return m_file.overwrite(rootPage, level.page.bytes.data());
        MW_TRY(const std::uint32_t number, m_file.append(level.page.bytes.data()));
        MW_TRY_DO(addToLevel(index + 1, {number, level.last->key}));
    }
}

std::optional<std::size_t> TableTree::cellOf(const char* leaf, std::int64_t rowid) const {
    std::size_t begin = 0, end = bigEndian16(leaf + kCellCountAt);
    while (begin < end) {
        const std::size_t middle = (begin + end) / 2;
        const char* at = cellAt(leaf, middle, true);
        takeSqliteVarint(at);
        const auto found = std::int64_t(takeSqliteVarint(at));
        if (found == rowid)
            return middle;
        (found < rowid ? begin : end) = found < rowid ? middle + 1 : middle;
    }
    return std::nullopt;
}

Result<bool> TableTree::contains(std::int64_t rowid) {
    if (m_rows == 0 || rowid > m_lastRowid)
        return false;
    if (m_leaf.cells > 0 && rowid >= m_firstInLeaf)
        return cellOf(m_leaf.bytes.data(), rowid).has_value();
    const auto leaf = std::lower_bound(m_leaves.begin(), m_leaves.end(), rowid,
                                       [](const Leaf& one, std::int64_t id) { return one.last() < id; });
    if (leaf == m_leaves.end())
        return false;
    MW_TRY_DO(m_file.read(leaf->page, m_scratch.data()));
    return cellOf(m_scratch.data(), rowid).has_value();
}

Result<void>
TableTree::forEach(const std::function<Result<void>(std::int64_t rowid, std::string_view record)>& take) {
    std::string leaf(m_pageSize, '\0');
    for (const Leaf& one : m_leaves) {
        MW_TRY_DO(m_file.read(one.page, leaf.data()));
        MW_TRY_DO(showLeaf(leaf.data(), take));
    }
    return showLeaf(m_leaf.bytes.data(), take);
}

Result<void>
TableTree::showLeaf(const char* leaf,
                    const std::function<Result<void>(std::int64_t rowid, std::string_view record)>& take) {
    const std::size_t cells = bigEndian16(leaf + kCellCountAt);
    for (std::size_t i = 0; i < cells; ++i) {
        const char* at = cellAt(leaf, i, true);
        const auto size = std::size_t(takeSqliteVarint(at));
        const auto rowid = std::int64_t(takeSqliteVarint(at));
        const std::size_t local = localSize(size);
        m_record.assign(at, local);
        for (std::uint32_t next = local < size ? bigEndian32(at + local) : 0; next != 0;) {
            MW_TRY_DO(m_file.read(next, m_scratch.data()));
            const std::size_t part = std::min(size - m_record.size(), m_pageSize - kPageNumber);
            m_record.append(m_scratch.data() + kPageNumber, part);
            next = bigEndian32(m_scratch.data());
        }
        MW_TRY_DO(take(rowid, m_record));
    }
    return {};
}

} // namespace mw

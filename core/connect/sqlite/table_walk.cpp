// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/table_walk.h"

#include "core/connect/sqlite/big_endian.h"
#include "core/connect/sqlite/record.h"

#include <algorithm>
#include <cstring>

namespace mw {

namespace {

constexpr char kBranchType = 0x05, kLeafType = 0x0d;
constexpr std::size_t kFileHeader = 100; ///< in front of the first page's header
constexpr std::size_t kLeafHeader = 8, kBranchHeader = 12;
constexpr std::size_t kDeepest = 20; ///< SQLite's own bound: BTCURSOR_MAX_DEPTH
constexpr std::size_t kRunBytes = 256 * 1024;
constexpr std::size_t kSlack = 64; ///< readable behind a run and a record, so that reading needs no bound at each byte

std::size_t headerAt(std::uint32_t page) { return page == 1 ? kFileHeader : 0; }

} // namespace

SqliteTableWalk::SqliteTableWalk(SqliteStatement transaction, SqlitePageReader reader, std::uint32_t root, Direction direction)
    : m_transaction(std::move(transaction)), m_reader(reader), m_root(root), m_isForward(direction == Direction::Forward),
      m_branches{{root}}, m_mostRun(std::uint32_t(std::max<std::size_t>(1, kRunBytes / reader.pageSize()))) {}

Result<std::optional<SqliteTableWalk>> SqliteTableWalk::start(SqliteSession& session, const SqliteTable& table,
                                                                Direction direction) {
    if (!table.hasRowid || table.hasVirtualColumns || !table.query.empty() || rowidName(table).empty())
        return std::optional<SqliteTableWalk>();
    MW_TRY(SqliteStatement transaction,
           session.prepare("SELECT rootpage, sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?"));
    transaction.bind(0, table.entity.name);
    MW_TRY(const bool found, transaction.step());
    if (!found || transaction.text(1) != table.statement)
        return std::optional<SqliteTableWalk>();
    const std::int64_t root = transaction.integer(0);
    MW_TRY(const std::optional<SqlitePageReader> reader, SqlitePageReader::open(session));
    if (!reader || root < 1 || root > reader->pages())
        return std::optional<SqliteTableWalk>();
    return std::optional<SqliteTableWalk>(SqliteTableWalk(std::move(transaction), *reader, std::uint32_t(root), direction));
}

Result<bool> SqliteTableWalk::next() {
    while (m_cell == m_cells) {
        MW_TRY(const bool more, nextLeaf());
        if (!more)
            return false;
    }
    const std::size_t usable = m_reader.usableSize();
    const std::size_t cell = m_isForward ? m_cell : m_cells - 1 - m_cell;
    const std::size_t pointer = bigEndian16(m_leaf + m_headerAt + kLeafHeader + 2 * cell);
    ++m_cell;
    if (pointer < kLeafHeader || pointer >= usable)
        return damaged("a cell lies outside");
    const char* const start = m_leaf + pointer;
    const char* at = start;
    const std::uint64_t size = takeSqliteVarint(at);
    const auto rowid = std::int64_t(takeSqliteVarint(at));
    if (m_hasRowid && (m_isForward ? rowid <= m_rowid : rowid >= m_rowid))
        return damaged("row ids out of order");
    m_rowid = rowid;
    m_hasRowid = true;
    const auto place = std::size_t(at - m_leaf);
    // How much of a payload stays in its cell: sqlite.org/fileformat2.html, section 1.6.
    const std::size_t most = usable - 35;
    if (size <= most) [[likely]] {
        if (place + size > usable)
            return damaged("a record ends outside");
        m_record = {at, std::size_t(size)};
        m_cellBytes = {start, std::size_t(at - start) + std::size_t(size)};
        if (m_owner != m_run)
            m_owner = m_run;
        return true;
    }
    const std::size_t least = (usable - 12) * 32 / 255 - 23;
    const std::size_t wanted = least + std::size_t((size - least) % (usable - 4));
    const std::size_t local = wanted <= most ? wanted : least;
    if (place + local + 4 > usable)
        return damaged("a record ends outside");
    MW_TRY_DO(collect(start, std::size_t(at - start), local, size));
    return true;
}

Result<void> SqliteTableWalk::collect(const char* cell, std::size_t headSize, std::size_t localSize, std::uint64_t size) {
    if (size > std::uint64_t(m_reader.pages()) * m_reader.usableSize())
        return damaged("a record is larger than the file");
    const std::size_t whole = headSize + std::size_t(size);
    const auto bytes = std::make_shared_for_overwrite<char[]>(whole + kSlack);
    std::memcpy(bytes.get(), cell, headSize + localSize);
    std::memset(bytes.get() + whole, 0, kSlack);
    std::string page(m_reader.pageSize(), '\0');
    std::uint32_t number = bigEndian32(cell + headSize + localSize);
    for (std::size_t done = headSize + localSize; done < whole;) {
        if (number < 1 || number > m_reader.pages())
            return damaged("a record goes on in a page that is not there");
        MW_TRY_DO(m_reader.read(number, 1, page.data()));
        const std::size_t more = std::min(m_reader.usableSize() - 4, whole - done);
        std::memcpy(bytes.get() + done, page.data() + 4, more);
        done += more;
        number = bigEndian32(page.data());
    }
    m_cellBytes = {bytes.get(), whole};
    m_record = m_cellBytes.substr(headSize);
    m_owner = bytes;
    return {};
}

Result<bool> SqliteTableWalk::nextLeaf() {
    while (!m_branches.empty()) {
        std::vector<std::uint32_t>& below = m_branches.back();
        if (below.empty()) {
            m_branches.pop_back();
            continue;
        }
        const std::uint32_t page = below.back();
        below.pop_back();
        MW_TRY(const char* bytes, fetch(page, below));
        if (++m_visited > m_reader.pages())
            return m_reader.damaged(page, "the tree goes in circles");
        const char type = bytes[headerAt(page)];
        if (type == kLeafType) {
            MW_TRY_DO(enter(page, bytes));
            return true;
        }
        if (type != kBranchType)
            return m_reader.damaged(page, "it is no page of a table");
        if (m_branches.size() >= kDeepest)
            return m_reader.damaged(page, "the tree is too deep");
        m_branches.emplace_back();
        MW_TRY(m_branches.back(), pagesBelow(page, bytes));
        if (m_isForward)
            std::reverse(m_branches.back().begin(), m_branches.back().end());
    }
    return false;
}

Result<const char*> SqliteTableWalk::fetch(std::uint32_t page, const std::vector<std::uint32_t>& next) {
    if (page >= m_runFirst && page - m_runFirst < m_runPages)
        return m_run.get() + (page - m_runFirst) * m_reader.pageSize();
    if (page < 1 || page > m_reader.pages())
        return m_reader.damaged(page, "it is not there");
    std::uint32_t first = page, count = 1;
    // Leaves that follow one another in the file, as they do where rows were appended, are read at once.
    if (m_hasLeafDepth && m_branches.size() == m_leafDepth)
        for (auto other = next.rbegin(); other != next.rend() && count < m_mostRun; ++other, ++count) {
            if (*other < 1 || *other > m_reader.pages() || *other != (m_isForward ? page + count : page - count))
                break;
            first = std::min(first, *other);
        }
    m_runPages = 0; // nothing is there where reading fails
    m_owner.reset();
    if (m_run.use_count() != 1) { // at first, and where somebody keeps the rows that lie in it
        const std::size_t size = m_mostRun * m_reader.pageSize();
        m_run = std::make_shared_for_overwrite<char[]>(size + kSlack);
        std::memset(m_run.get() + size, 0, kSlack);
    }
    MW_TRY_DO(m_reader.read(first, count, m_run.get()));
    m_runFirst = first;
    m_runPages = count;
    return m_run.get() + (page - first) * m_reader.pageSize();
}

Result<std::vector<std::uint32_t>> SqliteTableWalk::pagesBelow(std::uint32_t page, const char* bytes) const {
    const char* const header = bytes + headerAt(page);
    const std::size_t cells = bigEndian16(header + 3), usable = m_reader.usableSize();
    if (headerAt(page) + kBranchHeader + 2 * cells > usable)
        return m_reader.damaged(page, "it has more cells than there is room for");
    std::vector<std::uint32_t> below;
    below.reserve(cells + 1);
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const std::size_t pointer = bigEndian16(header + kBranchHeader + 2 * cell);
        if (pointer + 4 > usable)
            return m_reader.damaged(page, "a cell lies outside");
        below.push_back(bigEndian32(bytes + pointer));
    }
    below.push_back(bigEndian32(header + 8));
    return below;
}

Result<std::uint64_t> SqliteTableWalk::countBytes() const {
    std::string bytes(m_reader.pageSize(), '\0');
    std::uint64_t pages = 1; // all that is known so far, in a tree as deep everywhere
    std::vector<std::uint32_t> level{m_root}, below;
    for (std::size_t depth = 0; depth < kDeepest; ++depth) {
        below.clear();
        for (const std::uint32_t page : level) {
            if (page < 1 || page > m_reader.pages())
                return m_reader.damaged(page, "it is not there");
            MW_TRY_DO(m_reader.read(page, 1, bytes.data()));
            if (bytes[headerAt(page)] != kBranchType)
                return pages * m_reader.pageSize();
            MW_TRY(const std::vector<std::uint32_t> more, pagesBelow(page, bytes.data()));
            below.insert(below.end(), more.begin(), more.end());
        }
        pages += below.size();
        if (pages > m_reader.pages())
            return m_reader.damaged(m_root, "the tree goes in circles");
        level.swap(below);
    }
    return m_reader.damaged(m_root, "the tree is too deep");
}

Result<void> SqliteTableWalk::enter(std::uint32_t page, const char* bytes) {
    if (m_hasLeafDepth && m_branches.size() != m_leafDepth)
        return m_reader.damaged(page, "it is a leaf above others");
    m_hasLeafDepth = true;
    m_leafDepth = m_branches.size();
    m_page = page;
    m_leaf = bytes;
    m_headerAt = headerAt(page);
    m_cell = 0;
    m_cells = bigEndian16(bytes + m_headerAt + 3);
    if (m_headerAt + kLeafHeader + 2 * std::size_t(m_cells) > m_reader.usableSize()) {
        m_cells = 0;
        return m_reader.damaged(page, "it has more cells than there is room for");
    }
    return {};
}

} // namespace mw

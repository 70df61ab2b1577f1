// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/pages/row_runs.h"

#include "core/base/file.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <queue>

namespace mw {

namespace {

constexpr std::string_view kPlace = "temporary file";
/// Before each record in the file: row id, size.
constexpr std::size_t kRecordHead = 16;
constexpr std::size_t kLargestReadAhead = 64 * 1024, kSmallestReadAhead = 4 * 1024;

} // namespace

/// Reads one run from its beginning to its end.
class RowRuns::RunReader {
public:
    RunReader(int file, const Run& run, std::size_t readAhead)
        : m_file(file), m_at(run.begin), m_end(run.end), m_readAhead(readAhead) {}

    /// False at the end.
    Result<bool> next() {
        m_used += m_size;
        m_size = 0;
        if (m_used == m_buffer.size() && m_at == m_end)
            return false;
        MW_TRY_DO(have(kRecordHead));
        std::uint64_t size = 0;
        std::memcpy(&m_rowid, m_buffer.data() + m_used, 8);
        std::memcpy(&size, m_buffer.data() + m_used + 8, 8);
        m_used += kRecordHead;
        MW_TRY_DO(have(std::size_t(size)));
        m_size = std::size_t(size);
        return true;
    }
    std::int64_t rowid() const { return m_rowid; }
    std::string_view record() const { return std::string_view(m_buffer).substr(m_used, m_size); }

private:
    /// Makes sure that so many bytes lie behind what is used.
    Result<void> have(std::size_t size) {
        if (m_buffer.size() - m_used >= size)
            return {};
        m_buffer.erase(0, m_used);
        m_used = 0;
        const std::size_t known = m_buffer.size();
        const auto wanted = std::min<std::uint64_t>(std::max(size - known, m_readAhead), m_end - m_at);
        m_buffer.resize(known + std::size_t(wanted));
        for (std::size_t filled = known; filled < m_buffer.size();) {
            const ssize_t got = ::pread(m_file, m_buffer.data() + filled, m_buffer.size() - filled, off_t(m_at));
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                return fromErrno(got < 0 ? errno : EIO, std::string(kPlace), false);
            filled += std::size_t(got);
            m_at += std::uint64_t(got);
        }
        return {};
    }

    const int m_file;
    std::uint64_t m_at;
    const std::uint64_t m_end;
    const std::size_t m_readAhead;
    std::string m_buffer;
    std::size_t m_used = 0, m_size = 0;
    std::int64_t m_rowid = 0;
};

Result<void> RowRuns::add(std::int64_t rowid, std::string_view record) {
    if (!m_rows.empty() && bytes() + record.size() + sizeof(Row) > m_budget)
        MW_TRY_DO(spill());
    m_rows.push_back({rowid, m_bytes.size(), record.size()});
    m_bytes += record;
    return {};
}

void RowRuns::sortRows() {
    std::sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.rowid < b.rowid; });
}

Result<void> RowRuns::spill() {
    if (!m_file)
        m_file.reset(std::tmpfile());
    if (!m_file)
        return fromErrno(errno, std::string(kPlace), true);
    sortRows();
    Run run{m_written, m_written};
    for (const Row& row : m_rows) {
        const std::uint64_t size = row.size;
        char head[kRecordHead];
        std::memcpy(head, &row.rowid, 8);
        std::memcpy(head + 8, &size, 8);
        const std::string_view record = recordOf(row);
        if (std::fwrite(head, 1, kRecordHead, m_file.get()) != kRecordHead ||
            std::fwrite(record.data(), 1, record.size(), m_file.get()) != record.size())
            return fromErrno(errno, std::string(kPlace), true);
        run.end += kRecordHead + size;
    }
    if (std::fflush(m_file.get()) != 0)
        return fromErrno(errno, std::string(kPlace), true);
    m_written = run.end;
    m_runs.push_back(run);
    m_rows.clear();
    m_bytes.clear();
    return {};
}

Result<void> RowRuns::forEach(const std::function<Result<void>(std::int64_t rowid, std::string_view record)>& take,
                              JobContext& job) {
    constexpr std::size_t kRowsBetweenChecks = 4096;
    std::size_t shown = 0;
    const auto show = [&](std::int64_t rowid, std::string_view record) -> Result<void> {
        if (++shown % kRowsBetweenChecks == 0)
            MW_TRY_DO(job.checkpoint());
        return take(rowid, record);
    };
    if (m_runs.empty()) {
        sortRows();
        for (const Row& row : m_rows)
            MW_TRY_DO(show(row.rowid, recordOf(row)));
        return {};
    }
    if (!m_rows.empty())
        MW_TRY_DO(spill());
    m_rows = {};
    m_bytes = {};
    const std::size_t readAhead = std::clamp(m_budget / m_runs.size(), kSmallestReadAhead, kLargestReadAhead);
    std::vector<RunReader> readers;
    readers.reserve(m_runs.size());
    using Head = std::pair<std::int64_t, std::size_t>; // row id, reader
    std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
    for (const Run& run : m_runs) {
        readers.emplace_back(::fileno(m_file.get()), run, readAhead);
        MW_TRY(const bool more, readers.back().next());
        if (more)
            heads.emplace(readers.back().rowid(), readers.size() - 1);
    }
    while (!heads.empty()) {
        const std::size_t index = heads.top().second;
        heads.pop();
        RunReader& reader = readers[index];
        MW_TRY_DO(show(reader.rowid(), reader.record()));
        MW_TRY(const bool more, reader.next());
        if (more)
            heads.emplace(reader.rowid(), index);
    }
    return {};
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/job/job.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// Sorts rows by their row ids within a memory budget: sorted runs go to an unnamed temporary file and are merged. Row
/// ids must differ. One thread.
class RowRuns {
public:
    explicit RowRuns(std::size_t budget) : m_budget(budget) {}

    Result<void> add(std::int64_t rowid, std::string_view record);
    bool empty() const { return m_rows.empty() && m_runs.empty(); }
    std::size_t count() const { return m_rows.size(); } ///< in memory
    bool spilled() const { return !m_runs.empty(); }
    std::size_t bytes() const { return m_bytes.size() + m_rows.size() * sizeof(Row); }
    /// Shows all rows in ascending order; nothing can be added afterwards.
    Result<void> forEach(const std::function<Result<void>(std::int64_t rowid, std::string_view record)>& take,
                         JobContext& job);

private:
    struct Row {
        std::int64_t rowid = 0;
        std::size_t offset = 0, size = 0;
    };
    struct FileCloser {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    /// A stretch of the file.
    struct Run {
        std::uint64_t begin = 0, end = 0;
    };
    class RunReader;

    void sortRows();
    std::string_view recordOf(const Row& row) const { return std::string_view(m_bytes).substr(row.offset, row.size); }
    Result<void> spill();

    const std::size_t m_budget;
    std::string m_bytes;
    std::vector<Row> m_rows;
    std::unique_ptr<std::FILE, FileCloser> m_file;
    std::vector<Run> m_runs;
    std::uint64_t m_written = 0;
};

} // namespace mw

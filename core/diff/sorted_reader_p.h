// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/diff/run_file_p.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace mw::diff {

/// Gives the rows of another reader in the order of encodeKey(), rows of equal keys in their own order. Sorts in memory
/// up to the budget and in runs in an unnamed temporary file beyond it. Malformed rows are counted, not kept.
class SortedReader final : public Reader {
public:
    /// Reads all of `source` at once. The temporary folder's failures come back by name.
    static Result<std::unique_ptr<SortedReader>> sort(std::unique_ptr<Reader> source,
                                                      const std::vector<std::size_t>& key, std::size_t memoryBudget,
                                                      JobContext& job);
    ~SortedReader() override;

    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;
    std::uint64_t malformed() const { return m_malformed; }

private:
    struct Row {
        std::uint64_t prefix; ///< eight bytes of the key, big-endian: decides most comparisons
        std::uint64_t offset; ///< in m_bytes
    };
    explicit SortedReader(std::size_t memoryBudget);

    Result<void> add(const Batch& batch, const std::vector<std::size_t>& key);
    void sortRows();
    Result<void> spill();
    Result<void> startMerging();
    RowHead headAt(std::uint64_t offset) const;
    std::string_view keyAt(std::uint64_t offset) const;
    std::string_view rowAt(std::uint64_t offset) const;
    /// The next row in order; `any` is false at the end. Valid until the next call.
    Result<std::string_view> nextRow(bool& any);
    bool isLater(std::size_t a, std::size_t b) const;

    std::vector<Field> m_fields;
    std::vector<LogicalType> m_types;
    const std::size_t m_mostBytes, m_mostRows; ///< that are kept in memory: vectors are made this large at once
    std::string m_bytes;                       ///< rows as RunFile has them
    std::vector<Row> m_rows;
    std::string m_firstKey, m_key, m_encoded;
    std::size_t m_commonKey = 0; ///< bytes that all keys in memory begin with
    std::size_t m_nextRow = 0;
    RunFile m_runs;
    std::vector<RunFile::Cursor> m_cursors;
    std::vector<std::size_t> m_heap;       ///< indices of cursors, the smallest key first
    std::size_t m_taken = std::size_t(-1); ///< the cursor whose row was given last and has to move on
    std::uint64_t m_malformed = 0, m_sequence = 0;
};

} // namespace mw::diff

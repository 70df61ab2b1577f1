// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace mw::diff {

/// Gives the rows of another reader in the order of encodeKey(), rows of equal keys in their own order. Sorts in memory
/// up to the budget and in runs in unnamed temporary files beyond it.
class SortedReader final : public Reader {
public:
    /// Reads all of `source` at once. The temporary folder's failures come back by name.
    static Result<std::unique_ptr<SortedReader>> sort(std::unique_ptr<Reader> source, const std::vector<std::size_t>& key,
                                                      std::size_t memoryBudget, JobContext& job);
    ~SortedReader() override;

    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;

private:
    class Run;
    struct Row {
        std::uint64_t prefix; ///< the key's first eight bytes, big-endian: decides most comparisons
        std::uint64_t offset; ///< in m_bytes: key size, row size, key, row
    };
    SortedReader() = default;

    Result<void> add(const Batch& batch, const std::vector<std::size_t>& key);
    void sortRows();
    Result<void> spill();
    std::string_view keyAt(std::uint64_t offset) const;
    std::string_view rowAt(std::uint64_t offset) const;
    Result<std::string_view> nextRow(bool& any);

    std::vector<Field> m_fields;
    std::vector<LogicalType> m_types;
    std::size_t m_memoryBudget = 0;
    std::string m_bytes;
    std::vector<Row> m_rows;
    std::string m_key; ///< scratch
    std::size_t m_nextRow = 0;
    std::vector<std::unique_ptr<Run>> m_runs;
    std::vector<std::size_t> m_heap; ///< indices of runs, the smallest key first
    std::size_t m_taken = std::size_t(-1); ///< the run whose row was given last and has to move on
    std::vector<MalformedRow> m_malformed;
    std::uint64_t m_sequence = 0;
};

} // namespace mw::diff

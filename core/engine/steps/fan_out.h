// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"

#include <cstdint>
#include <vector>

namespace mw::engine {

/// Gathers which rows of a batch go on, and how often: for steps that make several rows of one. The rows of a record stand
/// together, and only the first of them counts as the record.
class FanOut {
public:
    /// Rows that are one batch: a record's rows are parted only beyond `kMost`.
    static constexpr std::size_t kMost = 32 * kBatchRows;

    void begin() {
        m_rows.clear();
        m_isFirst.clear();
    }
    void add(std::uint32_t row, bool isFirst) {
        m_rows.push_back(row);
        m_isFirst.push_back(isFirst);
    }
    std::size_t size() const { return m_rows.size(); }
    const std::vector<std::uint32_t>& rows() const { return m_rows; }
    /// The rows as a batch of their own; `batch` gives away its malformed records.
    Batch take(Batch& batch) const {
        Batch taken = takeBatchRows(batch, m_rows);
        if (taken.origins.weight.empty())
            taken.origins.weight.assign(taken.rows, 1);
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            if (!m_isFirst[i])
                taken.origins.weight[i] = 0;
        taken.malformed = std::move(batch.malformed);
        batch.malformed.clear();
        taken.sourceBytes = batch.sourceBytes;
        batch.sourceBytes = 0;
        return taken;
    }

private:
    std::vector<std::uint32_t> m_rows;
    std::vector<bool> m_isFirst;
};

} // namespace mw::engine

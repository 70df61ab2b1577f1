// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/steps/stage.h"

namespace mw::engine {

std::vector<std::uint32_t> rowsAtWork(const Batch& batch) {
    std::vector<std::uint32_t> rows;
    rows.reserve(batch.rows);
    for (std::uint32_t row = 0; row < batch.rows; ++row)
        if (!batch.errors.hasRow(row) && (batch.leftOut.empty() || batch.leftOut[row] == 0))
            rows.push_back(row);
    return rows;
}

void leaveOut(Batch& batch, std::uint32_t row, std::uint32_t step) {
    batch.leftOut.resize(batch.rows, 0);
    batch.leftOut[row] = step;
}

std::uint64_t takeErrors(Batch& batch, const RowErrors& errors) {
    std::uint64_t rows = 0;
    for (const RowError& error : errors.all()) {
        rows += batch.errors.hasRow(error.row) ? 0 : 1;
        batch.errors.add({error.row, kWholeRow, error.code, error.arguments, error.span});
    }
    return rows;
}

} // namespace mw::engine

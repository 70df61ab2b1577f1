// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/batch.h"

namespace mw {

void Batch::clear() {
    sequence = 0;
    rows = 0;
    columns.clear();
    origins = RowOrigins();
    malformed.clear();
    errors.clear();
    leftOut.clear();
    sourceBytes = 0;
}

Batch takeBatchRows(const Batch& batch, std::span<const std::uint32_t> rows) {
    Batch taken;
    taken.sequence = batch.sequence;
    taken.rows = rows.size();
    for (const ColumnPtr& column : batch.columns)
        taken.columns.push_back(takeRows(*column, rows));
    const auto take = [&](const auto& from, auto& into) {
        if (from.empty())
            return;
        into.reserve(rows.size());
        for (const std::uint32_t row : rows)
            if (row < from.size())
                into.push_back(from[row]);
    };
    taken.origins.source = batch.origins.source;
    take(batch.origins.rowNumber, taken.origins.rowNumber);
    take(batch.origins.byteOffset, taken.origins.byteOffset);
    take(batch.origins.record, taken.origins.record);
    take(batch.origins.recordSource, taken.origins.recordSource);
    take(batch.origins.weight, taken.origins.weight);
    take(batch.leftOut, taken.leftOut);
    if (!batch.errors.empty())
        for (std::uint32_t i = 0; i < rows.size(); ++i)
            if (batch.errors.hasRow(rows[i]))
                for (RowError error : batch.errors.all())
                    if (error.row == rows[i]) {
                        error.row = i;
                        taken.errors.add(std::move(error));
                    }
    return taken;
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
/// batch: rows on their way through the engine: typed columns with validity, the origin of each row, errors beside the
/// data and each row's disposition. Knows nothing of where rows come from. Includes base, types.
#pragma once

#include "core/batch/column.h"
#include "core/batch/row_errors.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace mw {

/// Rows in a full batch; text bytes in a full batch. Whichever is reached first ends a batch.
inline constexpr std::size_t kBatchRows = 2048;
inline constexpr std::size_t kBatchTextBytes = 256 * 1024;

/// Where a source record ends (the conservation ledger's columns).
enum class Disposition : std::uint8_t { Pending, Loaded, Merged, HandedOver, Archived, Excluded, Rejected, Federated };

/// Where rows came from: `rowNumber` counts records of the source from 1 (rows of a sheet keep its numbers, so there may
/// be gaps), `byteOffset` is the record's first byte (0 where the source has no bytes). Vectors are as long as the batch.
struct RowOrigins {
    std::uint32_t source = 0; ///< index into the plan's list of sources
    std::vector<std::uint64_t> rowNumber;
    std::vector<std::uint64_t> byteOffset;
    // Where rows are made of records by steps, `rowNumber` counts rows; empty where each row is a record.
    std::vector<std::uint64_t> record;       ///< number of the (first) record in its source
    std::vector<std::uint32_t> recordSource; ///< 0: the driving source, then the others in the order of the steps
    std::vector<std::uint32_t> weight;       ///< how many records are counted with the row; 0: they are counted with another
};

/// A record that the reader could not make a row of. It counts as read and as rejected.
struct MalformedRow {
    std::uint64_t rowNumber = 0;
    std::uint64_t line = 0; ///< first line in the file, from 1; 0 where there are no lines
    std::uint64_t byteOffset = 0;
    Error error;
    std::string raw; ///< the record's text, at most 4 KiB
};

/// Equally long columns. One thread at a time owns a batch; columns may be shared, and are then read only.
struct Batch {
    std::uint64_t sequence = 0; ///< position in the stream, from 0, without gaps
    std::size_t rows = 0;
    std::vector<ColumnPtr> columns;
    RowOrigins origins;
    std::vector<MalformedRow> malformed; ///< records read between these rows that did not become rows
    RowErrors errors;
    std::vector<std::uint32_t> leftOut; ///< per row the step, from 1, that excluded it, 0 for none; empty: no row is excluded
    std::uint64_t sourceBytes = 0; ///< bytes of the source that this batch used up, for progress

    void clear();
};

/// Copies some rows with all that is known of them, but for malformed records; a row may be taken several times.
Batch takeBatchRows(const Batch& batch, std::span<const std::uint32_t> rows);

} // namespace mw

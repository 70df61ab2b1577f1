// SPDX-License-Identifier: GPL-3.0-or-later
/// sheet: what all workbooks have in common, whatever file they come from: cells, where the table on a sheet begins, the
/// kinds of its columns, a reader over rows, the connection. The formats bring the rows. Includes base..connect.
#pragma once

#include "core/connect/sheet/reference.h"
#include "core/job/job.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::sheet {

/// What a cell holds. Unsaved: a formula whose value nobody has stored.
enum class CellKind : std::uint8_t { Text, Number, Boolean, Date, Time, Timestamp, Duration, Error, Unsaved };

/// A cell that is not blank. `text` is the value in its canonical form (ISO dates, true/false, plain numbers), or, where
/// a sheet is read raw, as it is stored; for errors "#N/A", for Unsaved the formula. It lives as long as its row.
struct SheetCell {
    std::uint32_t column = 0; ///< from 0
    CellKind kind = CellKind::Text;
    std::uint32_t style = 0; ///< of its look: equal numbers look equal; 0 where unknown
    std::string_view text;
};

/// A row that holds anything; cells in ascending columns.
struct SheetRow {
    std::uint32_t number = 0; ///< in the sheet, from 1
    bool hidden = false;
    std::vector<SheetCell> cells;
    std::optional<Error> problem; ///< why it cannot be taken; the cells are then those that could be read
};

/// What is known of a sheet beside its cells; more of it the further it has been read.
struct SheetFacts {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> hiddenColumns; ///< half-open
    std::vector<CellRange> merged;
    std::optional<CellRange> used; ///< as the file claims
};

/// A stretch of rows and columns that cannot be larger, whatever a file says (2^20 rows by 2^14 columns).
inline constexpr std::uint32_t kMostRows = 1u << 20;
inline constexpr std::uint32_t kMostColumns = 1u << 14;
/// Text of one row in bytes; more makes it a malformed one.
inline constexpr std::size_t kLargestRow = 16u << 20;

/// Streams the rows of one sheet in ascending order. One thread.
class RowSource {
public:
    virtual ~RowSource() = default;
    /// Gives the next row that is not blank; false at the end.
    virtual Result<bool> next(SheetRow& row, JobContext& job) = 0;
    virtual const SheetFacts& facts() const = 0;
    virtual std::uint64_t bytesTaken() const = 0; ///< of totalBytes(), for progress
    virtual std::uint64_t totalBytes() const = 0;
};

} // namespace mw::sheet

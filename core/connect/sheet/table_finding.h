// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sheet/sheet_options.h"
#include "core/connect/sheet/workbook.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mw::sheet {

/// Rows from the beginning of a sheet or range, kept.
struct Sample {
    struct Cell {
        std::uint32_t column = 0;
        CellKind kind = CellKind::Text;
        std::uint32_t style = 0;
        std::string text;
    };
    struct Row {
        std::uint32_t number = 0;
        std::vector<Cell> cells;
    };
    std::vector<Row> rows;
    bool isWhole = false; ///< there are no more
    std::optional<CellRange> used;
};

/// Takes rows until there are `rows` of them; those outside of `range` and its columns are left out.
Result<Sample> takeSample(RowSource& source, const std::optional<CellRange>& range, std::size_t rows, JobContext& job);

/// Something that was decided about a sheet, for people.
struct Decision {
    std::string what;
    std::string value;
    double confidence = 0;
    std::string reason;
};

/// Where the table lies that an entity is.
struct TableLayout {
    std::uint32_t firstColumn = 0, endColumn = 0;
    std::uint32_t firstRow = 1, endRow = kMostRows + 1; ///< of the rows below the header, half-open
    std::optional<std::uint32_t> headerRow;
    bool isCutOut = false;           ///< what stands beside its columns belongs to others
    std::vector<std::string> names;  ///< of its columns
    std::vector<std::string> labels; ///< as the header spells them, where that is not the name
    std::vector<Decision> decisions;
};

/// Finds the header under titles and the columns that belong to the table.
TableLayout findTable(const WorkbookEntity& entity, const Sample& sample, const SheetOptions& options);
/// Everything from the first cell on, columns named by position.
TableLayout wholeSheet(const WorkbookEntity& entity, const Sample& sample);

} // namespace mw::sheet

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mw::sheet {

/// A rectangle of cells: rows from 1 and columns from 0, half-open.
struct CellRange {
    std::uint32_t firstRow = 1, endRow = 2;
    std::uint32_t firstColumn = 0, endColumn = 1;
    std::uint32_t rows() const { return endRow - firstRow; }
    std::uint32_t columns() const { return endColumn - firstColumn; }
    friend bool operator==(const CellRange&, const CellRange&) = default;
};

/// "A", "Z", "AA" for columns from 0.
std::string columnLetters(std::uint32_t column);
/// "B7" for row 7, column 1.
std::string cellName(std::uint32_t row, std::uint32_t column);
/// "Sheet 1!B7"; names that are no words stand in apostrophes, as in formulas.
std::string cellPlace(std::string_view sheet, std::uint32_t row, std::uint32_t column);
std::string rangeName(const CellRange& range);

/// Reads "B7" or "$B$7" into a row from 1 and a column from 0, within 2^20 rows and 2^14 columns.
bool parseCell(std::string_view text, std::uint32_t& row, std::uint32_t& column);
/// Reads "A1:C9" or "A1", with or without dollar signs.
std::optional<CellRange> parseRange(std::string_view text);
/// Reads one "Sheet1!$A$1:$C$9" or "'Annual ''24'!A1"; `sheet` gets the name without apostrophes.
std::optional<CellRange> parseSheetRange(std::string_view text, std::string& sheet);

} // namespace mw::sheet

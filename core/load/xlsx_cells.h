// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/column.h"
#include "core/batch/row_errors.h"

#include <optional>
#include <string>
#include <string_view>

namespace mw {

/// Cells of a workbook hold 64-bit floating point numbers of which 15 digits count, dates from 1 March 1900 on to the
/// millisecond, and texts of 32,767 characters.
namespace xlsx_cells {

/// What of a value can stand in a cell with its own type.
struct Cell {
    enum class Kind { Blank, Text, Number, Boolean, Date, Time, Timestamp };
    Kind kind = Kind::Blank;
    double number = 0;    ///< days for dates and times; 0 or 1 for truth
    std::string text = {}; ///< as it is to be written, escaped
};

/// The cell for a value: a number, date or time that would not be the same again becomes its text. '' is blank.
Cell cellOf(const Column& column, std::size_t row);
/// Escapes what reads as an escape, "_x0041_", and characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19).
std::string escaped(std::string_view text);
/// Says why a text cannot stand in a cell; none where it can.
std::optional<RowError> refusalOf(const Cell& cell);

} // namespace xlsx_cells

} // namespace mw

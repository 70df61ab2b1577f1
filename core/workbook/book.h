// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/job/job.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw::workbook {

/// A row of a sheet that holds anything; cells from column A on, empty ones as empty texts, none behind the last.
struct Row {
    std::uint32_t number = 0; ///< in the sheet, from 1
    std::vector<std::string> cells;
    /// The text of a column, empty where the row does not go that far.
    const std::string& at(std::size_t column) const;
};

struct Sheet {
    std::string name;
    bool isHidden = false;
    std::vector<Row> rows; ///< filtered and hidden ones too
    /// "Sheet1!B7"
    std::string place(const Row& row, std::size_t column) const;
};

/// All cells of a workbook as text: dates as ISO dates, numbers plainly, texts as they stand, line breaks as '\n'.
struct Book {
    std::vector<Sheet> sheets;
    bool keepsSpaces = true; ///< false: several spaces are one, and none begins a line, as OpenDocument has it
    std::vector<Error> unreadable; ///< cells and rows that hold no value (CellError, UnsavedFormula …), each with its place
};

/// Larger ones are refused (TooLarge): they are no mapping workbooks.
inline constexpr std::size_t kMostCells = 4'000'000;

/// Reads XLSX, ODS or delimited text, which is a book of one sheet named after the file. NotSupported for other files,
/// TooLarge, what the reader fails with, Cancelled.
Result<Book> readBook(const std::string& path, JobContext& job);

/// Says whether a file is a workbook with a sheet of that name, without reading its cells; false for what is no workbook.
Result<bool> hasSheet(const std::string& path, std::string_view sheet, JobContext& job);

} // namespace mw::workbook

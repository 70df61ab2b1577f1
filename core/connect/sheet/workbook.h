// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sheet/sheet_row.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace mw::sheet {

/// Something that holds rows: a sheet, a table on one, or a range that has a name.
struct WorkbookEntity {
    enum class Kind { Sheet, Table, Range };
    std::string name;
    Kind kind = Kind::Sheet;
    std::size_t sheet = 0; ///< index of the sheet
    std::string sheetName;
    std::string remark; ///< for people: "hidden sheet"
    std::optional<CellRange> range = {};
    std::vector<std::string> columns = {}; ///< of a table, as it names them
    bool headerInRange = true;             ///< of a table: its range begins with the row of names
    std::uint32_t totalRows = 0;           ///< of a table: rows of totals at the end of its range
};

/// An opened workbook of whatever format. One thread.
class Workbook {
public:
    virtual ~Workbook() = default;
    /// Finds out what there is, where that takes long; to be called before the others, as often as one likes.
    virtual Result<void> load(JobContext&) { return {}; }
    /// Sheets in the order of the workbook, then tables, then named ranges; names are unique without case.
    virtual const std::vector<WorkbookEntity>& entities() const = 0;
    /// Starts reading a sheet. With `raw` texts are as they are stored.
    virtual Result<std::unique_ptr<RowSource>> rows(std::size_t sheet, bool raw, JobContext& job) = 0;
    /// Hex SHA-256 of the file.
    virtual Result<std::string> hash(JobContext& job) = 0;
    /// What was decided for the whole workbook, for people.
    virtual std::vector<std::pair<std::string, std::string>> decisions() const { return {}; }
};

/// Makes the names of entities unique without case: the second of equal ones gets " (2)".
void makeNamesUnique(std::vector<WorkbookEntity>& entities);

} // namespace mw::sheet

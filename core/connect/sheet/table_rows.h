// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sheet/table_finding.h"

#include <memory>

namespace mw::sheet {

/// The rows of one table out of a sheet's: below its header, within its columns, which count from 0 here. A value beside
/// the columns of a table that is its sheet's only one is a problem of its row.
class TableRows {
public:
    TableRows(std::unique_ptr<RowSource> source, const TableLayout& layout, std::string sheetName, bool hiddenRows)
        : m_source(std::move(source)), m_layout(layout), m_sheet(std::move(sheetName)), m_hiddenRows(hiddenRows) {}

    /// Gives the next row that holds anything or has a problem; false at the end.
    Result<bool> next(SheetRow& row, JobContext& job);
    std::uint64_t hiddenRows() const { return m_hidden; } ///< seen so far
    const RowSource& source() const { return *m_source; }
    /// "Sheet1!B7", by a column of the table.
    std::string place(const SheetRow& row, std::uint32_t column) const {
        return cellPlace(m_sheet, row.number, m_layout.firstColumn + column);
    }

private:
    std::unique_ptr<RowSource> m_source;
    const TableLayout m_layout;
    const std::string m_sheet;
    const bool m_hiddenRows;
    std::uint64_t m_hidden = 0;
};

} // namespace mw::sheet

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sheet/table_rows.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace mw::sheet {

Result<bool> TableRows::next(SheetRow& row, JobContext& job) {
    while (true) {
        MW_TRY(const bool more, m_source->next(row, job));
        if (!more || row.number >= m_layout.endRow)
            return false;
        if (row.number < m_layout.firstRow)
            continue;
        if (row.hidden) {
            ++m_hidden;
            if (!m_hiddenRows)
                continue;
        }
        const auto isInside = [&](const SheetCell& cell) {
            return cell.column >= m_layout.firstColumn && cell.column < m_layout.endColumn;
        };
        const auto stray = std::find_if_not(row.cells.begin(), row.cells.end(), isInside);
        if (stray != row.cells.end() && !m_layout.isCutOut && !row.problem)
            row.problem = at(makeError(Code::StrayValue, mw::quoted(stray->text)),
                             cellPlace(m_sheet, row.number, stray->column));
        if (stray != row.cells.end())
            std::erase_if(row.cells, [&](const SheetCell& cell) { return !isInside(cell); });
        if (row.cells.empty() && !row.problem)
            continue;
        for (SheetCell& cell : row.cells)
            cell.column -= m_layout.firstColumn;
        return true;
    }
}

} // namespace mw::sheet

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workbook/book.h"

#include <string>
#include <vector>

namespace mw::test {

/// A sheet of rows from row 1 on.
inline workbook::Sheet sheetOf(std::string name, const std::vector<std::vector<std::string>>& rows) {
    workbook::Sheet sheet;
    sheet.name = std::move(name);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!rows[i].empty())
            sheet.rows.push_back({std::uint32_t(i + 1), rows[i]});
    return sheet;
}
inline workbook::Book bookOf(const std::vector<std::vector<std::string>>& rows, std::string name = "Sheet1") {
    workbook::Book book;
    book.sheets = {sheetOf(std::move(name), rows)};
    return book;
}

} // namespace mw::test

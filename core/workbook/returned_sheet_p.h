// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workbook/sent.h"

#include <optional>
#include <vector>

namespace mw::workbook {

/// The mapping sheet of a specification that came back.
struct ReturnedSheet {
    const Sheet* sheet = nullptr;
    std::size_t firstRow = 0; ///< index below the header
    std::vector<std::optional<std::size_t>> columns; ///< by kSentColumns; none: taken out
    struct RowOf {
        std::size_t row = 0; ///< index
        std::string key;     ///< empty: a new row
    };
    std::vector<RowOf> rows;
    bool lostKeys = false; ///< the column of keys is gone

    const std::string& text(const Row& row, std::size_t column) const;
    std::string place(const Row& row, std::size_t column) const;
};

/// None where no sheet holds rows that were sent.
std::optional<ReturnedSheet> findReturned(const Book& book, const Sent& sent);

} // namespace mw::workbook

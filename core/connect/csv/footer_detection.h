// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/cell_shape.h"
#include "core/connect/csv/sample_table.h"

#include <cstddef>
#include <string>
#include <vector>

namespace mw::csv {

/// What stands below the rows of a table.
struct Footer {
    std::size_t begin = 0;   ///< index of its first record; the end of the records where there is none
    std::size_t records = 0; ///< blank lines left out
    double confidence = 1;
    std::string reason;
};

/// Looks at the records [first, end) from the last one up: empty ones, notes (a text where the table has something else),
/// totals. A total is one that says so; where all records are `complete`, its figures are added up to be sure. `first`
/// is the first row of the table, `shapes` those of its fields.
Footer findFooter(const std::vector<SampleTable::Record>& records, std::size_t first, std::size_t end,
                  const std::vector<CellShape>& shapes, bool complete);
/// The same where somebody has said how many records it has.
Footer footerOf(const std::vector<SampleTable::Record>& records, std::size_t first, std::size_t end, std::size_t wanted);

} // namespace mw::csv

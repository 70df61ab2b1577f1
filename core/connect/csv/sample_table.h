// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/csv_dialect.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mw::csv {

/// Records of a sample, cut into decoded cells.
struct SampleTable {
    struct Record {
        std::size_t begin = 0; ///< in the sample
        std::size_t end = 0;   ///< behind its line end
        bool isBlank = false;  ///< the line is empty
        bool isBroken = false; ///< a quote is stray or never closed
        std::vector<std::string> cells;
        std::vector<bool> quoted; ///< of each cell

        /// How many cells hold something.
        std::size_t values() const;
        /// True where no cell holds anything and none is quoted.
        bool isEmpty() const;
    };
    std::vector<Record> records;
    /// The number of fields that most records have, blank and broken ones left out; 0 where there are none.
    std::size_t usualWidth() const;
};

/// Cuts a sample; a record that the sample's end cuts off is left out unless the sample is the `whole` text.
SampleTable cutSample(std::string_view text, bool whole, const CsvDialect& dialect, std::size_t maxRecords);

} // namespace mw::csv

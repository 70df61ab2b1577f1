// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/csv_layout.h"
#include "core/connect/csv/csv_options.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::csv {

/// Records of a sample, cut into decoded cells.
struct SampleTable {
    struct Record {
        std::size_t begin = 0; ///< in the sample
        std::size_t end = 0;   ///< behind its line end
        bool isBlank = false;
        bool isBroken = false; ///< a quote is stray or never closed
        std::vector<std::string> cells;
        std::vector<bool> quoted; ///< of each cell
    };
    std::vector<Record> records;
    /// The number of fields that most records have, blank and broken ones left out; 0 where there are none.
    std::size_t usualWidth() const;
};

/// Cuts a sample; a record that the sample's end cuts off is left out unless the sample is the `whole` text.
SampleTable cutSample(std::string_view text, bool whole, const CsvDialect& dialect, std::size_t maxRecords);

/// Finds the punctuation under which the sample is the most regular table of the most plain cells. What the options
/// say is taken as given. Adds its decisions.
CsvDialect detectDialect(std::string_view text, bool whole, const CsvOptions& options,
                         std::vector<Decision>& decisions);

} // namespace mw::csv

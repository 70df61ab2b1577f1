// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/csv_layout.h"
#include "core/connect/csv/csv_options.h"
#include "core/connect/csv/sample_table.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace mw::csv {

/// Records [first, end) of a sample.
struct RecordRange {
    std::size_t first = 0;
    std::size_t end = 0;
};

/// Cuts the records of a file into the tables that stand one below the other: behind empty records one begins that has
/// another width or its own header; without them one whose header comes again, or stands over records of another width.
std::vector<RecordRange> splitTables(const SampleTable& table, const CsvOptions& options);

/// Finds preamble, header, names and footer of one table and adds its findings; encoding and dialect are there
/// already. `complete`: no record of the table lies behind the range. `fileOffset` turns a place in the sample into one
/// in the file.
void describeTable(const SampleTable& table, RecordRange range, bool complete, const CsvOptions& options,
                   const std::function<std::uint64_t(std::size_t)>& fileOffset, CsvLayout& layout);

/// Tells a footer.
Finding footerFinding(std::size_t records, double confidence, std::string reason, const CsvOptions& options);

} // namespace mw::csv

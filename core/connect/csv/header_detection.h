// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/cell_shape.h"
#include "core/connect/csv/csv_options.h"
#include "core/connect/csv/sample_table.h"

#include <cstddef>
#include <string>
#include <vector>

namespace mw::csv {

/// Records one below the other; none blank or broken.
using RecordList = std::vector<const SampleTable::Record*>;

/// The shape that nearly all values of a field have in the records from `first` on: Other where they have none in
/// common, Empty where there are none.
CellShape shapeOfField(const RecordList& records, std::size_t first, std::size_t field);

/// Whether a record holds names.
struct HeaderVote {
    bool yes = false;
    double confidence = 0;
    std::string reason;
    std::size_t namedValues = 0; ///< fields with a name over numbers, dates or truth values
};
/// Compares a record with what stands below it: names over numbers and dates speak for a header, numbers over numbers
/// against it.
HeaderVote voteOnHeader(const RecordList& records, std::size_t first);

/// Where the names and the rows of a table are.
struct HeaderPlace {
    std::size_t first = 0;   ///< the header's first record, or the first row
    std::size_t records = 0; ///< of the header
    HeaderVote vote;
};
HeaderPlace findHeader(const RecordList& records, std::size_t usualWidth, const CsvOptions& options);

/// The names that header records give to `width` fields: one under the other, joined by a blank; the name of a group
/// stands over all its fields. Fields without a name are named by position, names that come twice are numbered.
std::vector<std::string> fieldNames(const RecordList& header, std::size_t width);

} // namespace mw::csv

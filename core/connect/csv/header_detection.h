// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/csv_layout.h"
#include "core/connect/csv/csv_options.h"
#include "core/connect/csv/dialect_detection.h"

namespace mw::csv {

/// Decides how many fields a record has, where the table begins below a preamble, whether it begins with a header, and
/// what its fields are called. Sets names, hasHeader, dataBegin and widest of the layout and adds its decisions.
void describeRecords(const SampleTable& table, const CsvOptions& options, CsvLayout& layout);

} // namespace mw::csv

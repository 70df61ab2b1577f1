// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/csv/csv_dialect.h"
#include "core/connect/csv/csv_options.h"

#include <string_view>
#include <vector>

namespace mw::csv {

/// Finds the punctuation under which the sample is the most regular table of the most plain cells. What the options
/// say is taken as given. Adds its findings, each with the reading that came next.
CsvDialect detectDialect(std::string_view text, bool whole, const CsvOptions& options,
                         std::vector<Finding>& findings);

} // namespace mw::csv

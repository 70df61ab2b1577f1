// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace mw::csv {

/// Says whether a name ends as delimited text does: csv, tsv, tab, psv, txt; compressed or not.
bool isDelimitedName(std::string_view path);

} // namespace mw::csv

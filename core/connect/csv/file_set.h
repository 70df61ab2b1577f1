// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::csv {

/// Says whether a name ends as delimited text does: csv, tsv, tab, psv, txt.
bool isDelimitedName(std::string_view path);

/// The files of delimited text in a folder, sorted by name, without those in folders below it and hidden ones.
Result<std::vector<std::string>> filesOfFolder(const std::string& folder);

/// The files that a wildcard means, sorted; '*' and '?' and '[…]' do not cross '/'. FileNotFound where there are none.
Result<std::vector<std::string>> filesOfWildcard(const std::string& pattern);

/// Matches a name against '*', '?' and '[a-z]' ('[!…]' for all others), byte by byte.
bool matchesWildcard(std::string_view name, std::string_view pattern);

} // namespace mw::csv

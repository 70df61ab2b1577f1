// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// The ending of a name in lower case, without the dot and without that of a compression: "A.CSV.gz" → "csv".
std::string lowerExtension(std::string_view path);
/// A name without folders and endings: "in/orders.csv.gz" → "orders"; the whole name where nothing else is left.
std::string nameWithoutEnding(const std::string& path);

/// The files in a folder whose path is wanted, sorted by name, without those in folders below it and hidden ones.
Result<std::vector<std::string>> filesOfFolder(const std::string& folder, const std::function<bool(std::string_view)>& isWanted);

/// The files that a wildcard means, sorted; '*' and '?' and '[…]' do not cross '/'. FileNotFound where there are none.
Result<std::vector<std::string>> filesOfWildcard(const std::string& pattern);

/// The first file that a path means: itself, or the first of a wildcard's; the path where there is none.
std::string firstFile(const std::string& path);

/// The path's beginning without its first part with a wildcard and what follows: files are told by what stands behind.
std::string fixedFolder(const std::string& pattern);

/// Matches a name against '*', '?' and '[a-z]' ('[!…]' for all others), byte by byte.
bool matchesWildcard(std::string_view name, std::string_view pattern);

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/delimited_name.h"

#include "core/connect/file_set.h"

#include <algorithm>
#include <array>

namespace mw::csv {

bool isDelimitedName(std::string_view path) {
    static constexpr std::array<std::string_view, 5> kExtensions = {"csv", "tsv", "tab", "psv", "txt"};
    return std::find(kExtensions.begin(), kExtensions.end(), lowerExtension(path)) != kExtensions.end();
}

} // namespace mw::csv

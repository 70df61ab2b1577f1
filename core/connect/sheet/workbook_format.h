// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/package/file_kind.h"
#include "core/connect/sheet/sheet_connection.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::sheet {

/// What sets one format of workbooks apart from another.
struct WorkbookFormat {
    std::string name;
    std::string label;
    package::FileKind kind; ///< of its files
    std::vector<std::string_view> endings; ///< of its names, in lower case: "xlsx"; other files of that name are its to refuse
    std::vector<std::string_view> siblings = {}; ///< of formats that it refuses with a better reason than others
    OpenWorkbook open;
};

/// Makes the connector of a format.
ConnectorInfo connectorOf(WorkbookFormat format);

} // namespace mw::sheet

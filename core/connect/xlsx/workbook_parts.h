// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/package/archive.h"
#include "core/connect/sheet/number_format.h"
#include "core/connect/sheet/workbook.h"

#include <string>
#include <vector>

namespace mw::xlsx {

/// What a workbook's main part and those around it say about where things are (ECMA-376 and ISO/IEC 29500 strict).
struct WorkbookParts {
    std::vector<std::string> sheets; ///< part of each worksheet, in the order of the workbook
    std::vector<sheet::WorkbookEntity> entities;
    std::string styles;        ///< part; empty where there is none
    std::string sharedStrings; ///< the same
    sheet::Calendar calendar = sheet::Calendar::Since1900;
    std::vector<std::string> skipped; ///< sheets that hold no cells: charts, dialogs
};

/// Reads them. DamagedArchive where there is no workbook, NotSupported for a binary one.
Result<WorkbookParts> readParts(package::Archive& archive, JobContext& job);

} // namespace mw::xlsx

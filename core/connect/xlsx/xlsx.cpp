// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sheet/workbook_format.h"
#include "core/connect/xlsx/xlsx_workbook.h"

namespace mw {

ConnectorInfo define_xlsx() {
    return sheet::connectorOf({"xlsx", "Excel workbook", package::FileKind::OfficeOpenXml, {"xlsx", "xlsm", "xltx", "xltm"}, {"xlsb"},
                               [](std::shared_ptr<package::RandomBytes> bytes, const std::string& name, JobContext& job) {
                                   return xlsx::XlsxWorkbook::open(std::move(bytes), name, job);
                               }});
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/ods/ods_workbook.h"
#include "core/connect/sheet/workbook_format.h"

namespace mw {

ConnectorInfo define_ods() {
    return sheet::connectorOf({"ods", "OpenDocument spreadsheet", package::FileKind::OpenDocument, {"ods", "ots"}, {},
                               [](std::shared_ptr<package::RandomBytes> bytes, const std::string& name, JobContext& job) {
                                   return ods::OdsWorkbook::open(std::move(bytes), name, job);
                               }});
}

} // namespace mw

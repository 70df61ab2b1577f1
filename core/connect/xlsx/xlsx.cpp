// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/connector.h"
#include "core/connect/package/file_kind.h"
#include "core/connect/sheet/sheet_connection.h"
#include "core/connect/xlsx/xlsx_workbook.h"

namespace mw {

namespace {

int claim(const Location& location) {
    if (location.scheme != "file")
        return 0;
    const bool isNamed = package::hasExtension(location.path, {".xlsx", ".xlsm", ".xltx", ".xltm"});
    switch (package::kindOfFile(location.path)) {
    case package::FileKind::Missing:
        return isNamed ? 80 : 0;
    case package::FileKind::OfficeOpenXml:
        return 90;
    case package::FileKind::OtherZip:
        return isNamed || package::hasExtension(location.path, {".xlsb"}) ? 90 : 0;
    case package::FileKind::OpenDocument:
    case package::FileKind::Folder:
        return 0;
    case package::FileKind::Compound:
    case package::FileKind::Other:
        return isNamed ? 85 : 0;
    }
    return 0;
}

Result<std::unique_ptr<Connection>> open(const Location& location, const OptionValues& values) {
    return sheet::connectTo(location, values, [](std::shared_ptr<package::RandomBytes> bytes, const std::string& name, JobContext& job) {
        return xlsx::XlsxWorkbook::open(std::move(bytes), name, job);
    });
}

} // namespace

ConnectorInfo define_xlsx() {
    ConnectorInfo info;
    info.name = "xlsx";
    info.label = "Excel workbook";
    info.options = sheet::optionFields();
    info.claims = claim;
    info.open = open;
    return info;
}

} // namespace mw

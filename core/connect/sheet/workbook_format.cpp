// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sheet/workbook_format.h"

#include "core/connect/file_set.h"

#include <algorithm>

namespace mw::sheet {

namespace {

bool holds(const std::vector<std::string_view>& endings, const std::string& path) {
    return std::find(endings.begin(), endings.end(), lowerExtension(path)) != endings.end();
}

int claim(const WorkbookFormat& format, const Location& location) {
    if (location.scheme != "file")
        return 0;
    const bool isNamed = holds(format.endings, location.path);
    const package::FileKind kind = package::kindOfFile(location.path);
    if (kind == format.kind)
        return 90;
    switch (kind) {
    case package::FileKind::Missing:
        return isNamed ? 80 : 0;
    case package::FileKind::OtherZip:
        return isNamed || holds(format.siblings, location.path) ? 90 : 0;
    case package::FileKind::Compound:
    case package::FileKind::Other:
        return isNamed ? 85 : 0;
    case package::FileKind::Folder:
    case package::FileKind::OfficeOpenXml:
    case package::FileKind::OpenDocument:
        return 0;
    }
    return 0;
}

} // namespace

ConnectorInfo connectorOf(WorkbookFormat format) {
    ConnectorInfo info;
    info.name = format.name;
    info.label = format.label;
    info.options = optionFields();
    info.open = [open = format.open](const Location& location, const OptionValues& values) { return connectTo(location, values, open); };
    info.claims = [format = std::move(format)](const Location& location) { return claim(format, location); };
    return info;
}

} // namespace mw::sheet

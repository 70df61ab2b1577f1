// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/package/file_kind.h"

#include "core/connect/package/compound_file.h"
#include "core/connect/package/random_bytes.h"

#include <filesystem>
#include <system_error>

namespace mw::package {

FileKind kindOfFile(const std::string& path) {
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (status.type() == std::filesystem::file_type::not_found)
        return FileKind::Missing;
    if (status.type() == std::filesystem::file_type::directory)
        return FileKind::Folder;
    if (status.type() != std::filesystem::file_type::regular)
        return FileKind::Other; // reading a pipe would take its bytes away
    const auto bytes = openRandom(path);
    if (!bytes)
        return FileKind::Other;
    char beginning[4096];
    const auto got = (*bytes)->readAt(0, beginning, sizeof beginning);
    if (!got)
        return FileKind::Other;
    const std::string_view start(beginning, *got);
    if (!start.starts_with("PK\x03\x04")) {
        const auto isCompound = isCompoundFile(**bytes);
        return isCompound && *isCompound ? FileKind::Compound : FileKind::Other;
    }
    // The names of the first parts stand in clear; OpenDocument's type is the first part, unpacked.
    if (start.find("mimetypeapplication/vnd.oasis.opendocument.") != std::string_view::npos)
        return FileKind::OpenDocument;
    for (const std::string_view part : {"[Content_Types].xml", "_rels/.rels", "xl/"})
        if (start.find(part) != std::string_view::npos)
            return FileKind::OfficeOpenXml;
    return FileKind::OtherZip;
}

} // namespace mw::package

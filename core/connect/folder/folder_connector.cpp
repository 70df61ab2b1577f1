// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/connect/file_set.h"
#include "core/connect/folder/folder_connection.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace mw {

namespace {

/// A folder with other files of data than delimited text; one of nothing but that is the business of its connector.
int claim(const Location& location) {
    std::error_code failure;
    if (location.scheme != "file" || !std::filesystem::is_directory(location.path, failure))
        return 0;
    const auto files = filesOfFolder(location.path, folder::isDataName);
    if (!files)
        return 0;
    const bool hasOthers = std::any_of(files->begin(), files->end(), [](const std::string& path) {
        const std::string ending = lowerExtension(path);
        return ending != "csv" && ending != "tsv" && ending != "tab" && ending != "psv" && ending != "txt";
    });
    return hasOthers ? 55 : 0;
}

} // namespace

ConnectorInfo define_folder() {
    ConnectorInfo info;
    info.name = "folder";
    info.label = "Folder of files";
    info.claims = claim;
    info.open = [](const Location& location, const OptionValues& options) -> Result<std::unique_ptr<Connection>> {
        if (!options.empty())
            return at(makeError(Code::UnknownKey, mw::quoted(options.begin()->first), ""), location.text);
        MW_TRY(const auto files, filesOfFolder(location.path, folder::isDataName));
        if (files.empty())
            return at(makeError(Code::UnknownConnector, "a folder without files of data"), location.path);
        return std::unique_ptr<Connection>(std::make_unique<folder::FolderConnection>(files));
    };
    return info;
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/connect/ddl/ddl_connection.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace mw {

namespace {

namespace fs = std::filesystem;

bool isScriptName(const std::string& path) {
    std::string extension = fs::path(path).extension().string();
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    return extension == ".sql" || extension == ".ddl";
}

/// The scripts of a folder, sorted by name.
std::vector<std::string> scriptsOf(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure))
        if (isScriptName(entry->path().string()) && fs::is_regular_file(entry->path(), failure))
            paths.push_back(entry->path().string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// A script, or a folder of scripts where a dictionary is asked for.
int claim(const Location& location) {
    std::error_code failure;
    const bool isDictionary = location.scheme == "dict";
    if (!isDictionary && location.scheme != "file")
        return 0;
    if (fs::is_directory(location.path, failure))
        return isDictionary && !scriptsOf(location.path).empty() ? 60 : 0;
    return isScriptName(location.path) ? 90 : 0;
}

} // namespace

ConnectorInfo define_ddl() {
    ConnectorInfo info;
    info.name = "ddl";
    info.label = "SQL script";
    info.claims = claim;
    info.open = [](const Location& location, const OptionValues& options) -> Result<std::unique_ptr<Connection>> {
        if (!options.empty())
            return at(makeError(Code::UnknownKey, mw::quoted(options.begin()->first), ""), location.text);
        std::error_code failure;
        std::vector<std::string> paths = {location.path};
        if (fs::is_directory(location.path, failure))
            paths = scriptsOf(location.path);
        if (paths.empty())
            return fromErrno(ENOENT, location.path, false);
        return std::unique_ptr<Connection>(std::make_unique<ddl::DdlConnection>(std::move(paths)));
    };
    return info;
}

} // namespace mw

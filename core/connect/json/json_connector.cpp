// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/compressed_source.h"
#include "core/connect/file_set.h"
#include "core/connect/json/json_connection.h"

#include <array>
#include <filesystem>
#include <system_error>

namespace mw {

namespace {

/// For names that say nothing: what begins as an object or a list does.
bool beginsAsJson(const std::string& path) {
    const auto source = openUncompressed(path);
    std::array<char, 4096> start;
    if (!source.ok())
        return false;
    const auto got = (*source)->read(start.data(), start.size());
    if (!got.ok())
        return false;
    std::string_view text(start.data(), *got);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

int claimJson(const Location& location) {
    std::error_code failure;
    if (location.scheme != "file" || std::filesystem::is_directory(location.path, failure))
        return 0;
    if (json::isJsonName(firstFile(location.path)))
        return 80;
    return std::filesystem::is_regular_file(location.path, failure) && beginsAsJson(location.path) ? 40 : 0;
}

} // namespace

ConnectorInfo define_json() {
    ConnectorInfo info;
    info.name = "json";
    info.label = "JSON";
    info.options = json::optionFields();
    info.claims = claimJson;
    info.open = [](const Location& location, const OptionValues& options) -> Result<std::unique_ptr<Connection>> {
        const auto openFormat = [&](const tree::OpenBytes& open, const std::string& path) { return json::openSource(open, path, options); };
        MW_TRY(auto source, tree::openLocation(location, openFormat));
        return std::unique_ptr<Connection>(std::make_unique<tree::TreeConnection>(std::move(source)));
    };
    return info;
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/connect/xml/xml_connection.h"

#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace mw {

namespace {

bool isXmlName(const std::string& path) {
    std::string extension = std::filesystem::path(path).extension().string();
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    return extension == ".xml" || extension == ".kml" || extension == ".gpx" || extension == ".rss" ||
           extension == ".atom" || extension == ".rdf";
}

/// For names that say nothing: a declaration of XML.
bool beginsAsXml(const std::string& path) {
    const auto source = openFile(path);
    std::array<char, 64> start;
    const auto got = source.ok() ? (*source)->read(start.data(), start.size()) : Result<std::size_t>(source.error());
    if (!got.ok())
        return false;
    std::string_view text(start.data(), *got);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    return text.starts_with("<?xml ") || text.starts_with("<?xml\t");
}

int claim(const Location& location) {
    std::error_code failure;
    if (location.scheme != "file" || std::filesystem::is_directory(location.path, failure))
        return 0;
    if (isXmlName(location.path))
        return hasWildcard(location.path) && !std::filesystem::exists(location.path, failure) ? 0 : 80;
    return std::filesystem::is_regular_file(location.path, failure) && beginsAsXml(location.path) ? 40 : 0;
}

} // namespace

ConnectorInfo define_xml() {
    ConnectorInfo info;
    info.name = "xml";
    info.label = "XML";
    info.canWrite = true;
    info.claims = claim;
    info.open = [](const Location& location, const OptionValues& options) -> Result<std::unique_ptr<Connection>> {
        if (!options.empty())
            return at(makeError(Code::UnknownKey, mw::quoted(options.begin()->first), ""), location.text);
        const auto open = [path = location.path] { return openFile(path); };
        MW_TRY(auto source, xml::openSource(open, location.path));
        return std::unique_ptr<Connection>(std::make_unique<tree::TreeConnection>(std::move(source)));
    };
    return info;
}

} // namespace mw

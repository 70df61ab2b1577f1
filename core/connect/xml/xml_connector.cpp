// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/compressed_source.h"
#include "core/connect/file_set.h"
#include "core/base/utf8.h"
#include "core/connect/xml/xml_connection.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace mw {

namespace {

bool isXmlName(const std::string& path) {
    static constexpr std::array<std::string_view, 6> kNames = {"xml", "kml", "gpx", "rss", "atom", "rdf"};
    return std::find(kNames.begin(), kNames.end(), lowerExtension(path)) != kNames.end();
}

/// For names that say nothing: a declaration of XML.
bool beginsAsXml(const std::string& path) {
    const auto source = openUncompressed(path);
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
    if (isXmlName(firstFile(location.path)))
        return 80;
    return std::filesystem::is_regular_file(location.path, failure) && beginsAsXml(location.path) ? 40 : 0;
}

} // namespace

ConnectorInfo define_xml() {
    ConnectorInfo info;
    info.name = "xml";
    info.label = "XML";
    info.claims = claim;
    info.open = [](const Location& location, const OptionValues& options) -> Result<std::unique_ptr<Connection>> {
        if (!options.empty())
            return at(makeError(Code::UnknownKey, mw::quoted(options.begin()->first), ""), location.text);
        const auto openFormat = [](const tree::OpenBytes& open, const std::string& path) { return xml::openSource(open, path); };
        MW_TRY(auto source, tree::openLocation(location, openFormat));
        return std::unique_ptr<Connection>(std::make_unique<tree::TreeConnection>(std::move(source)));
    };
    return info;
}

} // namespace mw

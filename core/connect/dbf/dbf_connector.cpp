// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/compressed_source.h"
#include "core/connect/dbf/dbf_connection.h"
#include "core/connect/file_set.h"
#include "core/connect/many_files_connection.h"

#include "core/base/utf8.h"

#include <filesystem>
#include <system_error>

namespace mw {

namespace {

int claim(const Location& location) {
    std::error_code failure;
    if (location.scheme != "file" || std::filesystem::is_directory(location.path, failure))
        return 0;
    return lowerExtension(firstFile(location.path)) == "dbf" ? 90 : 0;
}

Result<std::string> encodingOption(const OptionValues& values) {
    std::string encoding;
    for (const auto& [name, value] : values) {
        if (name != "encoding")
            return makeError(Code::UnknownKey, mw::quoted(name), "");
        if (value.empty() || value == "auto")
            continue;
        MW_TRY_DO(codepage::TextDecoder::make(value));
        encoding = value;
    }
    return encoding;
}

} // namespace

ConnectorInfo define_dbf() {
    ConnectorInfo info;
    info.name = "dbf";
    info.label = "dBase and FoxPro";
    info.options = {{"encoding", "Encoding", "The code page of the texts, for example ibm-850", OptionField::Kind::Text, "auto", {}, false}};
    info.claims = claim;
    info.open = [](const Location& location, const OptionValues& values) -> Result<std::unique_ptr<Connection>> {
        auto encoding = encodingOption(values);
        if (!encoding)
            return at(std::move(encoding).error(), location.text);
        return openOneOrMany(location, [&](const std::string& path) -> Result<std::unique_ptr<Connection>> {
            MW_TRY_DO(openUncompressed(path)); // says why where it cannot be read
            return std::unique_ptr<Connection>(
                std::make_unique<dbf::DbfConnection>([path] { return openUncompressed(path); }, path, *encoding));
        });
    };
    return info;
}

} // namespace mw

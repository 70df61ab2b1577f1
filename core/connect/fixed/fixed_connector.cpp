// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/compressed_source.h"
#include "core/connect/file_set.h"
#include "core/connect/fixed/fixed_connection.h"
#include "core/connect/many_files_connection.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

namespace mw {

namespace {

namespace fs = std::filesystem;

/// What is said to be in fixed columns ("fixed:FILE"), or has a name that says so. Others are delimited text until then.
int claim(const Location& location) {
    static constexpr std::array<std::string_view, 3> kNames = {"fwf", "prn", "ebcdic"};
    if (location.scheme == "fixed")
        return 100;
    if (location.scheme != "file")
        return 0;
    const std::string extension = lowerExtension(firstFile(location.path));
    std::error_code failure;
    const bool isNamed = std::find(kNames.begin(), kNames.end(), extension) != kNames.end();
    return isNamed && !fs::is_directory(location.path, failure) ? 85 : 0;
}

} // namespace

ConnectorInfo define_fixed() {
    ConnectorInfo info;
    info.name = "fixed";
    info.label = "Fixed columns";
    info.options = fixed::optionFields();
    info.claims = claim;
    info.open = [](const Location& location, const OptionValues& values) -> Result<std::unique_ptr<Connection>> {
        auto options = fixed::parseOptions(values, location.path);
        if (!options)
            return at(std::move(options).error(), location.text);
        std::optional<fixed::FixedFile> first; // of several files: its layout holds for all
        return openOneOrMany(location, [&](const std::string& path) -> Result<std::unique_ptr<Connection>> {
            MW_TRY_DO(openUncompressed(path)); // says why where it cannot be read
            const bool isOne = path == location.path;
            auto connection = std::make_unique<fixed::FixedConnection>([path] { return openUncompressed(path); }, nameWithoutEnding(path),
                                                                       isOne ? location.text : path, *options);
            if (first) {
                connection->readAs(*first);
            } else if (!isOne) {
                JobContext job;
                MW_TRY(const fixed::FixedFile* const found, connection->file(job));
                first = *found;
            }
            return std::unique_ptr<Connection>(std::move(connection));
        });
    };
    return info;
}

} // namespace mw

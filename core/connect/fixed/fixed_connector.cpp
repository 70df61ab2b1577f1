// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/compressed_source.h"
#include "core/connect/file_set.h"
#include "core/connect/fixed/fixed_connection.h"

#include <algorithm>
#include <array>
#include <filesystem>

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
    const std::string extension = lowerExtension(location.path);
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
        MW_TRY_DO(openUncompressed(location.path)); // says why where it cannot be read
        return std::unique_ptr<Connection>(std::make_unique<fixed::FixedConnection>(
            [path = location.path] { return openUncompressed(path); }, nameWithoutEnding(location.path), location.text,
            std::move(options).value()));
    };
    return info;
}

} // namespace mw

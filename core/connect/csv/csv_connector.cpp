// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/connect/compressed_source.h"
#include "core/connect/connector.h"
#include "core/connect/csv/csv_connection.h"
#include "core/connect/csv/csv_options.h"
#include "core/connect/csv/delimited_name.h"
#include "core/connect/csv/layout_detection.h"
#include "core/connect/file_set.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace mw {

namespace {

constexpr std::size_t kLookedAt = 4096;

/// Other formats that are text as well; what reads them is not this connector.
bool hasNameOfOtherFormat(const std::string& path) {
    static constexpr std::array<std::string_view, 14> kOthers = {".json", ".ndjson", ".jsonl", ".geojson",  ".xml",
                                                                 ".html", ".htm",    ".sql",   ".yaml",     ".yml",
                                                                 ".xlsx", ".xls",    ".ods",   ".mapwright"};
    std::string extension = std::filesystem::path(withoutCompression(path)).extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return std::find(kOthers.begin(), kOthers.end(), extension) != kOthers.end();
}

/// For names that say nothing: text that does not begin as JSON or XML does.
int claimByContent(const std::string& path) {
    const auto sample = csv::takeSample(path, kLookedAt);
    if (!sample || !csv::detectEncoding(sample->start, {}))
        return 0;
    const std::size_t first = sample->start.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return 10;
    const char c = sample->start[first];
    return c == '{' || c == '[' || c == '<' ? 0 : 20;
}

int claimDelimited(const Location& location) {
    if (location.scheme != "file")
        return 0;
    const bool isNamed = csv::isDelimitedName(location.path);
    std::error_code failure;
    const auto status = std::filesystem::status(location.path, failure);
    switch (status.type()) {
    case std::filesystem::file_type::directory: {
        const auto files = filesOfFolder(location.path, csv::isDelimitedName);
        return files && !files->empty() ? 50 : 0;
    }
    case std::filesystem::file_type::not_found:
        if (isNamed)
            return 80;
        return hasWildcard(location.path) && !hasNameOfOtherFormat(location.path) ? 20 : 0;
    default:
        if (isNamed)
            return 80;
        return hasNameOfOtherFormat(location.path) ? 0 : claimByContent(location.path);
    }
}

} // namespace

ConnectorInfo define_csv() {
    ConnectorInfo info;
    info.name = "csv";
    info.label = "Delimited text";
    info.options = csv::optionFields();
    info.claims = claimDelimited;
    info.open = [](const Location& location, const OptionValues& options) {
        return csv::CsvConnection::open(location, options);
    };
    return info;
}

} // namespace mw

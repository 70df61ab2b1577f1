// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mw::json {

/// How a file holds its values.
enum class JsonLayout {
    Document, ///< one value, as RFC 8259 has it
    Lines,    ///< values that each stand on one line (NDJSON); a broken line does not end the file
    Sequence  ///< values one behind the other, over lines as they like
};

struct LayoutDecision {
    JsonLayout layout = JsonLayout::Document;
    std::string reason; ///< for people
};

/// Decides by the beginning of a file (`isWhole`: all of it) and by its name: one that promises lines need not keep it,
/// and one that promises a single value may hold lines where the first two are values of their own.
LayoutDecision detectLayout(std::string_view start, bool isWhole, bool isNamedLines);

/// Says whether a name ends as line-wise JSON does: ndjson, jsonl, geojsonl …; compressed or not.
bool isLinesName(std::string_view path);
/// Says whether a name ends as JSON does: these and json, geojson …
bool isJsonName(std::string_view path);

} // namespace mw::json

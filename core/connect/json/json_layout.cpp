// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/json/json_layout.h"

#include "core/connect/file_set.h"
#include "core/connect/json/json_grammar.h"

#include <algorithm>
#include <array>

namespace mw::json {

namespace {

struct FirstValue {
    JsonGrammar::Outcome outcome;
    std::size_t end; ///< behind it, or the place where it fails
};

FirstValue parseFirst(std::string_view text, bool isWhole) {
    JsonGrammar grammar;
    tree::NoEvents nobody;
    Window window;
    window.begin = window.at = text.data();
    window.end = text.data() + text.size();
    window.isLast = isWhole;
    const auto outcome = grammar.parse(window, nobody);
    return {outcome, std::size_t(window.at - text.data())};
}

} // namespace

bool isLinesName(std::string_view path) {
    static constexpr std::array<std::string_view, 5> kLines = {"ndjson", "jsonl", "jsonlines", "geojsonl", "ldjson"};
    return std::find(kLines.begin(), kLines.end(), lowerExtension(path)) != kLines.end();
}

bool isJsonName(std::string_view path) {
    const std::string extension = lowerExtension(path);
    return extension == "json" || extension == "geojson" || isLinesName(path);
}

LayoutDecision detectLayout(std::string_view start, bool isWhole, bool isNamedLines) {
    const std::size_t begin = std::min(start.find_first_not_of(" \t\r\n"), start.size());
    const FirstValue first = parseFirst(start.substr(begin), isWhole);
    const std::size_t end = begin + first.end;
    const bool spansLines = start.substr(begin, first.end).find('\n') != std::string_view::npos;
    const JsonLayout several = spansLines ? JsonLayout::Sequence : JsonLayout::Lines;
    const char* const severalReason =
        spansLines ? "values over several lines, one behind the other" : "a value on each line";

    if (first.outcome == JsonGrammar::Outcome::Failed)
        return isNamedLines ? LayoutDecision{JsonLayout::Lines, "its name says so"}
                            : LayoutDecision{JsonLayout::Document, "its name says so"};
    if (isNamedLines)
        return {several, severalReason};
    const std::size_t next = start.find_first_not_of(" \t\r\n", end);
    if (first.outcome != JsonGrammar::Outcome::ValueEnded || next == std::string_view::npos)
        return {JsonLayout::Document, "one value is all that is there"};
    if (start.substr(end, next - end).find('\n') != std::string_view::npos &&
        parseFirst(start.substr(next), isWhole).outcome != JsonGrammar::Outcome::Failed)
        return {several, severalReason};
    return {JsonLayout::Document, "its name says so"};
}

} // namespace mw::json

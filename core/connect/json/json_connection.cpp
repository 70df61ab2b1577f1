// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/json/json_connection.h"

#include "core/base/utf8.h"
#include "core/connect/file_set.h"

#include <algorithm>

namespace mw::json {

namespace {

constexpr std::size_t kLookedAt = 1024 * 1024;
constexpr std::size_t kPiece = 64 * 1024;

Result<std::optional<JsonLayout>> layoutOption(const OptionValues& options) {
    std::optional<JsonLayout> layout;
    for (const auto& [name, value] : options) {
        if (name != "layout")
            return makeError(Code::UnknownKey, mw::quoted(name), "");
        if (value == "document")
            layout = JsonLayout::Document;
        else if (value == "lines")
            layout = JsonLayout::Lines;
        else if (value == "sequence")
            layout = JsonLayout::Sequence;
        else if (!value.empty() && value != "auto")
            return makeError(Code::WrongValue, "layout must be auto, document, lines or sequence, not " + mw::quoted(value));
    }
    return layout;
}

/// Reads the beginning of the file; `isWhole` tells whether there is no more.
Result<std::string> readStart(ByteSource& source, bool& isWhole) {
    std::string start;
    for (isWhole = false; !isWhole && start.size() < kLookedAt;) {
        const std::size_t filled = start.size();
        start.resize(filled + std::min(kPiece, kLookedAt - filled)); // most files are small
        MW_TRY(const std::size_t got, source.read(start.data() + filled, start.size() - filled));
        start.resize(filled + got);
        isWhole = got == 0;
    }
    if (start.starts_with("\xEF\xBB\xBF"))
        start.erase(0, 3);
    return start;
}

const char* nameOf(JsonLayout layout) {
    switch (layout) {
    case JsonLayout::Document:
        return "document";
    case JsonLayout::Lines:
        return "lines";
    case JsonLayout::Sequence:
        break;
    }
    return "sequence";
}

} // namespace

std::vector<OptionField> optionFields() {
    return {{"layout",
             "Layout",
             "How the values stand in the file: one document, one on each line, or one behind the other",
             OptionField::Kind::Choice,
             "auto",
             {"auto", "document", "lines", "sequence"},
             false}};
}

Result<tree::TreeSource> openSource(const OpenBytes& open, const std::string& place, const OptionValues& options,
                                    const JsonLimits& limits) {
    auto chosen = layoutOption(options);
    if (!chosen.ok())
        return at(std::move(chosen).error(), place);
    LayoutDecision decision;
    if (*chosen) {
        decision = {**chosen, "as it was said"};
    } else {
        MW_TRY(const auto source, open());
        bool isWhole = false;
        MW_TRY(const std::string start, readStart(*source, isWhole));
        decision = detectLayout(start, isWhole, isLinesName(place));
    }
    tree::TreeSource source;
    source.place = place;
    source.rootName = nameWithoutEnding(place);
    source.decisions = {{"layout", std::string(nameOf(decision.layout)) + ": " + decision.reason}};
    source.open = [open, place, limits, layout = decision.layout](bool hash) -> Result<std::unique_ptr<tree::TreeInput>> {
        MW_TRY(auto bytes, open());
        return std::unique_ptr<tree::TreeInput>(
            std::make_unique<JsonInput>(std::move(bytes), place, layout, hash, limits));
    };
    return source;
}

} // namespace mw::json

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/exchange.h"

#include "core/base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace mw::review {

namespace {
using Json = nlohmann::ordered_json;
constexpr int kFileVersion = 1;
} // namespace

std::string printReviewFile(const Id& document, std::span<const evidence::ReviewEntry> entries) {
    std::vector<const evidence::ReviewEntry*> sorted;
    for (const evidence::ReviewEntry& entry : entries)
        sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->digest < b->digest; });
    std::string text = Json{{"mapwright_review", kFileVersion}, {"document", document.text()}}.dump();
    text.back() = ',';
    text += "\"entries\":[\n";
    for (const evidence::ReviewEntry* entry : sorted)
        text += "[\"" + entry->digest + "\"," + entry->text + (entry == sorted.back() ? "]\n" : "],\n");
    return text + "]}\n";
}

Result<std::vector<evidence::ReviewEntry>> parseReviewFile(std::string_view text, const Id& document) {
    std::vector<evidence::ReviewEntry> entries;
    try {
        const Json json = Json::parse(text);
        if (!json.is_object() || !json.contains("mapwright_review"))
            return makeError(Code::WrongValue, "it is no file of a review");
        if (const Json& version = json.at("mapwright_review"); version != kFileVersion)
            return makeError(Code::WrongVersion, version.dump(), std::to_string(kFileVersion));
        for (const Json& each : json.at("entries")) {
            const std::string digest = each.at(0).get<std::string>();
            MW_TRY(const Entry entry, parseEntry(each.at(1).dump()));
            if (entry.document != document)
                return makeError(Code::WrongValue, "it belongs to another document: " + mw::quoted(entry.document.text()));
            evidence::ReviewEntry stored = toStored(entry);
            if (stored.digest != digest)
                return makeError(Code::WrongValue, "an entry is not what was written: " + stored.subject);
            entries.push_back(std::move(stored));
        }
    } catch (const Json::parse_error& thrown) {
        return makeError(Code::NotJson, thrown.what());
    } catch (const nlohmann::json::exception&) {
        return makeError(Code::WrongValue, "it is no file of a review");
    }
    return entries;
}

} // namespace mw::review

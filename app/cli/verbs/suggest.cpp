// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/connect/connector.h"
#include "core/suggest/suggest.h"

#include <cstdio>

namespace mw::cli {

namespace {

constexpr std::size_t kShown = 50; ///< suggestions that people see where they name no limit

Result<suggest::Side> observe(const std::string& text, JobContext& job) {
    MW_TRY(const Location location, parseLocation(text));
    MW_TRY(const auto connection, openConnection(location));
    auto side = suggest::observe(*connection, location.entity, job);
    return side.ok() ? std::move(side) : at(side.error(), side.error().where.empty() ? text : side.error().where);
}

Json toJson(const suggest::FieldName& name) { return {{"entity", name.entity}, {"field", name.field}}; }

Json toJson(const suggest::Suggestion& suggestion) {
    Json json = {{"source", toJson(suggestion.source)},
                 {"target", toJson(suggestion.target)},
                 {"score", suggestion.score},
                 {"assigned", suggestion.assigned},
                 {"reasons", suggestion.reasons}};
    if (!suggestion.rule.rule.empty())
        json["rule"] = {{"text", suggestion.rule.rule}, {"because", suggestion.rule.because}};
    if (!suggestion.rule.valueMap.empty()) {
        Json entries = Json::array();
        for (const auto& [was, becomes] : suggestion.rule.valueMap)
            entries.push_back({{"from", was}, {"to", becomes}});
        json["rule"]["value_map"] = {{"name", suggestion.rule.valueMapName}, {"entries", std::move(entries)}};
    }
    return json;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : "; ") + text;
    return all;
}

void print(const std::vector<suggest::Suggestion>& suggestions, const Console& console) {
    std::vector<std::vector<std::string>> rows;
    for (const suggest::Suggestion& suggestion : suggestions) {
        char score[8];
        std::snprintf(score, sizeof score, "%.2f", suggestion.score);
        rows.push_back({score, suggestion.assigned ? "●" : "", suggestion.source.entity + "." + suggestion.source.field,
                        suggestion.target.entity + "." + suggestion.target.field, suggestion.rule.rule, joined(suggestion.reasons)});
    }
    console.table({"score", "", "source", "target", "rule", "because"}, rows, {true});
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(const auto limit, invocation.number("--limit"));
    const ProgressLine progress("suggest", job);
    MW_TRY(const suggest::Side source, observe(invocation.argument(0), job));
    MW_TRY(const suggest::Side target, observe(invocation.argument(1), job));
    suggest::SuggestOptions options;
    options.limit = limit ? std::size_t(*limit) : console.json() ? 0 : kShown;
    if (limit && *limit == 0)
        return makeError(Code::Usage, "--limit takes a number above 0");
    options.useSynonyms = !invocation.has("--no-synonyms");
    MW_TRY(const std::vector<suggest::Suggestion> suggestions, suggest::suggestMappings(source, target, options, job));
    if (!console.json()) {
        print(suggestions, console);
        return Done;
    }
    Json list = Json::array();
    for (const suggest::Suggestion& suggestion : suggestions)
        list.push_back(toJson(suggestion));
    console.document({{"suggestions", std::move(list)}});
    return Done;
}

} // namespace

Verb define_suggest() {
    return {"suggest",
            "which field belongs to which, best first, with reasons; nothing is applied",
            {{"SRC", "path, URL or path#entity"}, {"TGT", "path, URL or path#entity"}},
            {{"--limit", "K", "the best K pairs in all", false},
             {"--no-synonyms", "", "compare names by their letters alone", false}},
            run};
}

} // namespace mw::cli

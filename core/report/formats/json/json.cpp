// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/report/format.h"
#include "core/report/formats/json/profile_p.h"
#include "core/report/formats/json/reading_p.h"

#include <nlohmann/json.hpp>

namespace mw::report {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const Content::Table& table) {
    Json rows = Json::array();
    for (const auto& row : table.rows) {
        Json json = Json::object();
        for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i)
            json[table.columns[i].title] = row[i];
        rows.push_back(std::move(json));
    }
    return {{"title", table.title}, {"rows", rows}};
}

Json toJson(const std::vector<Content::Fact>& facts) {
    Json json = Json::object();
    for (const auto& fact : facts)
        json[fact.name] = fact.value;
    return json;
}

Json toJson(const Content::FieldLine& line) {
    Json examples = Json::array();
    for (const auto& [before, after] : line.examples)
        examples.push_back({{"before", before}, {"after", after}});
    return {{"reference", line.reference}, {"target", line.target},     {"label", line.label},   {"type", line.type},
            {"required", line.required},   {"source", line.source},     {"sentence", line.sentence}, {"rule", line.rule},
            {"intent", line.intent},       {"said_by", line.saidBy},    {"criticality", line.criticality}, {"status", line.status},
            {"owner", line.owner},         {"note", line.note},         {"examples", examples}};
}

Json toJson(const Content::Chapter& chapter) {
    Json fields = Json::array(), unfed = Json::array(), left = Json::array();
    for (const auto& line : chapter.fields)
        fields.push_back(toJson(line));
    for (const auto& line : chapter.unfed)
        unfed.push_back({{"target", line.target}, {"type", line.type}, {"required", line.required}});
    for (const auto& [field, reason] : chapter.notMigrated)
        left.push_back({{"source", field}, {"reason", reason}});
    return {{"reference", chapter.reference}, {"title", chapter.title}, {"source", chapter.sourceEntity}, {"target", chapter.targetEntity},
            {"intent", chapter.intent}, {"note", chapter.note}, {"pipeline", chapter.pipeline}, {"ledger", toJson(chapter.ledger)}, {"fields", fields},
            {"unfed", unfed}, {"not_migrated", left}, {"unaccounted", chapter.unaccounted}};
}

Result<void> write_json(const SpecificationInput& input, const Content& content, const std::string& path) {
    Json json = {{"title", content.title}, {"description", content.description}, {"document_hash", content.hash}, {"state", content.state},
                 {"generated_at", content.generatedAt}, {"summary", toJson(content.summary)}, {"ledger", toJson(content.ledger)},
                 {"ledger_statement", content.ledgerStatement}};
    json["signatures"] = toJson(content.signatures);
    json["mappings"] = Json::array();
    for (const auto& chapter : content.chapters)
        json["mappings"].push_back(toJson(chapter));
    json["value_maps"] = Json::array();
    for (const auto& map : content.valueMaps)
        json["value_maps"].push_back(toJson(map));
    json["lookups"] = toJson(content.lookups);
    json["parameters"] = toJson(content.parameters);
    json["functions"] = toJson(content.functions);
    json["decisions"] = toJson(content.decisions);
    json["checks"] = toJson(content.checks);
    json["differences"] = toJson(content.differences);
    if (!content.losses.columns.empty())
        json["losses"] = toJson(content.losses);
    if (!content.scenarios.columns.empty())
        json["scenarios"] = toJson(content.scenarios);
    json["validation_statement"] = content.validationStatement;
    json["inputs"] = toJson(content.inputs);
    json["glossary"] = toJson(content.glossary);
    json[std::string(report::json::kCopyKey)] = printCopy(input);
    return writeFile(path, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace

Format define_json() { return {{"json", "JSON", "json", true}, write_json, report::json::readExport, report::json::writeProfile}; }

} // namespace mw::report

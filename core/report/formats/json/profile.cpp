// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/report/formats/json/profile_p.h"

#include <nlohmann/json.hpp>

namespace mw::report {

namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const std::vector<profile::ValueCount>& counts, const char* name) {
    Json json = Json::array();
    for (const profile::ValueCount& count : counts)
        json.push_back({{name, count.value}, {"count", count.count}});
    return json;
}

template <class T>
Json valueOrNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json jsonOf(const profile::EntityProfile& entity) {
    Json fields = Json::array();
    for (const profile::FieldProfile& field : entity.fields)
        fields.push_back({{"name", field.name},
                          {"type", printType(field.type)},
                          {"nulls", field.nulls},
                          {"empty", field.empty},
                          {"edge_spaces", field.edgeSpaces},
                          {"distinct", field.distinct},
                          {"distinct_is_exact", field.distinctIsExact},
                          {"min", valueOrNull(field.minimum)},
                          {"max", valueOrNull(field.maximum)},
                          {"min_length", valueOrNull(field.minimumLength)},
                          {"max_length", valueOrNull(field.maximumLength)},
                          {"patterns", jsonOf(field.patterns, "pattern")},
                          {"top", jsonOf(field.top, "value")},
                          {"mean", valueOrNull(field.mean)},
                          {"quartiles", field.quartiles.empty() ? Json(nullptr) : Json(field.quartiles)},
                          {"quartile_error", field.quartileError},
                          {"semantic_type", field.semanticType.empty() ? Json(nullptr) : Json(field.semanticType)},
                          {"semantic_rate", field.semanticRate}});
    Json keys = Json::array(), dependencies = Json::array();
    for (const profile::CandidateKey& key : entity.keys)
        keys.push_back({{"fields", key.fields}, {"exact", key.isExact}});
    for (const profile::Dependency& one : entity.dependencies)
        dependencies.push_back({{"determinant", one.determinant},
                                {"dependent", one.dependent},
                                {"rate", one.rate()},
                                {"rows", one.rows},
                                {"exceptions", one.exceptions},
                                {"exact", one.isExact}});
    return {{"name", entity.name},
            {"rows", entity.rows},
            {"malformed", entity.malformed},
            {"complete", entity.complete},
            {"fields", fields},
            {"keys", keys},
            {"dependencies", dependencies},
            {"finding_rows", entity.findingRows},
            {"seconds", entity.seconds}};
}

} // namespace

std::string profileJson(const profile::EntityProfile& profile) { return jsonOf(profile).dump(-1, ' ', false, Json::error_handler_t::replace); }

namespace json {

Result<void> writeProfile(const ProfileContent& content, const Words&, const std::string& path) {
    Json entities = Json::array();
    for (const ProfileContent::Entity& each : content.entities) {
        profile::EntityProfile whole = each.profile;
        for (const ProfileContent::Field& field : each.fields)
            whole.fields.push_back(field.profile);
        Json& entity = entities.emplace_back(jsonOf(whole));
        for (std::size_t i = 0; i < each.fields.size(); ++i) {
            const ProfileContent::Field& field = each.fields[i];
            entity["fields"][i]["personal"] = field.personal.empty() ? Json(nullptr) : Json(field.personal);
            entity["fields"][i]["released"] = field.released.empty() ? Json(nullptr) : Json(field.released);
        }
    }
    const Json document = {{"location", content.place}, {"generated_at", content.generatedAt}, {"floor", profile::kPrivacyFloor}, {"entities", std::move(entities)}};
    return writeFile(path, document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace json

} // namespace mw::report

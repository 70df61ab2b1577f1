// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connection_options.h"
#include "app/cli/verb.h"
#include "core/base/utf8.h"
#include "core/connect/connector.h"

#include <cmath>

namespace mw::cli {

namespace {

bool isKey(const Entity& entity, const Field& field) {
    const Key* primary = entity.primaryKey();
    return primary && std::find(primary->fields.begin(), primary->fields.end(), field.name) != primary->fields.end();
}

/// The type that the values have where the source declares none.
LogicalType typeShown(const Field& field) {
    return field.suggestedType.kind == TypeKind::Null ? field.type : field.suggestedType;
}

Json toJson(const Entity& entity) {
    Json fields = Json::array();
    for (const Field& field : entity.fields) {
        Json json = {{"name", field.name},
                     {"type", printType(typeShown(field))},
                     {"nullable", field.nullable},
                     {"key", isKey(entity, field)}};
        if (!field.nativeType.empty())
            json["native_type"] = field.nativeType;
        if (!field.comment.empty())
            json["comment"] = field.comment;
        if (!field.defaultValue.empty())
            json["default"] = field.defaultValue;
        if (!field.evidence.empty())
            json["evidence"] = field.evidence;
        fields.push_back(std::move(json));
    }
    Json keys = Json::array();
    for (const Key& key : entity.keys)
        keys.push_back({{"name", key.name}, {"fields", key.fields}, {"primary", key.primary}});
    Json relations = Json::array();
    for (const Relation& relation : entity.relations)
        relations.push_back({{"name", relation.name},
                             {"fields", relation.fields},
                             {"parent", relation.parentEntity},
                             {"parent_fields", relation.parentFields}});
    Json json = {{"name", entity.name}, {"fields", fields}, {"keys", keys}, {"relations", relations}};
    if (entity.rowEstimate)
        json["rows"] = *entity.rowEstimate;
    if (entity.isView)
        json["view"] = true;
    return json;
}

Json toJson(const Finding& finding) {
    Json json = {{"value", finding.value}};
    if (!finding.shown.empty() && finding.shown != finding.value)
        json["shown"] = finding.shown;
    json["confidence"] = std::round(finding.confidence * 1000) / 1000;
    json["reason"] = finding.reason;
    if (!finding.alternative.empty())
        json["alternative"] = {{"value", finding.alternative},
                               {"confidence", std::round(finding.alternativeConfidence * 1000) / 1000}};
    if (!finding.option.empty())
        json["option"] = finding.option;
    return json;
}

/// Puts what was detected beside what it is about: the location, an entity, a field; or a file of a wildcard.
void addFindings(Json& json, const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
        Json* place = &json;
        for (Json& entity : json["entities"]) {
            if (entity["name"] != finding.entity)
                continue;
            place = &entity;
            for (Json& field : entity["fields"])
                if (field["name"] == finding.field)
                    place = &field;
        }
        if (place == &json && !finding.entity.empty())
            place = &json["files"][finding.entity];
        (*place)["detected"][finding.what] = toJson(finding);
    }
}

std::string ownerOf(const Finding& finding) {
    if (finding.entity.empty())
        return {};
    return finding.entity + (finding.field.empty() ? "" : "." + finding.field) + ": ";
}

void print(const Entity& entity, const Console& console) {
    std::string title = entity.name;
    if (entity.rowEstimate)
        title += "  (" + std::string(entity.rowsAreExact ? "" : "about ") + counted(*entity.rowEstimate, "row", "rows") + ")";
    console.line(title);
    std::vector<std::vector<std::string>> rows;
    for (const Field& field : entity.fields)
        rows.push_back({"  " + field.name, printType(typeShown(field)),
                        field.nullable ? "" : "required", isKey(entity, field) ? "key" : "", field.evidence});
    console.table({"  field", "type", "", "", "evidence"}, rows);
    for (const Relation& relation : entity.relations) {
        std::string text = "  → " + relation.parentEntity + " by ";
        for (std::size_t i = 0; i < relation.fields.size(); ++i)
            text += (i ? ", " : "") + relation.fields[i];
        console.line(text);
    }
    console.line();
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(const Location location, parseLocation(invocation.argument(0)));
    MW_TRY(const OptionValues given, connectionOptions(invocation));
    MW_TRY(const auto connection, openConnection(location, given));
    MW_TRY(Schema schema, connection->schema(job));
    if (!location.entity.empty()) {
        const Entity* entity = schema.entity(location.entity);
        if (!entity) {
            std::vector<std::string> known;
            for (const Entity& other : schema.entities)
                known.push_back(other.name);
            return at(makeError(Code::UnknownEntity, mw::quoted(location.entity), listed(known)), location.path);
        }
        schema.entities = {Entity(*entity)};
    }
    const std::vector<Finding> findings = connection->findings();
    if (console.json()) {
        Json entities = Json::array();
        for (const Entity& entity : schema.entities)
            entities.push_back(toJson(entity));
        Json json = {{"location", location.text}, {"entities", std::move(entities)}};
        addFindings(json, findings);
        console.document(json);
        return Done;
    }
    for (const Finding& finding : findings)
        console.line(ownerOf(finding) + finding.what + ": " + told(finding));
    if (!findings.empty())
        console.line();
    for (const Entity& entity : schema.entities)
        print(entity, console);
    return Done;
}

} // namespace

Verb define_schema() {
    return {"schema", "entities, fields, types, keys and relations of a location", {{"LOC", "path, URL or path#entity"}}, {connectionOption()}, run};
}

} // namespace mw::cli

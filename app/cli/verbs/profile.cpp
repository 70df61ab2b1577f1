// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/utf8.h"
#include "core/connect/connector.h"
#include "core/profile/profile.h"

#include <cstdio>

namespace mw::cli {

namespace {

Json toJson(const std::vector<profile::ValueCount>& counts, const char* name) {
    Json json = Json::array();
    for (const profile::ValueCount& count : counts)
        json.push_back({{name, count.value}, {"count", count.count}});
    return json;
}

template <class T>
Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json toJson(const profile::EntityProfile& entity) {
    Json fields = Json::array();
    for (const profile::FieldProfile& field : entity.fields)
        fields.push_back({{"name", field.name},
                          {"type", printType(field.type)},
                          {"nulls", field.nulls},
                          {"empty", field.empty},
                          {"edge_spaces", field.edgeSpaces},
                          {"distinct", field.distinct},
                          {"distinct_is_exact", field.distinctIsExact},
                          {"min", orNull(field.minimum)},
                          {"max", orNull(field.maximum)},
                          {"min_length", orNull(field.minimumLength)},
                          {"max_length", orNull(field.maximumLength)},
                          {"patterns", toJson(field.patterns, "pattern")},
                          {"top", toJson(field.top, "value")},
                          {"semantic_type", field.semanticType.empty() ? Json(nullptr) : Json(field.semanticType)},
                          {"semantic_rate", field.semanticRate}});
    return {{"name", entity.name},     {"rows", entity.rows},  {"malformed", entity.malformed},
            {"complete", entity.complete}, {"fields", fields}, {"seconds", entity.seconds}};
}

void print(const profile::EntityProfile& entity, const Console& console) {
    console.line(entity.name + ": " + counted(entity.rows, "row", "rows") +
                 (entity.malformed ? ", " + grouped(entity.malformed) + " malformed" : "") +
                 (entity.complete ? "" : " (a sample)"));
    std::vector<std::vector<std::string>> rows;
    for (const profile::FieldProfile& field : entity.fields)
        rows.push_back({field.name, printType(field.type), grouped(field.nulls),
                        (field.distinctIsExact ? "" : "≈ ") + grouped(field.distinct), field.minimum.value_or(""),
                        field.maximum.value_or(""),
                        field.minimumLength ? std::to_string(*field.minimumLength) + "–" + std::to_string(*field.maximumLength) : "",
                        field.patterns.empty() ? "" : field.patterns.front().value,
                        field.top.empty() ? "" : field.top.front().value + " × " + grouped(field.top.front().count),
                        field.semanticType});
    console.table({"field", "type", "nulls", "distinct", "min", "max", "length", "pattern", "most frequent", "looks like"},
                  rows, {false, false, true, true});
    console.line();
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(const Location location, parseLocation(invocation.argument(0)));
    MW_TRY(const auto connection, openConnection(location));
    MW_TRY(const Schema schema, connection->schema(job));
    MW_TRY(const auto sample, invocation.number("--sample"));
    profile::ProfileOptions options;
    options.sample = sample;
    if (!location.entity.empty() && !schema.entity(location.entity)) {
        std::vector<std::string> known;
        for (const Entity& other : schema.entities)
            known.push_back(other.name);
        return at(makeError(Code::UnknownEntity, mw::quoted(location.entity), listed(known)), location.path);
    }
    const ProgressLine progress("profile", job);
    Json entities = Json::array();
    for (const Entity& entity : schema.entities) {
        if (!location.entity.empty() && schema.entity(location.entity) != &entity)
            continue;
        MW_TRY(const auto reader, connection->read(entity.name, {}, job));
        MW_TRY(const profile::EntityProfile result, profile::profileRows(*reader, entity.name, options, job));
        if (console.json())
            entities.push_back(toJson(result));
        else
            print(result, console);
    }
    if (console.json())
        console.document({{"location", location.text}, {"entities", std::move(entities)}});
    return Done;
}

} // namespace

Verb define_profile() {
    return {"profile",
            "counts, nulls, distinct, ranges, lengths, patterns and top values of every field",
            {{"LOC", "path, URL or path#entity"}},
            {{"--sample", "N", "look at the first N rows only", false}},
            run};
}

} // namespace mw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/paired_queries.h"

#include "core/mapping/problems.h"
#include "core/mapping/scenario.h"

#include <algorithm>
#include <array>

namespace mw::mapping {

namespace {

constexpr PairedQuestion kReport[] = {
    {"report", true, "", {"by", "value"}},
    {"report", false, "", {"by", "value"}},
};
constexpr PairedQuestion kPermissions[] = {
    {"permissions", true, "grants", {"who", "class", "level"}},  {"permissions", true, "sharing", {"who", "class", "level"}},
    {"permissions", true, "owners", {"who", "class", "level"}},  {"permissions", true, "members", {"who", "of"}},
    {"permissions", true, "users", {"who"}},                     {"permissions", false, "grants", {"who", "class", "level"}},
    {"permissions", false, "sharing", {"who", "class", "level"}}, {"permissions", false, "owners", {"who", "class", "level"}},
    {"permissions", false, "members", {"who", "of"}},            {"permissions", false, "users", {"who"}},
};
constexpr PairedQuestion kWorkflow[] = {
    {"workflow", true, "", {"by", "state"}},
    {"workflow", false, "", {"by", "state"}},
    {"workflow", false, "history", {"by", "from", "to"}},
};
constexpr PairedQuestion kScenarioQuestions[] = {
    {"scenario", false, "", {"by"}},
};
struct TextParameter {
    std::string_view kind, name;
};
constexpr TextParameter kTexts[] = {{"report", "aggregate"}, {"report", "tolerance"}, {"permissions", "levels"}, {"workflow", "machine"},
                                    {"scenario", "records"}, {"scenario", "steps"}};

const std::string kNone;

} // namespace

std::string PairedQuestion::prefix() const {
    return std::string(isSource ? "source_" : "target_") + (part.empty() ? "" : std::string(part) + "_");
}

const std::string& PairedQuestion::parameter(const Check& check, std::string_view name) const {
    const auto found = check.parameters.find(prefix() + std::string(name));
    return found == check.parameters.end() ? kNone : found->second;
}

bool PairedQuestion::isAsked(const Check& check) const {
    return std::any_of(check.parameters.begin(), check.parameters.end(), [&](const auto& each) {
        const auto parameter = pairedParameter(check.kind, each.first);
        return !each.second.empty() && parameter && parameter->question && parameter->question->isSource == isSource && parameter->question->part == part;
    });
}

std::span<const PairedQuestion> pairedQuestions(std::string_view kind) {
    if (kind == "report")
        return kReport;
    if (kind == "permissions")
        return kPermissions;
    if (kind == "workflow")
        return kWorkflow;
    if (kind == kScenario)
        return kScenarioQuestions;
    return {};
}

const PairedQuestion& pairedQuestion(std::string_view kind, bool isSource, std::string_view part) {
    const auto all = pairedQuestions(kind);
    const auto found = std::find_if(all.begin(), all.end(), [&](const PairedQuestion& each) { return each.isSource == isSource && each.part == part; });
    MW_ASSERT(found != all.end(), "the kind has no such question");
    return *found;
}

std::optional<PairedParameter> pairedParameter(std::string_view kind, std::string_view name) {
    using Holds = PairedParameter::Holds;
    for (const TextParameter& text : kTexts)
        if (text.kind == kind && text.name == name)
            return PairedParameter{Holds::Text, nullptr};
    for (const PairedQuestion& question : pairedQuestions(kind)) {
        const std::string prefix = question.prefix();
        if (!name.starts_with(prefix))
            continue;
        const std::string_view rest = name.substr(prefix.size());
        if (rest == "sql")
            return PairedParameter{Holds::Sql, &question};
        if (rest == "entity")
            return PairedParameter{Holds::Entity, &question};
        if (rest == "connection")
            return PairedParameter{Holds::Connection, &question};
        if (rest == "filter" || (!rest.empty() && std::find(question.rules.begin(), question.rules.end(), rest) != question.rules.end()))
            return PairedParameter{Holds::Rule, &question};
    }
    return {};
}

PairedPlace placeOf(const Document& document, const Check& check, const PairedQuestion& question) {
    PairedPlace place;
    const EntityMapping* const mapping = document.mapping(check.entityMapping);
    const std::string& named = question.parameter(check, "connection");
    if (!named.empty())
        place.connection = document.connectionByName(named);
    else if (mapping)
        place.connection = document.connection(question.isSource ? mapping->sourceConnection : mapping->targetConnection);
    if (!place.connection || !question.parameter(check, "sql").empty())
        return place;
    if (const std::string& entity = question.parameter(check, "entity"); !entity.empty())
        place.entity = place.connection->schema.entity(entity);
    else if (mapping && named.empty() && question.part.empty())
        place.entity = question.isSource ? document.sourceOf(*mapping) : document.targetOf(*mapping);
    return place;
}

std::optional<rules::Environment> environmentOf(const Document& document, const Check& check, const PairedQuestion& question) {
    const PairedPlace place = placeOf(document, check, question);
    if (!place.entity)
        return {};
    if (question.isSource && question.parameter(check, "entity").empty())
        return environmentOf(document, *document.mapping(check.entityMapping)); // with what its steps add
    Lookup entity; // stands for any entity whose fields rules name
    entity.connection = place.connection->id;
    entity.entity = place.entity->id;
    return environmentOf(document, entity);
}

std::string plainQuery(std::string_view sql) {
    const auto isEnd = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ';'; };
    while (!sql.empty() && isEnd(sql.back()))
        sql.remove_suffix(1);
    return std::string(sql);
}

} // namespace mw::mapping

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/json_values.h"
#include "core/mapping/problems.h"

namespace mw::cli {

namespace {

const char* nameOf(mapping::Problem::Severity severity) {
    switch (severity) {
    case mapping::Problem::Severity::Error: return "error";
    case mapping::Problem::Severity::Warning: return "warning";
    case mapping::Problem::Severity::Note: break;
    }
    return "note";
}

Result<int> run(const Invocation& invocation, Console& console, JobContext&) {
    MW_TRY(const OpenedDocument opened, openDocument(invocation));
    const mapping::Document& document = *opened.document;
    const auto problems = mapping::findProblems(document);
    Json listed = Json::array();
    std::size_t errors = 0;
    for (const mapping::Problem& problem : problems) {
        errors += problem.severity == mapping::Problem::Severity::Error;
        Json json = {{"severity", nameOf(problem.severity)}, {"where", problem.where}, {"message", problem.message},
                     {"code", mw::nameOf(problem.code)}};
        if (problem.span)
            json["span"] = toJson(*problem.span);
        listed.push_back(std::move(json));
        console.line(std::string(nameOf(problem.severity)) + "  " + problem.where + ": " + problem.message);
    }
    Json covered = Json::object();
    std::vector<std::vector<std::string>> rows;
    for (const mapping::Coverage& coverage : mapping::coverage(document)) {
        const mapping::EntityMapping* mapped = document.mapping(coverage.entityMapping);
        const Entity* target = mapped ? document.targetOf(*mapped) : nullptr;
        const std::string name = target ? target->name : coverage.entityMapping.text();
        covered[mapped ? mapped->reference : name] = {{"entity", name},
                                                      {"target_fields", coverage.targetFields},
                                                      {"mapped", coverage.mapped},
                                                      {"described", coverage.described},
                                                      {"required_unfed", coverage.requiredUnfed},
                                                      {"source_fields", coverage.sourceFields},
                                                      {"source_used", coverage.sourceUsed},
                                                      {"source_not_migrated", coverage.sourceNotMigrated}};
        rows.push_back({name, std::to_string(coverage.mapped) + " of " + std::to_string(coverage.targetFields),
                        std::to_string(coverage.requiredUnfed),
                        std::to_string(coverage.sourceUsed) + " of " + std::to_string(coverage.sourceFields)});
    }
    if (console.json())
        console.document({{"problems", listed}, {"coverage", covered}});
    if (!problems.empty())
        console.line();
    console.table({"target entity", "fields mapped", "required, unfed", "source fields used"}, rows,
                  {false, true, true, true});
    return errors == 0 ? Done : FallsShort;
}

} // namespace

Verb define_check() {
    return {"check", "the document's problems: unknown fields, type clashes, gaps", {{"DOC", "a mapping document"}}, {}, run};
}

} // namespace mw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/evidence_place.h"
#include "core/document/content_hash.h"
#include "core/validate/validate.h"

namespace mw::cli {

namespace {

using Status = validate::CheckResult::Status;

const char* nameOf(Status status) {
    switch (status) {
    case Status::Passed: return "passed";
    case Status::Failed: return "failed";
    case Status::Warned: return "warning";
    case Status::NothingCompared: break;
    }
    return "nothing compared";
}

Json toJson(const validate::ValidationResult& result) {
    Json checks = Json::array();
    for (const validate::CheckResult& check : result.checks) {
        Json json = {{"id", check.id},       {"kind", check.kind},         {"title", check.title},
                     {"entity", check.entity}, {"field", check.field},       {"status", nameOf(check.status)},
                     {"compared", check.compared}, {"failed", check.failed}};
        if (!check.expected.empty() || !check.actual.empty()) {
            json["expected"] = check.expected;
            json["actual"] = check.actual;
        }
        checks.push_back(std::move(json));
    }
    return {{"passed", result.passed()},
            {"checks", checks},
            {"differences", {{"total", result.total}, {"by_field", result.byField}, {"by_cause", result.byCause}}},
            {"seconds", result.seconds}};
}

void print(const validate::ValidationResult& result, const Console& console) {
    std::vector<std::vector<std::string>> rows;
    for (const validate::CheckResult& check : result.checks)
        rows.push_back({check.id, nameOf(check.status), check.title, grouped(check.compared), grouped(check.failed)});
    console.table({"check", "status", "what", "compared", "failed"}, rows, {false, false, false, true, true});
    console.line();
    console.line(counted(result.total, "cell differs", "cells differ") + " from what the rules say");
    rows.clear();
    for (const validate::FieldDifferences& field : result.fields)
        for (const auto& [cause, cells] : field.byCause)
            rows.push_back({field.entity + "." + field.field, field.reference, cause, grouped(cells)});
    if (!rows.empty())
        console.table({"field", "reference", "cause", "cells"}, rows, {false, false, false, true});
    console.line(result.passed() ? "validation passed" : "validation failed");
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(OpenedDocument opened, openDocument(invocation));
    MW_TRY(const auto store, app::openEvidence(invocation.argument(0), invocation.value("--evidence")));
    opened.options.expectsNewKeys = true;
    MW_TRY(opened.options.crosswalks,
           engine::keptCrosswalks(*opened.document, opened.options.places, store->crosswalkPath()));
    MW_TRY(const engine::PlanPtr plan, planFor(opened, job));
    const ProgressLine progress("validate", job);
    validate::ValidateOptions options;
    options.entities = opened.options.entities;
    MW_TRY(const validate::ValidationResult result, validate::validate(*plan, options, job));
    MW_TRY([[maybe_unused]] const std::int64_t id,
           store->saveValidation(document::contentHash(*opened.document), std::nullopt, result));
    if (console.json())
        console.document(toJson(result));
    else
        print(result, console);
    return result.passed() ? Done : FallsShort;
}

} // namespace

Verb define_validate() {
    std::vector<Option> options = placeOptions();
    options.push_back({"--evidence", "FILE", "the evidence store (default: beside the document)", false});
    return {"validate", "every check, and the target against the rules by key", {{"DOC", "a mapping document"}},
            std::move(options), run};
}

} // namespace mw::cli

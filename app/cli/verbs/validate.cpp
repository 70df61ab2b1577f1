// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/differences.h"
#include "app/cli/documents.h"
#include "app/cli/reports.h"
#include "app/evidence_place.h"
#include "core/document/content_hash.h"
#include "core/mapping/checks_in_effect.h"
#include "core/validate/losses.h"
#include "core/validate/validate.h"

#include <algorithm>
#include <filesystem>

namespace mw::cli {

namespace {

using Status = validate::CheckResult::Status;

const char* nameOf(Status status) {
    switch (status) {
    case Status::Passed: return "passed";
    case Status::Failed: return "failed";
    case Status::Warned: return "warning";
    case Status::Off: return "off";
    case Status::NothingCompared: break;
    }
    return "nothing compared";
}

std::string listed(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts)
        list += (list.empty() ? "" : ", ") + text;
    return list;
}

void warn(const std::vector<std::string>& warnings, const Console& console) {
    for (const std::string& warning : warnings)
        console.line("warning: " + warning);
}

/// The checks that a validation would make: nothing is read but the document.
void list(const mapping::Document& document, const Console& console) {
    const std::vector<mapping::CheckInEffect> checks = mapping::checksInEffect(document);
    std::vector<std::string> warnings;
    if (const std::string warning = mapping::checksWarning(document); !warning.empty())
        warnings.push_back(warning);
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const mapping::CheckInEffect& each : checks) {
        Json one = {{"id", each.check.reference}, {"kind", each.check.kind},         {"entity", each.entity},
                    {"fields", each.check.fields}, {"parameters", each.check.parameters}, {"severity", each.check.severity},
                    {"derived", each.isDerived},   {"because", each.because},         {"proves", each.proves},
                    {"note", each.check.note}};
        if (each.check.offBecause)
            one["off"] = *each.check.offBecause;
        json.push_back(std::move(one));
        rows.push_back({each.check.reference, each.check.kind, listed(each.check.fields), listed(each.proves),
                        each.check.offBecause ? "off: " + *each.check.offBecause
                        : each.isDerived      ? each.because
                                              : "declared" + (each.check.note.empty() ? std::string() : ": " + each.check.note)});
    }
    if (console.json())
        return console.document({{"checks", json}, {"warnings", warnings}});
    console.table({"check", "kind", "fields", "proves", "why"}, rows);
    console.line();
    warn(warnings, console);
    console.line(counted(checks.size(), "check", "checks"));
}

Json toJson(const std::vector<validate::FieldLosses>& losses) {
    Json json = Json::array();
    const auto text = [](const Value& value) { return isNull(value) ? Json(nullptr) : Json(printValue(value)); };
    for (const validate::FieldLosses& each : losses) {
        Json examples = Json::array();
        for (const diff::Difference& example : each.examples)
            examples.push_back({{"cause", diff::nameOf(example.cause)}, {"source", text(example.left)}, {"result", text(example.right)}, {"row", example.leftRow}});
        json.push_back({{"entity", each.entity}, {"field", each.field}, {"reference", each.reference}, {"records", each.records}, {"lost", each.lost},
                        {"at_least", !each.remark.empty()}, {"by_cause", each.byCause}, {"examples", examples}});
    }
    return json;
}

Json toJson(const validate::ValidationResult& result) {
    Json checks = Json::array();
    for (const validate::CheckResult& check : result.checks) {
        Json json = {{"id", check.id},       {"kind", check.kind},         {"title", check.title},
                     {"entity", check.entity}, {"field", check.field},       {"status", nameOf(check.status)},
                     {"compared", check.compared}, {"failed", check.failed},
                     {"severity", check.isWarning ? "warning" : "error"}, {"derived", check.isDerived},
                     {"because", check.because}, {"proves", check.proves}};
        if (!check.expected.empty() || !check.actual.empty()) {
            json["expected"] = check.expected;
            json["actual"] = check.actual;
        }
        checks.push_back(std::move(json));
    }
    Json clusters = Json::array();
    for (const validate::ValidationResult::Cluster& cluster : result.clusters) {
        Json json = cli::toJson(cluster.differences);
        json["entity"] = cluster.entity;
        json["reference"] = cluster.reference;
        clusters.push_back(std::move(json));
    }
    return {{"passed", result.passed()},
            {"checks", checks},
            {"differences", {{"total", result.total}, {"by_field", result.byField}, {"by_cause", result.byCause}, {"clusters", clusters}}},
            {"warnings", result.warnings},
            {"losses", toJson(result.losses.value_or(std::vector<validate::FieldLosses>()))},
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
    for (const validate::ValidationResult::Cluster& cluster : result.clusters) {
        const diff::Cluster& all = cluster.differences;
        const diff::Difference& example = all.examples.front();
        const bool hasCell = all.kind == diff::Difference::Kind::Changed;
        rows.push_back({grouped(all.count), cluster.entity + (all.field.empty() ? "" : "." + all.field), cluster.reference,
                        said(all, "expected", "in the target"), printableKey(example.key), hasCell ? shownValue(example.left) : "",
                        hasCell ? shownValue(example.right) : ""});
    }
    if (!rows.empty())
        console.table({"cells", "field", "reference", "cause", "for example", "expected", "actual"}, rows,
                      {true, false, false, false, false, false, false});
    if (result.losses && !result.losses->empty())
        console.line(counted(result.losses->size(), "field mapping loses", "field mappings lose") + " something of its source: --losses says what");
    warn(result.warnings, console);
    console.line(result.passed() ? "validation passed" : "validation failed");
}

/// What rules lose of the values of their source fields: a measurement, which fails nothing.
Result<int> showLosses(const engine::Plan& plan, const std::vector<std::string>& entities, const Console& console, JobContext& job) {
    MW_TRY(const std::vector<validate::FieldLosses> losses, validate::measureLosses(plan, entities, job));
    std::vector<std::vector<std::string>> rows;
    for (const validate::FieldLosses& each : losses)
        for (const auto& [cause, count] : each.byCause) {
            const auto example = std::find_if(each.examples.begin(), each.examples.end(), [&](const auto& one) { return diff::nameOf(one.cause) == cause; });
            rows.push_back({each.entity + "." + each.field, each.reference, std::string(diff::describe(example->cause)), grouped(count), shownValue(example->left),
                            shownValue(example->right), each.remark});
        }
    if (console.json())
        console.document({{"losses", toJson(losses)}});
    else if (rows.empty())
        console.line("no rule of one source field loses anything of its values");
    else
        console.table({"field", "reference", "what is lost", "values", "for example", "becomes", ""}, rows, {false, false, false, true});
    return Done;
}

/// Every difference of an entity goes into a file of its own.
Result<std::unique_ptr<diff::DifferenceSink>> listenTo(const std::string& folder, std::string entity) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    std::replace(entity.begin(), entity.end(), '/', '_');
    return std::unique_ptr<diff::DifferenceSink>(
        std::make_unique<DifferenceFile>((std::filesystem::path(folder) / (entity + ".csv")).string(), "expected", "actual"));
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(OpenedDocument opened, openDocument(invocation));
    if (invocation.has("--list")) {
        list(*opened.document, console);
        return Done;
    }
    MW_TRY(const auto store, app::openEvidence(invocation.argument(0), invocation.value("--evidence")));
    opened.options.expectsNewKeys = true;
    MW_TRY(opened.options.crosswalks,
           engine::keptCrosswalks(*opened.document, opened.options.places, store->crosswalkPath()));
    MW_TRY(const engine::PlanPtr plan, planFor(opened, job));
    if (invocation.has("--report"))
        return showReport(*plan, invocation.value("--report"),
                          invocation.has("--line") ? std::optional(invocation.value("--line")) : std::nullopt, console, job);
    const ProgressLine progress("validate", job);
    if (invocation.has("--losses"))
        return showLosses(*plan, opened.options.entities, console, job);
    validate::ValidateOptions options;
    options.entities = opened.options.entities;
    if (const std::string folder = invocation.value("-o"); !folder.empty())
        options.listen = [folder](const std::string& entity) { return listenTo(folder, entity); };
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
    options.push_back({"-o", "DIR", "write every difference as CSV, a file for each target entity", false});
    options.push_back({"--list", "", "only say which checks there are, what each follows from and what it proves", false});
    options.push_back({"--losses", "", "only what rules lose of the values of their source fields, measured on all records", false});
    options.push_back({"--report", "CHECK", "only the lines of a report, of permissions, of a workflow or of a scenario, as both sides give them", false});
    options.push_back({"--line", "KEY", "with --report: what stands behind a line: records, or the ways to a right", false});
    return {"validate", "every check, and the target against the rules by key", {{"DOC", "a mapping document"}},
            std::move(options), run};
}

} // namespace mw::cli

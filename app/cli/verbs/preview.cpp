// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/json_values.h"
#include "core/engine/run.h"
#include "core/engine/steps/preview_steps.h"

namespace mw::cli {

namespace {

const char* nameOf(Disposition disposition) {
    switch (disposition) {
    case Disposition::Excluded: return "excluded";
    case Disposition::Merged: return "merged";
    case Disposition::Rejected: return "rejected";
    default: return "loaded";
    }
}

Json cells(const std::vector<Field>& fields, const std::vector<Value>& values) {
    Json json = Json::object();
    for (std::size_t i = 0; i < fields.size() && i < values.size(); ++i)
        json[fields[i].name] = cli::toJson(values[i], fields[i].type);
    return json;
}

Json toJson(const std::vector<engine::RejectReason>& reasons) {
    Json json = Json::array();
    for (const engine::RejectReason& reason : reasons)
        json.push_back({{"field", reason.targetField},
                        {"reference", reason.reference},
                        {"code", mw::nameOf(reason.code)},
                        {"message", reason.message},
                        {"span", cli::toJson(reason.span)}});
    return json;
}

void print(const engine::Preview& preview, const Console& console) {
    std::vector<std::string> head = {"row"};
    for (const Field& field : preview.targetFields)
        head.push_back(field.name);
    std::vector<std::vector<std::string>> rows;
    for (const engine::PreviewRow& row : preview.rows) {
        if (row.disposition == Disposition::Rejected || row.disposition == Disposition::Excluded)
            continue;
        std::vector<std::string> cells = {std::to_string(row.rowNumber)};
        for (std::size_t i = 0; i < row.target.size(); ++i)
            cells.push_back(isNull(row.target[i]) ? "∅" : printValue(row.target[i], preview.targetFields[i].type));
        rows.push_back(std::move(cells));
    }
    console.table(head, rows, {true});
    console.line();
    for (const engine::PreviewRow& row : preview.rows)
        for (const engine::RejectReason& reason : row.reasons)
            console.line((row.disposition == Disposition::Excluded ? "excluded  row " : "rejected  row ") + std::to_string(row.rowNumber) + "  " + (reason.targetField.empty() ? "" : reason.targetField + ": ") + reason.message);
    for (const std::string& field : preview.knownLater)
        console.line(field + ": known after the load, which gives the new keys");
    console.line("sample " + preview.sample.print() + ": " + std::to_string(preview.rows.size()) + " of " +
                 counted(preview.read, "row", "rows") + (preview.complete ? ", the whole source" : " looked at"));
}

const char* nameOfStep(Disposition disposition) { return disposition == Disposition::Pending ? "goes on" : nameOf(disposition); }

void print(const engine::StepsPreview& preview, const Console& console) {
    std::vector<std::string> head = {"row"};
    for (const Field& field : preview.fields)
        head.push_back(field.name);
    std::vector<std::vector<std::string>> rows;
    for (const engine::StepRow& row : preview.rows) {
        if (row.disposition != Disposition::Pending)
            continue;
        std::vector<std::string> cells = {std::to_string(row.rowNumber)};
        for (std::size_t i = 0; i < row.values.size(); ++i)
            cells.push_back(isNull(row.values[i]) ? "∅" : printValue(row.values[i], preview.fields[i].type));
        rows.push_back(std::move(cells));
    }
    console.table(head, rows, {true});
    console.line();
    for (const engine::StepRow& row : preview.rows)
        for (const engine::RejectReason& reason : row.reasons)
            console.line(std::string(nameOf(row.disposition)) + "  row " + std::to_string(row.rowNumber) + "  " + reason.message);
    for (std::size_t i = 0; i < preview.counts.size(); ++i)
        console.line("step " + std::to_string(i + 1) + ", " + told(preview.counts[i]));
    console.line(counted(preview.records, "record", "records") + " of the driving source read" + (preview.complete ? ", all of them" : ""));
}

/// Looks at what the steps make of the records, up to one of them.
Result<int> runSteps(const OpenedDocument& opened, const std::string& entity, std::uint64_t step, const Invocation& invocation,
                     Console& console, JobContext& job) {
    MW_TRY(const engine::Sample sample, engine::Sample::parse(invocation.value("--sample", "first:20")));
    if (sample.kind != engine::Sample::Kind::First)
        return makeError(Code::Usage, "--step shows the first rows: --sample first:N");
    const auto reading = invocation.has("--count") ? engine::StepsReading::ToTheEnd : engine::StepsReading::ForRows;
    MW_TRY(const engine::StepsPreview preview, engine::previewSteps(*opened.document, opened.options, entity, std::size_t(step),
                                                                    std::size_t(sample.size), reading, job));
    if (!console.json()) {
        print(preview, console);
        return Done;
    }
    Json rows = Json::array();
    for (const engine::StepRow& row : preview.rows)
        rows.push_back({{"row", row.rowNumber},
                        {"disposition", nameOfStep(row.disposition)},
                        {"values", cells(preview.fields, row.values)},
                        {"reasons", toJson(row.reasons)}});
    console.document({{"rows", rows}, {"steps", cli::toJson(preview.counts)}, {"records", preview.records}, {"complete", preview.complete}});
    return Done;
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(const OpenedDocument opened, openDocument(invocation));
    const std::string entity = invocation.value("--entity");
    if (entity.empty())
        return makeError(Code::Usage, "--entity is missing");
    MW_TRY(const std::optional<std::uint64_t> step, invocation.number("--step"));
    if (step)
        return runSteps(opened, entity, *step, invocation, console, job);
    if (invocation.has("--count"))
        return makeError(Code::Usage, "--count goes with --step");
    MW_TRY(const engine::Sample sample, engine::Sample::parse(invocation.value("--sample", "first:20")));
    MW_TRY(const engine::PlanPtr plan, planFor(opened, job));
    MW_TRY(const engine::Preview preview, engine::preview(*plan, entity, sample, job));
    if (!console.json()) {
        print(preview, console);
        return Done;
    }
    Json rows = Json::array(), rejects = Json::array();
    for (const engine::PreviewRow& row : preview.rows) {
        const Json source = cells(preview.sourceFields, row.source);
        if (row.disposition == Disposition::Rejected)
            rejects.push_back({{"row", row.rowNumber}, {"reasons", toJson(row.reasons)}, {"source", source}});
        else
            rows.push_back({{"row", row.rowNumber},
                            {"disposition", nameOf(row.disposition)},
                            {"target", row.disposition == Disposition::Excluded ? Json(nullptr) : cells(preview.targetFields, row.target)},
                            {"source", source}});
    }
    console.document({{"rows", rows},
                      {"rejects", rejects},
                      {"known_after_load", preview.knownLater},
                      {"sample", {{"kind", sample.print()}, {"rows_read", preview.read}, {"complete", preview.complete}}}});
    return Done;
}

} // namespace

Verb define_preview() {
    std::vector<Option> options = placeOptions();
    options.push_back({"--sample", "KIND", "first:N, random:N,SEED, keys:A,B or covering (default first:20)", false});
    options.push_back({"--step", "N", "rows as they are behind the N-th step of the pipeline (0: the source), with counts per step", false});
    options.push_back({"--count", "", "with --step: read to the end, so that the counts are those of the whole source", false});
    return {"preview", "target rows and rejects of a sample; nothing is written", {{"DOC", "a mapping document"}},
            std::move(options), run};
}

} // namespace mw::cli

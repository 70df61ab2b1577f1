// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/json_values.h"
#include "app/evidence_place.h"
#include "core/engine/hashed_reading.h"
#include "core/engine/replay.h"
#include "core/engine/run.h"
#include "core/evidence/reject_files.h"
#include "core/evidence/run_evidence.h"

namespace mw::cli {

namespace {

Json toJson(const engine::Ledger& ledger) {
    return {{"read", ledger.read},         {"loaded", ledger.loaded},     {"merged", ledger.merged},
            {"handed_over", ledger.handedOver}, {"archived", ledger.archived}, {"excluded", ledger.excluded},
            {"rejected", ledger.rejected}, {"federated", ledger.federated}, {"closes", ledger.closes()}};
}

Json toJson(const engine::Written& written) { return {{"sent", written.sent}, {"confirmed", written.confirmed}}; }

Json toJson(const engine::RunOptions& options) {
    const auto orNull = [](const std::optional<std::uint64_t>& number) { return number ? Json(*number) : Json(nullptr); };
    return {{"mode", options.mode == engine::RunMode::Test ? "test" : "full"},
            {"engine", options.engine == engine::RunEngine::Sql ? "sql" : "native"},
            {"writer", options.writing.onlyInserts ? "insert" : "auto"},
            {"verify", options.writing.verify},
            {"reject_limit", orNull(options.rejectLimit)},
            {"commit_every", orNull(options.commitRows)},
            {"workers", options.workers},
            {"retries", options.retries},
            {"resume", options.resume},
            {"crosswalk", options.keepAllKeys}};
}

Json toJson(const engine::RunResult& result, const engine::RunOptions& options) {
    Json entities = Json::array();
    for (const engine::EntityResult& entity : result.entities)
        entities.push_back({{"mapping", entity.reference},
                            {"source", entity.sourceEntity},
                            {"entity", entity.targetEntity},
                            {"ledger", toJson(entity.ledger)},
                            {"written", toJson(entity.written)},
                            {"steps", cli::toJson(entity.steps)},
                            {"seconds", entity.seconds}});
    Json inputs = Json::array();
    for (const engine::RunResult::Input& input : result.inputs) {
        const bool isOfRows = input.hash.starts_with(engine::kRowsHash);
        inputs.push_back({{"connection", input.connection}, {"entity", input.entity}, {"location", input.location},
                          {"sha256", isOfRows ? "" : input.hash}, {"row_digest", isOfRows ? input.hash.substr(engine::kRowsHash.size()) : ""},
                          {"bytes", input.bytes}, {"rows", input.rows}});
    }
    Json stages = Json::object();
    for (const engine::RunResult::Stage& stage : result.stages)
        stages[stage.name] = stage.seconds;
    return {{"run", result.run},
            {"document_hash", result.documentHash},
            {"engine_version", MW_VERSION},
            {"options", toJson(options)},
            {"dry_run", result.dryRun},
            {"resumes", result.resumes},
            {"retries", result.retries},
            {"was_finished", result.wasFinished},
            {"ledger", toJson(result.ledger)},
            {"written", toJson(result.written)},
            {"entities", entities},
            {"inputs", inputs},
            {"stages", stages},
            {"notes", result.notes},
            {"seconds", result.seconds}};
}

void print(const engine::RunResult& result, const Console& console) {
    std::vector<std::vector<std::string>> rows;
    const auto row = [](const std::string& name, const engine::Ledger& ledger, const engine::Written& written) {
        return std::vector<std::string>{name, grouped(ledger.read), grouped(ledger.loaded + ledger.handedOver), grouped(ledger.merged),
                                        grouped(ledger.excluded), grouped(ledger.rejected), ledger.closes() ? "closes" : "OPEN",
                                        grouped(written.sent), grouped(written.confirmed)};
    };
    for (const engine::EntityResult& entity : result.entities)
        rows.push_back(row(entity.sourceEntity + " → " + entity.targetEntity, entity.ledger, entity.written));
    rows.push_back(row("all", result.ledger, result.written));
    console.table({"mapping", "read", "loaded", "merged", "excluded", "rejected", "ledger", "sent", "confirmed"}, rows,
                  {false, true, true, true, true, true, false, true, true});
    for (const engine::EntityResult& entity : result.entities)
        for (std::size_t i = 0; i < entity.steps.size(); ++i)
            console.line(entity.targetEntity + ", step " + std::to_string(i + 1) + ", " + told(entity.steps[i]));
    for (const std::string& note : result.notes)
        console.line(note);
    if (result.wasFinished)
        console.line("run " + std::to_string(result.run) + " was finished; nothing is left to do");
    if (result.dryRun)
        console.line("a dry run: nothing was written, \"confirmed\" is what a load would have left");
    if (result.retries > 0)
        console.line("went on by itself after " + counted(result.retries, "passing trouble", "passing troubles"));
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, "%.2f", result.seconds);
    console.line("run " + std::to_string(result.run) + ", " + seconds + " s");
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(const OpenedDocument opened, openDocument(invocation));
    const std::string mode = invocation.value("--mode", "full");
    if (mode != "test" && mode != "full")
        return makeError(Code::Usage, "--mode is test or full, not " + mode);
    engine::RunOptions options;
    options.mode = mode == "test" ? engine::RunMode::Test : engine::RunMode::Full;
    const std::string runBy = invocation.value("--engine", "native");
    if (runBy != "native" && runBy != "sql")
        return makeError(Code::Usage, "--engine is native or sql, not " + runBy);
    options.engine = runBy == "sql" ? engine::RunEngine::Sql : engine::RunEngine::Native;
    MW_TRY(options.rejectLimit, invocation.number("--reject-limit"));
    if (!options.rejectLimit && options.mode == engine::RunMode::Full)
        options.rejectLimit = opened.document->rejectLimit;
    MW_TRY(const auto workers, invocation.number("--workers"));
    options.workers = unsigned(workers.value_or(0));
    const std::string writer = invocation.value("--writer", "auto");
    if (writer != "auto" && writer != "insert")
        return makeError(Code::Usage, "--writer is auto or insert, not " + writer);
    // Functions that SQL calls are known to the connection that they were made for.
    options.writing.onlyInserts = writer == "insert" || options.engine == engine::RunEngine::Sql;
    options.writing.verify = invocation.has("--verify");
    MW_TRY(options.commitRows, invocation.number("--commit-every"));
    options.resume = invocation.has("--resume");
    options.dryRun = invocation.has("--dry-run");
    options.keepAllKeys = invocation.has("--crosswalk");
    if (options.resume && options.dryRun)
        return makeError(Code::Usage, "--dry-run has nothing to go on with: leave --resume out");
    MW_TRY(const engine::PlanPtr plan, planFor(opened, job));
    MW_TRY(const auto store, app::openEvidence(invocation.argument(0), invocation.value("--evidence")));
    const auto recorder = store->recordRun();
    options.rejects = recorder.get();
    options.recorder = recorder.get();
    engine::Replay replay;
    if (invocation.has("--rejects")) {
        MW_TRY(const std::int64_t earlier, runNumber(invocation.value("--rejects"), "--rejects"));
        MW_TRY(replay, evidence::replayOf(*store, earlier, invocation.value("--corrected"), job));
        options.replay = &replay;
    } else if (invocation.has("--corrected")) {
        return makeError(Code::Usage, "--corrected goes with --rejects RUN");
    }
    Result<engine::RunResult> result = [&] {
        const ProgressLine progress("run", job);
        return engine::runPlan(*plan, options, job);
    }();
    if (!result.ok())
        return std::move(result).error();
    if (console.json())
        console.document(toJson(*result, options));
    else
        print(*result, console);
    return result->closes() ? Done : FallsShort;
}

} // namespace

Verb define_run() {
    std::vector<Option> options = placeOptions();
    options.push_back({"--mode", "test|full", "a test load has no reject limit of its own (default full)", false});
    options.push_back({"--engine", "native|sql", "sql: the target runs the rules itself (default native)", false});
    options.push_back({"--reject-limit", "N", "stop at the first commit past so many rejects", false});
    options.push_back({"--resume", "", "go on with the run that was not finished; without one, begin", false});
    options.push_back({"--dry-run", "", "do all of it but write nothing", false});
    options.push_back({"--crosswalk", "", "keep old and new keys of all entities, also where rules give them", false});
    options.push_back({"--commit-every", "N", "commit after so many rows (default: 100000 into what exists, else once)", false});
    options.push_back({"--rejects", "RUN", "load only what that run rejected, under the document as it now is", false});
    options.push_back({"--corrected", "DIR", "with --rejects: the files that `rejects` wrote, corrected since", false});
    options.push_back({"--workers", "N", "rule threads; the result does not depend on it", false});
    options.push_back({"--writer", "auto|insert", "insert: no table of a new file is written by pages (default auto)", false});
    options.push_back({"--verify", "", "have the target's own library check all that it holds", false});
    options.push_back({"--evidence", "FILE", "the evidence store (default: beside the document)", false});
    return {"run", "loads the target and keeps the evidence", {{"DOC", "a mapping document"}}, std::move(options), run};
}

} // namespace mw::cli

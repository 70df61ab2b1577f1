// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/verb.h"
#include "app/evidence_place.h"
#include "core/evidence/run_rollback.h"

namespace mw::cli {

namespace {

Json toJson(const evidence::RunRollback& done, bool rehearsed) {
    Json restored = Json::object();
    for (const evidence::TargetRollback& target : done.targets)
        for (const RestoredEntity& entity : target.result.entities)
            restored[entity.name] = {{"removed", entity.removed}, {"restored", entity.restored}, {"dropped", entity.dropped}};
    return {{"run", done.run},
            {"rehearsed", rehearsed},
            {"was_done", done.wasDone},
            {"restored", restored},
            {"equals_before", done.equalsBefore()}};
}

void print(const evidence::RunRollback& done, bool rehearsed, const Console& console) {
    std::vector<std::vector<std::string>> rows;
    for (const evidence::TargetRollback& target : done.targets) {
        for (const RestoredEntity& entity : target.result.entities)
            rows.push_back({entity.name, grouped(entity.removed), grouped(entity.restored), entity.dropped ? "dropped" : ""});
        if (target.result.placeRemoved)
            console.line(target.location + (rehearsed ? " would go: the run had made it" : " is gone: the run had made it"));
    }
    if (!rows.empty())
        console.table({"entity", "removed", "restored", "table"}, rows, {false, true, true, false});
    const std::string run = "run " + std::to_string(done.run);
    if (done.wasDone)
        console.line(run + " was taken back before");
    else if (rehearsed)
        console.line("a rehearsal: " + run + " can be taken back, and the target equals what it was before");
    else
        console.line(run + " is taken back; the target equals what it was before");
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(const std::int64_t number, runNumber(invocation.argument(1), "RUN"));
    MW_TRY(const OpenedDocument opened, openDocument(invocation));
    MW_TRY(const auto store, app::openEvidence(invocation.argument(0), invocation.value("--evidence")));
    evidence::RunRollbackOptions options;
    options.baseFolder = opened.options.places.baseFolder;
    options.rehearse = invocation.has("--rehearse");
    options.fullDigest = invocation.has("--full-digest");
    auto done = [&] {
        const ProgressLine progress("rollback", job);
        return evidence::rollBackRun(*store, *opened.document, number, options, job);
    }();
    if (!done.ok())
        return std::move(done).error();
    if (console.json())
        console.document(toJson(*done, options.rehearse));
    else
        print(*done, options.rehearse, console);
    return done->equalsBefore() ? Done : FallsShort;
}

} // namespace

Verb define_rollback() {
    return {"rollback",
            "takes back what a run loaded, and proves it",
            {{"DOC", "a mapping document"}, {"RUN", "the number of a run"}},
            {{"--rehearse", "", "do all of it and then leave the target as it is", false},
             {"--full-digest", "", "also compare digests of whole entities", false},
             {"--evidence", "FILE", "the evidence store (default: beside the document)", false}},
            run};
}

} // namespace mw::cli

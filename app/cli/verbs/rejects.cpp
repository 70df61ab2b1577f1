// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/verb.h"
#include "app/evidence_place.h"
#include "core/evidence/reject_files.h"

namespace mw::cli {

namespace {

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(const std::int64_t number, runNumber(invocation.argument(1), "RUN"));
    const std::string folder = invocation.value("-o");
    if (folder.empty())
        return makeError(Code::Usage, "-o DIR says where the files go");
    MW_TRY(const auto store, app::readEvidence(invocation.argument(0), invocation.value("--evidence")));
    if (!store)
        return at(makeError(Code::UnknownName, "run " + std::to_string(number), "; nothing was run yet"),
                  invocation.argument(0));
    MW_TRY(const std::vector<evidence::RejectFile> files, evidence::writeRejectFiles(*store, number, folder, job));
    if (console.json()) {
        Json listed = Json::array();
        for (const evidence::RejectFile& file : files)
            listed.push_back({{"path", file.path}, {"mapping", file.mapping}, {"rows", file.rows}});
        console.document({{"run", number}, {"files", listed}});
        return Done;
    }
    for (const evidence::RejectFile& file : files)
        console.line(file.path + ": " + counted(file.rows, "reject", "rejects"));
    if (files.empty())
        console.line("run " + std::to_string(number) + " rejected nothing");
    return Done;
}

} // namespace

Verb define_rejects() {
    return {"rejects",
            "what a run rejected, as files to correct and to load again with run --rejects",
            {{"DOC", "a mapping document"}, {"RUN", "the number of a run"}},
            {{"-o", "DIR", "the folder for the files, one for each entity mapping", false},
             {"--evidence", "FILE", "the evidence store (default: beside the document)", false}},
            run};
}

} // namespace mw::cli

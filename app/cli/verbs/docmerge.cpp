// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/document/document_file.h"
#include "core/document/merge.h"

namespace mw::cli {

namespace {

Result<int> run(const Invocation& invocation, Console& console, JobContext&) {
    const std::string path = invocation.value("-o");
    if (path.empty())
        return makeError(Code::Usage, "-o is missing: the file to write");
    MW_TRY(const mapping::Document base, document::loadDocument(invocation.argument(0)));
    MW_TRY(const mapping::Document ours, document::loadDocument(invocation.argument(1)));
    MW_TRY(const mapping::Document theirs, document::loadDocument(invocation.argument(2)));
    MW_TRY(const document::Merge merge, document::mergeDocuments(base, ours, theirs));
    MW_TRY_DO(document::saveDocument(merge.document, path));

    Json conflicts = Json::array();
    for (const document::MergeConflict& conflict : merge.conflicts) {
        conflicts.push_back({{"where", conflict.where},
                             {"what", conflict.what},
                             {"ours", conflict.ours},
                             {"theirs", conflict.theirs},
                             {"meaning", conflict.isMeaning},
                             {"sentence", conflict.sentence()}});
        console.line("conflict: " + conflict.sentence() + "; ours was kept");
    }
    Json references = Json::array();
    for (const auto& [was, now] : merge.newReferences) {
        references.push_back({{"was", was}, {"now", now}});
        console.line(was + " of theirs is " + now + " now: ours had given the reference too");
    }
    if (console.json())
        console.document({{"path", path}, {"conflicts", std::move(conflicts)}, {"new_references", std::move(references)}});
    else if (merge.conflicts.empty())
        console.line("merged without conflict: " + path);
    return merge.conflicts.empty() ? Done : FallsShort;
}

} // namespace

Verb define_docmerge() {
    return {"docmerge",
            "brings together what two people made of one document; conflicts are named, and ours is kept",
            {{"BASE", "the mapping document both began with"}, {"OURS", "a mapping document"}, {"THEIRS", "a mapping document"}},
            {{"-o", "OUT", "where the merged document goes; may be one of the three", false}},
            run};
}

} // namespace mw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/document/document_file.h"
#include "core/document/semantic_diff.h"

namespace mw::cli {

namespace {

const char* nameOf(document::DocumentChange::Kind kind) {
    switch (kind) {
    case document::DocumentChange::Kind::Added: return "added";
    case document::DocumentChange::Kind::Removed: return "removed";
    case document::DocumentChange::Kind::Changed: break;
    }
    return "changed";
}

Result<int> run(const Invocation& invocation, Console& console, JobContext&) {
    MW_TRY(const mapping::Document was, document::loadDocument(invocation.argument(0)));
    MW_TRY(const mapping::Document now, document::loadDocument(invocation.argument(1)));
    Json changes = Json::array();
    for (const document::DocumentChange& change : document::compareDocuments(was, now)) {
        changes.push_back({{"kind", nameOf(change.kind)}, {"where", change.where}, {"what", change.what}, {"was", change.was},
                           {"now", change.now}, {"meaning", change.isMeaning}, {"sentence", change.sentence()}});
        console.line(change.sentence());
    }
    if (console.json())
        console.document({{"changes", changes}});
    return changes.empty() ? Done : FallsShort;
}

} // namespace

Verb define_docdiff() {
    return {"docdiff",
            "what differs between two documents, in words",
            {{"A", "a mapping document"}, {"B", "a mapping document"}},
            {},
            run};
}

} // namespace mw::cli

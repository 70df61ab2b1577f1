// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/document_changes.h"

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

} // namespace

Json tellChanges(const mapping::Document& was, const mapping::Document& now, const Console& console) {
    Json changes = Json::array();
    for (const document::DocumentChange& change : document::compareDocuments(was, now)) {
        changes.push_back({{"kind", nameOf(change.kind)}, {"where", change.where}, {"what", change.what}, {"was", change.was},
                           {"now", change.now}, {"meaning", change.isMeaning}, {"sentence", change.sentence()}});
        console.line(change.sentence());
    }
    return changes;
}

} // namespace mw::cli

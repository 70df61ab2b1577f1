// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/document_changes.h"
#include "app/cli/verb.h"
#include "core/document/document_file.h"

namespace mw::cli {

namespace {

Result<int> run(const Invocation& invocation, Console& console, JobContext&) {
    MW_TRY(const mapping::Document was, document::loadDocument(invocation.argument(0)));
    MW_TRY(const mapping::Document now, document::loadDocument(invocation.argument(1)));
    const Json changes = tellChanges(was, now, console);
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

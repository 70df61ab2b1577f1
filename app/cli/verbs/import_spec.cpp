// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/proposals.h"
#include "core/base/wording.h"
#include "core/document/content_hash.h"
#include "core/document/document_file.h"
#include "core/workbook/returned.h"

#include <algorithm>
#include <filesystem>

namespace mw::cli {

namespace {

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    const std::string path = invocation.argument(1);
    MW_TRY(mapping::Document document, document::loadDocument(invocation.argument(0)));
    MW_TRY(const workbook::Book book, workbook::readBook(path, job));
    auto compared = workbook::compareReturned(document, book, std::filesystem::path(path).filename().string(), job);
    if (!compared)
        return at(std::move(compared).error(), path);
    const workbook::Returned returned = std::move(compared).value();
    const bool isUnchanged = document::contentHash(document) == returned.contentHash;
    MW_TRY(const Applied applied, applyProposals(invocation, std::move(document), returned.proposals, {}));
    const auto conflicts = std::size_t(std::count_if(returned.proposals.begin(), returned.proposals.end(), [](const workbook::Proposal& each) { return each.conflict; }));
    const int code = applied.path.empty() || applied.conflictsLeft == 0 ? Done : FallsShort;
    if (console.json()) {
        Json unknown = Json::array();
        for (const workbook::Unknown& each : returned.unknown)
            unknown.push_back({{"cell", each.cell}, {"what", workbook::whatName(each.what)}, {"name", each.name}, {"closest", each.closest}});
        console.document({{"proposals", toJson(returned.proposals)}, {"conflicts", conflicts}, {"unknown", std::move(unknown)}, {"remarks", toJson(returned.remarks)},
                          {"rows", returned.rows}, {"missing", returned.missing}, {"added", returned.added}, {"sent_hash", returned.contentHash},
                          {"document_changed", !isUnchanged}, {"applied", applied.count}, {"path", applied.path}});
        return code;
    }
    print(returned.proposals, returned.remarks, console);
    console.line(counted(returned.rows, "row", "rows") + " came back, " + std::to_string(returned.missing) + " did not, " + std::to_string(returned.added) + " are new; " +
                 counted(returned.proposals.size(), "proposal", "proposals") + ", " + counted(conflicts, "conflict", "conflicts"));
    console.line(applied.path.empty() ? "nothing was applied; --apply writes it into the document, -o OUT into another" : std::to_string(applied.count) + " applied: " + applied.path);
    return code;
}

} // namespace

Verb define_import_spec() {
    return {"import-spec",
            "an exported workbook that was edited, as proposals by cell: what was sent, what came back, what the document says now",
            {{"DOC", "the mapping document it was exported from"}, {"FILE.xlsx", "the workbook"}},
            proposalOptions(),
            run};
}

} // namespace mw::cli

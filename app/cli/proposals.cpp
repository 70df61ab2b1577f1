// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/proposals.h"

#include "core/base/utf8.h"
#include "core/document/document_file.h"

#include <algorithm>

namespace mw::cli {

namespace {

using workbook::Proposal;

constexpr std::size_t kShownText = 60;

/// A cell, a place, or the beginning of one: "Mapping!K7", "people.email (PPL-014): rule", "people.email", "PPL-014".
bool isNamed(const Proposal& proposal, const std::string& name) {
    const std::string& where = proposal.where;
    return proposal.cell == name || where == name || where.find("(" + name + ")") != std::string::npos ||
           (where.starts_with(name) && (where.substr(name.size()).starts_with(" (") || where.substr(name.size()).starts_with(":")));
}

} // namespace

std::vector<Option> proposalOptions() {
    return {{"--apply", "", "apply all proposals that are no conflict, and write the document", false},
            {"--only", "CELL|PLACE", "apply this one, also where it is a conflict: Mapping!K7, people.email, PPL-014", true},
            {"-o", "OUT", "where the document goes (default with --apply and --only: DOC itself)", false}};
}

Json toJson(const std::vector<Proposal>& proposals) {
    Json list = Json::array();
    for (const Proposal& proposal : proposals) {
        Json one = {{"where", proposal.where}, {"cell", proposal.cell}, {"what", workbook::factName(proposal.fact)}, {"was", proposal.was},
                    {"sent", proposal.sent},   {"now", proposal.now},   {"conflict", proposal.conflict}};
        if (!proposal.saidBy.empty())
            one["said_by"] = proposal.saidBy;
        list.push_back(std::move(one));
    }
    return list;
}

Json toJson(const std::vector<workbook::Remark>& remarks) {
    Json list = Json::array();
    for (const workbook::Remark& remark : remarks)
        list.push_back({{"cell", remark.cell}, {"message", remark.message()}});
    return list;
}

void print(const std::vector<Proposal>& proposals, const std::vector<workbook::Remark>& remarks, const Console& console) {
    std::vector<std::vector<std::string>> rows;
    const auto shown = [](std::string text) {
        std::replace(text.begin(), text.end(), '\n', ' ');
        return elideMiddle(text, kShownText);
    };
    for (const Proposal& proposal : proposals)
        rows.push_back({proposal.conflict ? "conflict" : "", proposal.cell, proposal.where, shown(proposal.now), shown(proposal.sent)});
    if (!rows.empty())
        console.table({"", "cell", "where", "now", "proposed"}, rows);
    for (const workbook::Remark& remark : remarks)
        console.line(remark.cell + ": " + remark.message());
}

Result<Applied> applyProposals(const Invocation& invocation, mapping::Document document, const std::vector<Proposal>& proposals,
                               std::vector<mapping::SingleEdit> more) {
    const std::vector<std::string> only = invocation.values("--only");
    Applied applied;
    if (only.empty() && !invocation.has("--apply") && !invocation.has("-o"))
        return applied;
    std::vector<Proposal> chosen;
    for (const std::string& name : only)
        if (std::none_of(proposals.begin(), proposals.end(), [&](const Proposal& proposal) { return isNamed(proposal, name); }))
            return makeError(Code::Usage, "--only names no proposal: " + mw::quoted(name));
    for (const Proposal& proposal : proposals) {
        const bool isChosen = only.empty() ? !proposal.conflict : std::any_of(only.begin(), only.end(), [&](const std::string& name) { return isNamed(proposal, name); });
        if (isChosen)
            chosen.push_back(proposal);
        applied.conflictsLeft += only.empty() && proposal.conflict;
    }
    IdMaker ids;
    mapping::Edit edit = workbook::editOf(document, chosen, ids, "Apply proposals");
    for (mapping::SingleEdit& step : more)
        edit.steps.push_back(std::move(step));
    MW_TRY_DO(mapping::apply(document, edit));
    applied.count = chosen.size();
    applied.path = invocation.value("-o", invocation.argument(0));
    MW_TRY_DO(document::saveDocument(document, applied.path));
    return applied;
}

} // namespace mw::cli

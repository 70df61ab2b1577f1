// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/json_values.h"
#include "app/cli/verb.h"
#include "core/workbook/proposal.h"

#include <string>
#include <vector>

namespace mw::cli {

/// The options of verbs that bring in workbooks: --apply, --only, -o.
std::vector<Option> proposalOptions();

Json toJson(const std::vector<workbook::Proposal>& proposals);
Json toJson(const std::vector<workbook::Remark>& remarks);
/// Prints them as a table, and remarks below.
void print(const std::vector<workbook::Proposal>& proposals, const std::vector<workbook::Remark>& remarks, const Console& console);

/// What became of proposals.
struct Applied {
    std::string path; ///< the document that was written; empty: none was asked for
    std::size_t count = 0;
    std::size_t conflictsLeft = 0; ///< of those that were asked for
};
/// Applies what --only names, else all that are no conflict, and writes the document to -o, or back with --apply or --only.
/// `more` are further steps. Usage where --only names nothing.
Result<Applied> applyProposals(const Invocation& invocation, mapping::Document document, const std::vector<workbook::Proposal>& proposals,
                               std::vector<mapping::SingleEdit> more);

} // namespace mw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/document_history.h"

#include "core/document/document_file.h"

#include <iterator>

namespace mw::evidence {

Result<void> keepHistory(EvidenceStore& store, const mapping::Document& was, const mapping::Document& now,
                         std::span<const document::PerformedEdit> performed, const std::string& author, const HistoryWords& words) {
    const std::int64_t at = Clock::system().nowMicros();
    MW_TRY(const std::optional<std::string> head, store.historyHead());
    std::vector<document::HistoryStep> steps;
    if (head && *head != document::stateText(was)) {
        MW_TRY(const mapping::Document known, document::parseDocument(*head, "the history"));
        MW_TRY(steps, document::historySteps(known, was, {}, words.outside, at));
    }
    MW_TRY(auto made, document::historySteps(was, now, performed, words.several, at));
    std::move(made.begin(), made.end(), std::back_inserter(steps));
    if (head && steps.empty())
        return {};
    return store.addHistory(steps, author, document::stateText(now));
}

Result<mapping::Document> documentAfter(EvidenceStore& store, std::int64_t step) {
    MW_TRY(const std::optional<std::string> head, store.historyHead());
    if (!head)
        return makeError(Code::UnknownName, "step " + std::to_string(step));
    MW_TRY(mapping::Document document, document::parseDocument(*head, "the history"));
    MW_TRY(const std::vector<document::HistoryStep> steps, store.historySince(step));
    MW_TRY_DO(document::rewind(document, steps));
    return document;
}

} // namespace mw::evidence

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/documents.h"
#include "core/evidence/evidence_store.h"
#include "core/review/cards.h"
#include "core/review/standing.h"

#include <memory>
#include <string>

/// What `mapwright review` can do: one function an act, named in verbs/review.cpp.
namespace mw::cli {

/// A review that was opened.
struct ReviewAct {
    const Invocation& invocation;
    const Console& console;
    JobContext& job;
    OpenedDocument opened;
    std::string documentHash;
    std::unique_ptr<evidence::EvidenceStore> store;
    review::Standing standing;

    /// The third word: a plan, a record, a defect, a file.
    std::string what() const { return invocation.argument(2); }
    /// Who does it; Usage where --as is missing.
    Result<std::string> author() const;
    /// Writes entries down.
    Result<std::size_t> save(std::span<const review::Entry> entries) const;
    /// The entry that says something now.
    template <class Said>
    review::Entry entry(std::string by, Said said) const {
        return {opened.document->id, documentHash, std::move(by), Clock::system().nowMicros(), std::move(said)};
    }
    /// What the cards of a plan show.
    Result<review::Cards> cardsOf(const review::SamplePlan& plan, const MessageCatalogue& catalogue = MessageCatalogue::english()) const;
};

// review_plan.cpp
Result<int> drawSample(ReviewAct& act);
Result<int> assignReviewers(ReviewAct& act);
// review_standing.cpp
Result<int> showStanding(ReviewAct& act);
Result<int> showCards(ReviewAct& act);
Result<int> judgeRecord(ReviewAct& act);
// review_defects.cpp
Result<int> showDefects(ReviewAct& act);
Result<int> noteDefect(ReviewAct& act);
Result<int> importDefects(ReviewAct& act);
// review_scenarios.cpp
Result<int> showScenarios(ReviewAct& act);
Result<int> showScenario(ReviewAct& act);
Result<int> tryScenario(ReviewAct& act);
// review_files.cpp
Result<int> writeWorklist(ReviewAct& act);
Result<int> takeAnswers(ReviewAct& act);
Result<int> sendReview(ReviewAct& act);
Result<int> mergeReviews(ReviewAct& act);

Json toJson(const review::Statement& statement);

} // namespace mw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/promise.h"
#include "core/review/answers.h"
#include "core/review/exchange.h"
#include "core/review/standing.h"

#include <string_view>

namespace mw::test {

/// Reads bytes as an entry of a review, as a file of entries and as answers to a worklist: each gives a named error, or what it says
/// is written as it was read and comes to something.
inline void checkReview(std::string_view bytes) {
    const auto entry = review::parseEntry(bytes);
    if (entry.ok()) {
        const std::string text = review::printEntry(*entry);
        const auto again = review::parseEntry(text);
        MW_ASSERT(again.ok() && review::printEntry(*again) == text, "printing an entry is a fixed point");
        const review::Standing standing({{*entry, review::digestOf(text)}});
        for (const review::PlanStanding& plan : standing.plans()) {
            for (const review::Statement& statement : plan.statements())
                MW_ASSERT(statement.mostWrong() <= statement.population && !statement.inWords().empty(), "a statement is one of its population");
        }
    } else {
        MW_ASSERT(!entry.error().message().empty(), "a bad entry is named");
    }
    const Id document("fuzz");
    if (const auto file = review::parseReviewFile(bytes, document); file.ok()) {
        const std::string text = review::printReviewFile(document, *file);
        const auto again = review::parseReviewFile(text, document);
        MW_ASSERT(again.ok() && review::printReviewFile(document, *again) == text, "printing a review is a fixed point");
    }
    if (const auto answers = review::parseAnswers(bytes, "fuzz"); answers.ok()) {
        for (const review::AnswerProposal& proposal : review::proposalsOf(*answers, review::Standing(), "fuzz"))
            MW_ASSERT(proposal.state == review::AnswerProposal::State::Refused, "answers to an unknown plan are refused");
    }
}

} // namespace mw::test

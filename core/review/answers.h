// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/job.h"
#include "core/review/entries.h"
#include "core/review/standing.h"

#include <string>
#include <string_view>
#include <vector>

/// Answers of reviewers without the program: what a worklist that went out as a page or a workbook brings back. They are
/// proposals, each with its author; nothing counts before somebody applies them.
namespace mw::review {

/// An answer as it came, before it is held against anything.
struct Answer {
    std::string plan, reviewer; ///< digest of the plan
    std::uint64_t record = 0;
    std::string seen, verdict, comment;
    std::int64_t atMicros = 0; ///< 0 where the file does not say
    std::string where;         ///< "Worklist!F7"
};

/// Reads what the page saved (JSON: "mapwright_answers": 1, "plan", "reviewer", "answers") or the workbook that came back.
/// NotSupported, NotJson, WrongVersion, WrongValue.
Result<std::vector<Answer>> readAnswers(const std::string& path, JobContext& job);

/// The same of the page's file alone; `name` is what it is called.
Result<std::vector<Answer>> parseAnswers(std::string_view text, const std::string& name);

struct AnswerProposal {
    Answer answer;
    std::string key, target;           ///< of the record
    std::string was;                   ///< the verdict of this reviewer that counts now, with its comment; empty: none
    enum class State : std::uint8_t {
        New,      ///< nothing was said yet, or something else
        Same,     ///< it is there already
        Conflict, ///< the same reviewer has said something else since; `why` says so, as of the others below
        Refused,  ///< it cannot be applied
    } state = State::New;
    std::string why;
    Judgement judgement; ///< what applying says
};
/// Holds answers against what is known. Answers without a verdict are left out.
std::vector<AnswerProposal> proposalsOf(const std::vector<Answer>& answers, const Standing& standing, const std::string& file);

/// The entries that applying makes: of those that are new; of conflicts too where `force`.
std::vector<Entry> entriesOf(const std::vector<AnswerProposal>& proposals, const Id& document, const Standing& standing, const std::string& appliedBy,
                             std::int64_t nowMicros, bool force);

} // namespace mw::review

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message_catalogue.h"
#include "core/job/job.h"
#include "core/mapping/discussion.h"

#include <string>
#include <string_view>
#include <vector>

/// Questions that go out as a workbook to somebody without the program, and the answers that it brings back as proposals.
namespace mw::review {

/// The sheet of the questions, by which a workbook that comes back is known.
inline constexpr const char* kQuestionsSheet = "Questions";

/// Writes the open questions for a person (for everybody where it is empty): protected but for the answers. WrongValue where there
/// are none, errors of files.
Result<void> writeQuestionList(const mapping::Document& document, const std::string& person, const MessageCatalogue& catalogue, const std::string& path);

/// An answer as it came back.
struct QuestionAnswer {
    std::string reference, text;
    std::string author; ///< as the workbook says; empty where it does not
    std::string where;  ///< "Questions!F7"
    enum class State : std::uint8_t {
        New,
        Same,    ///< it is said there already
        Closed,  ///< the question was closed meanwhile: an answer to look at
        Unknown, ///< no question has that reference
    } state = State::New;
    Id thread;
};
/// Reads the answers out of a workbook that was written so, whatever was sorted, filtered or left out; those without a text are left
/// out. WrongValue where it is no list of questions, what the reader fails with, Cancelled.
Result<std::vector<QuestionAnswer>> readQuestionAnswers(const mapping::Document& document, const std::string& path, JobContext& job);
/// The edit that adds the answers that are new, and those to closed questions where `force`.
Result<mapping::Edit> editOf(const mapping::Document& document, const std::vector<QuestionAnswer>& answers, const std::string& otherwise,
                             const std::string& time, bool force, IdMaker& ids, std::string label);

} // namespace mw::review

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/review_acts.h"
#include "app/languages.h"
#include "core/base/file.h"
#include "core/review/answers.h"
#include "core/review/exchange.h"
#include "core/review/worklist.h"

namespace mw::cli {

namespace {

constexpr std::uint64_t kMostBytes = 256u << 20;

const char* nameOf(review::AnswerProposal::State state) {
    constexpr const char* kNames[] = {"new", "same", "conflict", "refused"};
    return kNames[std::size_t(state)];
}

Result<std::string> outputOf(const ReviewAct& act) {
    std::string path = act.invocation.value("-o");
    if (path.empty())
        return makeError(Code::Usage, "-o is missing: the file to write");
    return path;
}

} // namespace

Result<int> writeWorklist(ReviewAct& act) {
    MW_TRY(const std::string path, outputOf(act));
    MW_TRY(const review::PlanStanding* plan, act.standing.plan(act.what()));
    const std::string reviewer = act.invocation.value("--for");
    if (reviewer.empty())
        return makeError(Code::Usage, "--for is missing: whose worklist it is");
    const bool isBook = path.ends_with(".xlsx");
    if (!isBook && !path.ends_with(".html"))
        return makeError(Code::Usage, "a worklist is a page (.html) or a workbook (.xlsx), not " + path);
    if (plan->worklist(reviewer).empty())
        return at(makeError(Code::UnknownName, "a worklist of " + reviewer, "; review … assign gives one"), plan->reference);
    const std::string language = act.invocation.value("--language");
    MW_TRY(const auto catalogue, app::catalogueOf(language));
    const ProgressLine progress("review", act.job);
    MW_TRY(const review::Cards cards, act.cardsOf(plan->plan, catalogue ? *catalogue : MessageCatalogue::english()));
    const review::WorklistInput input{act.opened.document->title, act.documentHash, plan, &cards, reviewer, catalogue.get()};
    MW_TRY_DO(isBook ? review::writeWorklistBook(input, path) : review::writeWorklistPage(input, path));
    const std::size_t count = plan->worklist(reviewer).size();
    act.console.line(path + ": " + counted(count, "record", "records") + " for " + reviewer);
    if (act.console.json())
        act.console.document({{"path", path}, {"plan", plan->reference}, {"reviewer", reviewer}, {"records", count}});
    return Done;
}

Result<int> takeAnswers(ReviewAct& act) {
    const bool applies = act.invocation.has("--apply"), force = act.invocation.has("--force");
    MW_TRY(const std::vector<review::Answer> answers, review::readAnswers(act.what(), act.job));
    const std::vector<review::AnswerProposal> proposals = review::proposalsOf(answers, act.standing, act.what());
    std::size_t added = 0;
    if (applies) {
        MW_TRY(const std::string author, act.author());
        MW_TRY(added, act.save(review::entriesOf(proposals, act.opened.document->id, act.standing, author, Clock::system().nowMicros(), force)));
    }
    using State = review::AnswerProposal::State;
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows;
    std::size_t open = 0, fresh = 0;
    for (const review::AnswerProposal& each : proposals) {
        open += each.state == State::Refused || (each.state == State::Conflict && !(applies && force)) ? 1 : 0;
        fresh += each.state == State::New ? 1 : 0;
        json.push_back({{"reviewer", each.answer.reviewer}, {"record", each.answer.record}, {"key", each.key}, {"verdict", each.answer.verdict},
                        {"comment", each.answer.comment}, {"was", each.was}, {"state", nameOf(each.state)}, {"why", each.why}, {"where", each.answer.where}});
        rows.push_back({each.answer.reviewer, each.key, each.answer.verdict, each.answer.comment, each.was, nameOf(each.state) + (each.why.empty() ? "" : ": " + each.why)});
    }
    act.console.table({"reviewer", "record", "verdict", "comment", "was", "state"}, rows);
    act.console.line(applies ? counted(added, "verdict", "verdicts") + " written down" : counted(fresh, "proposal", "proposals") + "; --apply writes them down");
    if (act.console.json())
        act.console.document({{"proposals", json}, {"applied", added}});
    return open > 0 ? FallsShort : Done;
}

Result<int> sendReview(ReviewAct& act) {
    MW_TRY(const std::string path, outputOf(act));
    MW_TRY(const std::vector<evidence::ReviewEntry> entries, act.store->review());
    MW_TRY_DO(writeFile(path, review::printReviewFile(act.opened.document->id, entries)));
    act.console.line(path + ": " + counted(entries.size(), "entry", "entries"));
    if (act.console.json())
        act.console.document({{"path", path}, {"entries", entries.size()}});
    return Done;
}

Result<int> mergeReviews(ReviewAct& act) {
    const std::string path = act.what();
    if (path.empty())
        return makeError(Code::Usage, "the file is missing: what review … send wrote");
    MW_TRY(const std::string text, readFile(path, kMostBytes));
    auto entries = review::parseReviewFile(text, act.opened.document->id);
    if (!entries.ok())
        return at(std::move(entries).error(), path);
    MW_TRY(const std::size_t added, act.store->saveReview(*entries));
    act.console.line(counted(entries->size(), "entry", "entries") + ", of these " + grouped(added) + " new");
    if (act.console.json())
        act.console.document({{"entries", entries->size()}, {"added", added}});
    return Done;
}

} // namespace mw::cli

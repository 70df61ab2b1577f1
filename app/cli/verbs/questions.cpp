// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/clock.h"
#include "core/base/utf8.h"
#include "core/document/document_file.h"
#include "core/document/element_places.h"
#include "core/review/question_list.h"

#include <algorithm>

namespace mw::cli {

namespace {

using mapping::Document;
using mapping::Thread;

std::string now() { return printUtc(Clock::system().nowMicros()); }

Json toJson(const Document& document, const Thread& thread) {
    Json replies = Json::array();
    for (const mapping::Comment* const each : thread.replies)
        replies.push_back({{"by", each->author}, {"at", each->time}, {"text", each->text}});
    const mapping::Question& question = *thread.first->question;
    return {{"reference", question.reference}, {"about", document::placeOf(document, Id(thread.first->about))}, {"by", thread.first->author},
            {"at", thread.first->time}, {"to", question.addressee}, {"due", question.due}, {"blocking", question.blocking},
            {"open", question.closed.empty()}, {"text", thread.first->text}, {"replies", std::move(replies)}};
}

Result<int> list(const Invocation& invocation, Console& console, const Document& document) {
    const std::string person = invocation.value("--for");
    Json questions = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const Thread& thread : mapping::threads(document)) {
        if (!thread.first->question || (!invocation.has("--all") && !mapping::isOpenQuestion(*thread.first)) ||
            (!person.empty() && !mapping::concerns(thread, person)))
            continue;
        const mapping::Question& question = *thread.first->question;
        questions.push_back(toJson(document, thread));
        const mapping::Comment* const answer = thread.answer();
        rows.push_back({question.reference, question.closed.empty() ? (question.blocking ? "blocks" : "open") : "closed",
                        document::placeOf(document, Id(thread.first->about)), question.addressee, question.due, thread.first->text,
                        answer ? answer->author + ": " + answer->text : ""});
    }
    if (const std::string path = invocation.value("-o"); !path.empty()) {
        MW_TRY_DO(review::writeQuestionList(document, person, MessageCatalogue::english(), path));
        console.line(path + ": the open questions" + (person.empty() ? "" : " for " + person));
    } else if (rows.empty()) {
        console.line("no question is open");
    } else {
        console.table({"question", "state", "about", "asked of", "until", "what is asked", "answer"}, rows);
    }
    if (console.json())
        console.document({{"questions", std::move(questions)}});
    return Done;
}

/// The element that a reference or an id names.
Result<Id> elementOf(const Document& document, const std::string& text) {
    const Id found = mapping::elementCalled(document, text);
    if (!found.isNull())
        return found;
    if (document::placeOf(document, Id(text)).empty())
        return makeError(Code::UnknownName, mw::quoted(text), "");
    return Id(text);
}

Result<Id> threadOf(const Document& document, const std::string& text) {
    const auto thread = mapping::threadOf(document, text);
    if (!thread)
        return makeError(Code::UnknownName, mw::quoted(text), "");
    return thread->first->id;
}

/// Brings in a list that was filled in.
Result<mapping::Edit> answers(const Invocation& invocation, Console& console, const Document& document, IdMaker& ids, Json& told, JobContext& job) {
    using State = review::QuestionAnswer::State;
    MW_TRY(const std::vector<review::QuestionAnswer> found, review::readQuestionAnswers(document, invocation.argument(2), job));
    static constexpr const char* kStates[] = {"new", "same", "closed meanwhile", "unknown"};
    std::vector<std::vector<std::string>> rows;
    told = Json::array();
    for (const review::QuestionAnswer& each : found) {
        told.push_back({{"reference", each.reference}, {"state", kStates[int(each.state)]}, {"by", each.author}, {"text", each.text}, {"where", each.where}});
        rows.push_back({each.reference, kStates[int(each.state)], each.author, each.text, each.where});
    }
    if (rows.empty())
        console.line("no answer was filled in");
    else
        console.table({"question", "state", "by", "answer", "where"}, rows);
    const bool nameless = std::any_of(found.begin(), found.end(), [](const auto& each) { return each.author.empty() && each.state == State::New; });
    if (nameless && invocation.value("--as").empty() && invocation.has("--apply"))
        return makeError(Code::Usage, "an answer has no name beside it: --as NAME says whose it is");
    return review::editOf(document, found, invocation.has("--as") ? invocation.value("--as") : "somebody", now(), invocation.has("--force"), ids,
                          "Bring in answers");
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    const std::string path = invocation.argument(0), act = invocation.argument(1), what = invocation.argument(2);
    MW_TRY(Document document, document::loadDocument(path));
    if (act.empty())
        return list(invocation, console, document);
    IdMaker ids;
    Json told;
    mapping::Edit edit;
    bool writes = true;
    if (act == "answers") {
        MW_TRY(edit, answers(invocation, console, document, ids, told, job));
        writes = invocation.has("--apply");
    } else {
        const mapping::Remark remark{invocation.value("--as"), now(), invocation.value("--text")};
        if (remark.author.empty())
            return makeError(Code::Usage, "--as NAME says who asks, answers or decides");
        if (act == "ask") {
            MW_TRY(const Id about, elementOf(document, what));
            MW_TRY(edit, mapping::beginThread(document, about, remark,
                                              mapping::Question{{}, invocation.value("--to"), invocation.value("--due"), invocation.has("--blocking"), {}}, ids, "Ask"));
        } else if (act == "answer") {
            MW_TRY(const Id thread, threadOf(document, what));
            MW_TRY(edit, mapping::reply(document, thread, remark, ids, "Answer"));
        } else if (act == "close" || act == "reopen") {
            MW_TRY(const Id thread, threadOf(document, what));
            MW_TRY(edit, mapping::closeQuestion(document, thread, act == "close" ? now() : std::string(), "Close a question"));
        } else if (act == "decide") {
            MW_TRY(const Id thread, threadOf(document, what));
            mapping::Decision decision;
            decision.what = remark.text;
            decision.why = invocation.value("--why");
            decision.who = remark.author;
            decision.alternatives = invocation.value("--instead-of");
            MW_TRY(edit, mapping::decide(document, thread, decision, now(), ids, "Decide"));
        } else {
            return makeError(Code::Usage, "there is no act " + mw::quoted(act) + ": ask, answer, close, reopen, decide, answers");
        }
    }
    if (writes && !edit.steps.empty()) {
        MW_TRY([[maybe_unused]] const mapping::Edit inverse, mapping::apply(document, edit));
        MW_TRY_DO(document::saveDocument(document, path));
    }
    if (console.json()) {
        Json questions = Json::array();
        for (const Thread& thread : mapping::threads(document))
            if (thread.first->question)
                questions.push_back(toJson(document, thread));
        Json json = {{"questions", std::move(questions)}};
        if (!told.is_null())
            json["answers"] = std::move(told);
        console.document(json);
    }
    return Done;
}

} // namespace

Verb define_questions() {
    return {"questions",
            "what is asked about a document, of whom, and what was answered; lists that go out and come back",
            {{"DOC", "a mapping document"},
             {"ACT", "ask, answer, close, reopen, decide, or answers of a list that came back (default: the list)", false},
             {"WHAT", "what it is about: a reference (PPL-014, Q-031), or the list", false}},
            {{"--for", "NAME", "only what is asked of NAME, of everybody, or names @NAME", false},
             {"--all", "", "closed questions too", false},
             {"-o", "FILE.xlsx", "the open questions as a workbook to fill in", false},
             {"--as", "NAME", "who asks, answers or decides", false},
             {"--text", "TEXT", "what is asked, answered or decided", false},
             {"--to", "NAME", "who is asked", false},
             {"--due", "DATE", "until when, yyyy-MM-dd", false},
             {"--blocking", "", "nothing is approved before it is closed", false},
             {"--why", "TEXT", "why it was decided so", false},
             {"--instead-of", "TEXT", "what else was looked at", false},
             {"--apply", "", "with answers: adds the new ones to the document", false},
             {"--force", "", "and those to questions that were closed meanwhile", false}},
            run};
}

} // namespace mw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/question_list.h"

#include "core/base/words.h"
#include "core/document/element_places.h"
#include "core/review/book_cells_p.h"
#include "core/workbook/book.h"

#include <algorithm>

namespace mw::review {

namespace {

using mapping::Thread;

constexpr int kQuestionHead = 3;
enum ListColumn { Reference, About, Asked, By, Due, Answer, AnsweredBy, Columns };

std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n"), end = text.find_last_not_of(" \t\r\n");
    return begin == std::string::npos ? std::string() : text.substr(begin, end - begin + 1);
}

/// What was said in a thread so far, for whoever reads it on paper.
std::string saidIn(const Thread& thread) {
    std::string text = thread.first->text;
    for (const mapping::Comment* const each : thread.replies)
        text += "\n– " + each->author + ": " + each->text;
    return text;
}

bool isFor(const Thread& thread, const std::string& person) {
    return mapping::isOpenQuestion(*thread.first) && (person.empty() || mapping::concerns(thread, person));
}

lxw_error makeBook(const mapping::Document& document, const std::vector<Thread>& list, const std::string& person, const Words& words, const std::string& file) {
    BookCells cells(file);
    if (cells.book() == nullptr)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    lxw_worksheet* const sheet = workbook_add_worksheet(cells.book(), kQuestionsSheet);
    if (sheet == nullptr)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    cells.put(sheet, 0, 0, words("Questions about {0}", document.title), cells.title());
    cells.put(sheet, 1, 0, words("Only the yellow cells can be changed: your answer, and your name."), cells.plain());
    std::size_t column = 0;
    for (const std::string& head : {words("Question"), words("About"), words("What is asked"), words("Asked by"), words("Until"), words("Answer"), words("Answered by")})
        cells.put(sheet, kQuestionHead, column++, head, cells.head());
    std::size_t row = kQuestionHead + 1;
    for (const Thread& thread : list) {
        const mapping::Question& question = *thread.first->question;
        cells.put(sheet, row, Reference, question.reference, cells.text());
        cells.put(sheet, row, About, document::placeOf(document, Id(thread.first->about)), cells.text());
        cells.put(sheet, row, Asked, saidIn(thread) + (question.blocking ? "\n" + words("Nothing is approved before it is answered.") : ""), cells.text());
        cells.put(sheet, row, By, thread.first->author, cells.text());
        cells.put(sheet, row, Due, question.due, cells.text());
        cells.put(sheet, row, Answer, {}, cells.open());
        cells.put(sheet, row++, AnsweredBy, question.addressee.empty() ? person : question.addressee, cells.open());
    }
    worksheet_set_column(sheet, Reference, Reference, 10, nullptr);
    worksheet_set_column(sheet, About, About, 26, nullptr);
    worksheet_set_column(sheet, Asked, Asked, 48, nullptr);
    worksheet_set_column(sheet, By, Due, 14, nullptr);
    worksheet_set_column(sheet, Answer, Answer, 48, nullptr);
    worksheet_set_column(sheet, AnsweredBy, AnsweredBy, 18, nullptr);
    cells.note(worksheet_autofilter(sheet, kQuestionHead, 0, lxw_row_t(row - 1), Columns - 1));
    worksheet_freeze_panes(sheet, kQuestionHead + 1, 1);
    cells.finish(sheet, kQuestionHead);
    return cells.close();
}

} // namespace

Result<void> writeQuestionList(const mapping::Document& document, const std::string& person, const MessageCatalogue& catalogue, const std::string& path) {
    std::vector<Thread> list = mapping::threads(document);
    std::erase_if(list, [&](const Thread& each) { return !isFor(each, person); });
    if (list.empty())
        return makeError(Code::WrongValue, person.empty() ? "no question is open" : "no question is open for " + person);
    const Words words(catalogue);
    return writeBook(path, "writing the questions", [&](const std::string& file) { return makeBook(document, list, person, words, file); });
}

Result<std::vector<QuestionAnswer>> readQuestionAnswers(const mapping::Document& document, const std::string& path, JobContext& job) {
    MW_TRY(const workbook::Book book, workbook::readBook(path, job));
    const auto sheet = std::find_if(book.sheets.begin(), book.sheets.end(), [](const workbook::Sheet& each) { return each.name == kQuestionsSheet; });
    if (sheet == book.sheets.end())
        return at(makeError(Code::WrongValue, "it has no sheet 'Questions': it is no list of questions"), path);
    std::vector<QuestionAnswer> answers;
    for (const workbook::Row& row : sheet->rows) {
        const std::string reference = trimmed(row.at(Reference)), text = trimmed(row.at(Answer));
        if (!reference.starts_with("Q-") || text.empty())
            continue;
        QuestionAnswer answer{reference, text, trimmed(row.at(AnsweredBy)), sheet->place(row, Answer), QuestionAnswer::State::Unknown, {}};
        if (const auto thread = mapping::threadOf(document, reference)) {
            const bool isSaid = std::any_of(thread->replies.begin(), thread->replies.end(), [&](const mapping::Comment* each) { return trimmed(each->text) == text; });
            answer.thread = thread->first->id;
            answer.state = isSaid                                    ? QuestionAnswer::State::Same
                           : mapping::isOpenQuestion(*thread->first) ? QuestionAnswer::State::New
                                                                     : QuestionAnswer::State::Closed;
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

Result<mapping::Edit> editOf(const mapping::Document& document, const std::vector<QuestionAnswer>& answers, const std::string& otherwise,
                             const std::string& time, bool force, IdMaker& ids, std::string label) {
    mapping::Edit edit{std::move(label), {}};
    for (const QuestionAnswer& answer : answers) {
        if (answer.state != QuestionAnswer::State::New && !(force && answer.state == QuestionAnswer::State::Closed))
            continue;
        MW_TRY(mapping::Edit one, mapping::reply(document, answer.thread, {answer.author.empty() ? otherwise : answer.author, time, answer.text}, ids, {}));
        std::move(one.steps.begin(), one.steps.end(), std::back_inserter(edit.steps));
    }
    return edit;
}

} // namespace mw::review

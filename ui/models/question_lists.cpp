// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/question_lists.h"

#include "core/base/clock.h"
#include "ui/models/project.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

namespace mw::ui {

QuestionLists::QuestionLists(QObject* parent) : QObject(parent) {}

void QuestionLists::write(Project& project, const QString& person, const QString& path) {
    m_work.start<bool>(
        project.tasks(), Tasks::Lane::Quick, tr("Write a list of questions"), this,
        [document = project.snapshot(), person = utf8(person), file = utf8(path)](JobContext&) -> Result<bool> {
            MW_TRY_DO(review::writeQuestionList(*document, person, windowCatalogue(), file));
            return true;
        },
        [this, path](Result<bool> result) {
            if (result)
                Q_EMIT written(path);
            else
                Q_EMIT failed(messageWithPlace(result.error()));
        });
}

void QuestionLists::read(Project& project, const QString& path) {
    using Answers = std::vector<review::QuestionAnswer>;
    m_work.start<Answers>(
        project.tasks(), Tasks::Lane::Quick, tr("Read answers"), this,
        [document = project.snapshot(), file = utf8(path)](JobContext& job) { return review::readQuestionAnswers(*document, file, job); },
        [this](Result<Answers> result) {
            if (result)
                Q_EMIT answered(*result);
            else
                Q_EMIT failed(messageWithPlace(result.error()));
        });
}

bool QuestionLists::apply(Project& project, const std::vector<review::QuestionAnswer>& answers, const QString& otherwise) {
    auto edit = review::editOf(project.document(), answers, utf8(otherwise), printUtc(Clock::system().nowMicros()), true, project.ids(),
                               utf8(tr("Bring in answers")));
    return edit && !edit->steps.empty() && project.apply(std::move(edit).value());
}

} // namespace mw::ui

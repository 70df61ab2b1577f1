// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/question_model.h"

#include "core/document/element_places.h"
#include "ui/present/discussion_text.h"
#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

#include <algorithm>

namespace mw::ui {

QuestionModel::QuestionModel(QObject* parent)
    : TableModel(parent),
      m_titles{tr("Question"), tr("State"), tr("About"), tr("What is asked"), tr("Asked of"), tr("Until"), tr("Answer")} {}

void QuestionModel::setProject(Project* project) {
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    if (project)
        connect(project, &Project::changed, this, [this](const mapping::ChangeSet& changes) {
            // Edits of rules come with every key; questions are workflow, or hang on what came and went.
            if (std::any_of(changes.begin(), changes.end(), [](const mapping::Change& change) {
                    return change.what == mapping::Change::What::Workflow || change.kind != mapping::Change::Kind::Modified;
                }))
                refresh();
        });
    refresh();
}

void QuestionModel::refresh() {
    std::vector<Row> next;
    m_open = m_blocking = 0;
    if (m_project) {
        const mapping::Document& document = m_project->document();
        for (const mapping::Thread& thread : mapping::threads(document)) {
            if (!thread.first->question)
                continue;
            const mapping::Question& question = *thread.first->question;
            const mapping::Comment* const answer = thread.answer();
            const Id element(thread.first->about);
            Row row{element, qt(question.reference), questionState(thread), coreText(document::placeOf(document, element)), qt(thread.first->text),
                    qt(question.addressee), qt(question.due), answer ? qt(answer->author + ": " + answer->text) : QString(),
                    question.closed.empty(), question.blocking, answer != nullptr};
            m_open += row.isOpen;
            m_blocking += row.isOpen && row.isBlocking;
            next.push_back(std::move(row));
        }
        std::stable_sort(next.begin(), next.end(), [](const Row& a, const Row& b) {
            return std::pair(!a.isOpen, !a.isBlocking) < std::pair(!b.isOpen, !b.isBlocking);
        });
    }
    replaceRows(m_rows, std::move(next));
    Q_EMIT countsChanged();
}

QVariant QuestionModel::cell(int row, int column, int role) const {
    const Row& at = m_rows[std::size_t(row)];
    if (role == MutedRole)
        return !at.isOpen;
    if (role == ElementRole)
        return qt(at.element.text());
    if (role == SignRole && column == State)
        return int(!at.isOpen ? Sign::Ok : at.isAnswered ? Sign::Note : at.isBlocking ? Sign::Warning : Sign::Question);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Reference: return at.reference;
    case State: return at.state;
    case About: return at.about;
    case Text: return at.text;
    case Addressee: return at.addressee;
    case Due: return at.due;
    case Answer: return at.answer;
    default: return {};
    }
}

} // namespace mw::ui

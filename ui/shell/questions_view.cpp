// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/questions_view.h"

#include "ui/models/filter_proxy.h"
#include "ui/present/icons.h"
#include "ui/present/person.h"
#include "ui/present/text.h"
#include "ui/shell/notice_bar.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/file_question.h"
#include "ui/widgets/filter_edit.h"

#include <QFileInfo>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

namespace {
const QString kTopic = QStringLiteral("questions");
constexpr std::size_t kShownAnswers = 3;
} // namespace

QuestionsView::QuestionsView(NoticeBar* notices, QWidget* parent) : QWidget(parent), m_notices(notices) {
    m_model = new QuestionModel(this);
    m_shown = new FilterProxy(this);
    m_shown->setSourceModel(m_model);
    m_table = new DenseTable(QStringLiteral("questions"), this);
    m_table->setObjectName(QStringLiteral("questionsTable"));
    m_table->setAccessibleName(tr("Questions"));
    m_table->setModel(m_shown);
    m_table->setColumnCharacters({9, 17, 26, 40, 14, 12, 40});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEmptyText(tr("Nobody has asked anything. Comments and questions are written beside the chosen field of the Map page."));
    m_filter = new FilterEdit(tr("Filter questions"), this);
    m_filter->setObjectName(QStringLiteral("questionFilter"));
    m_filter->setFixedWidth(180);
    m_filter->setResultView(m_table);
    connect(m_filter, &QLineEdit::textChanged, m_shown, &FilterProxy::setWords);
    const auto go = [this](const QModelIndex& index) { Q_EMIT chosen(m_model->elementAt(m_shown->mapToSource(index).row())); };
    connect(m_table, &QAbstractItemView::clicked, this, go);
    connect(m_table, &QAbstractItemView::activated, this, go);
    const auto button = [this](const QString& name, const QString& text, const QString& help) {
        auto* made = new QToolButton(this);
        made->setObjectName(name);
        made->setText(text);
        made->setToolTip(help);
        return made;
    };
    m_send = button(QStringLiteral("sendQuestions"), tr("Send a list"), tr("Write the open questions for somebody into a workbook, to be answered without this program"));
    m_send->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_send);
    connect(menu, &QMenu::aboutToShow, this, &QuestionsView::fillMenu);
    m_send->setMenu(menu);
    m_receive = button(QStringLiteral("receiveAnswers"), tr("Bring in answers…"), tr("Read a list that was filled in; its answers are shown before they are added"));
    connect(m_receive, &QToolButton::clicked, this, &QuestionsView::bringIn);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(&m_lists, &QuestionLists::written, this, [this](const QString& path) {
        m_notices->say(kTopic, Sign::Ok, tr("The questions were written to %1.").arg(path), {{tr("Close"), {}}});
    });
    connect(&m_lists, &QuestionLists::failed, this, [this](const QString& why) { m_notices->say(kTopic, Sign::Error, why); });
    connect(&m_lists, &QuestionLists::answered, this, &QuestionsView::propose);
    connect(m_model, &QuestionModel::countsChanged, this, [this] { m_send->setEnabled(m_model->open() > 0); });
    setProject(nullptr);
}

void QuestionsView::setProject(Project* project) {
    m_project = project;
    m_model->setProject(project);
    m_receive->setEnabled(project != nullptr);
    m_send->setEnabled(m_model->open() > 0);
}

QList<QWidget*> QuestionsView::tools() const { return {m_filter, m_send, m_receive}; }

void QuestionsView::fillMenu() {
    QMenu* menu = m_send->menu();
    menu->clear();
    menu->addAction(tr("All open questions…"), this, [this] { send({}); });
    if (!m_project)
        return;
    QStringList people;
    for (const mapping::Thread& thread : mapping::threads(m_project->document()))
        if (mapping::isOpenQuestion(*thread.first) && !thread.first->question->addressee.empty())
            people << qt(thread.first->question->addressee);
    people.removeDuplicates();
    people.sort(Qt::CaseInsensitive);
    menu->addSeparator();
    for (const QString& name : people)
        menu->addAction(tr("For %1…").arg(name), this, [this, name] { send(name); });
}

void QuestionsView::send(const QString& person) {
    if (!m_project)
        return;
    const QString folder = m_project->path().isEmpty() ? QString() : QFileInfo(m_project->path()).absolutePath() + u'/';
    const QString name = (person.isEmpty() ? tr("questions") : tr("questions for %1").arg(person)) + QStringLiteral(".xlsx");
    askForFile(this, FileQuestion::Save, tr("Write a list of questions"), tr("Workbooks (*.xlsx)"), folder + name, [this, person](const QString& path) {
        if (m_project)
            m_lists.write(*m_project, person, path.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive) ? path : path + QStringLiteral(".xlsx"));
    });
}

void QuestionsView::bringIn() {
    askForFile(this, FileQuestion::Open, tr("Choose a list that was filled in"), tr("Workbooks (*.xlsx *.ods)"), {}, [this](const QString& path) {
        if (m_project)
            m_lists.read(*m_project, path);
    });
}

void QuestionsView::propose(const std::vector<review::QuestionAnswer>& answers) {
    using State = review::QuestionAnswer::State;
    const auto count = [&](State state) { return int(std::count_if(answers.begin(), answers.end(), [&](const auto& each) { return each.state == state; })); };
    const int fresh = count(State::New) + count(State::Closed);
    if (fresh == 0) {
        m_notices->say(kTopic, Sign::Note, answers.empty() ? tr("No answer was filled in.") : tr("The document says all of these answers already."), {{tr("Close"), {}}});
        return;
    }
    QStringList lines;
    for (const review::QuestionAnswer& each : answers)
        if ((each.state == State::New || each.state == State::Closed) && std::size_t(lines.size()) < kShownAnswers)
            lines << QStringLiteral("%1 %2: “%3”").arg(qt(each.reference), each.author.empty() ? tr("somebody") : qt(each.author), elideName(qt(each.text).simplified(), 80));
    QString text = tr("%Ln answer(s) came back:", nullptr, fresh) + u' ' + lines.join(QStringLiteral(" · "));
    if (fresh > int(lines.size()))
        text += QStringLiteral(" …");
    if (const int closed = count(State::Closed); closed > 0)
        text += u' ' + tr("%Ln of them to a question that was closed meanwhile.", nullptr, closed);
    if (const int unknown = count(State::Unknown); unknown > 0)
        text += u' ' + tr("%Ln to questions that the document does not know.", nullptr, unknown);
    m_notices->say(kTopic, Sign::Question, text, {{tr("Add them"), [this, answers] {
                                                       if (m_project)
                                                           QuestionLists::apply(*m_project, answers, personName().isEmpty() ? tr("somebody") : personName());
                                                   }},
                                                  {tr("Discard"), {}}});
}

} // namespace mw::ui

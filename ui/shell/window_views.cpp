// SPDX-License-Identifier: GPL-3.0-or-later
// The views below the page: problems, jobs, rejects, history, help.
#include "ui/shell/main_window.h"

#include "ui/models/filter_proxy.h"
#include "ui/models/history_model.h"
#include "ui/models/jobs_model.h"
#include "ui/models/problems_model.h"
#include "ui/models/run_models.h"
#include "ui/models/runs.h"
#include "ui/present/icons.h"
#include "ui/present/text.h"
#include "ui/shell/dock_panel.h"
#include "ui/shell/help_view.h"
#include "ui/shell/questions_view.h"
#include "ui/shell/status_line.h"
#include "ui/screens/map/map_screen.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/progress_strip.h"

#include <QAction>
#include <QHeaderView>
#include <QToolButton>

namespace mw::ui {

void MainWindow::makeViews() {
    m_problems = new ProblemsModel(this);
    m_jobs = new JobsModel(m_workspace->tasks(), this);
    m_history = new HistoryModel(this);

    auto* problems = new DenseTable(QStringLiteral("problems"), this);
    auto* proxy = new FilterProxy(problems);
    proxy->setSourceModel(m_problems);
    problems->setObjectName(QStringLiteral("problemsTable"));
    problems->setAccessibleName(tr("Problems"));
    problems->setModel(proxy);
    problems->setColumnCharacters({90, 30});
    problems->setEmptyText(tr("No problems were found."));
    problems->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* filter = new FilterEdit(tr("Filter problems"), this);
    filter->setFixedWidth(220);
    filter->setResultView(problems);
    connect(filter, &QLineEdit::textChanged, proxy, &FilterProxy::setWords);
    const auto jump = [this, proxy](const QModelIndex& index) {
        m_problemRow = proxy->mapToSource(index).row();
        showElement(m_problems->problem(m_problemRow).element);
    };
    connect(problems, &QAbstractItemView::clicked, this, jump);
    connect(problems, &QAbstractItemView::activated, this, jump);
    m_docks->addView(QStringLiteral("problems"), tr("Problems"), problems, {filter});

    m_questions = new QuestionsView(m_notices, this);
    connect(m_questions, &QuestionsView::chosen, this, [this](const Id& element) {
        showElement(element);
        if (auto* map = findChild<MapScreen*>(); map && currentScreen() == map)
            map->showDiscussion();
    });
    connect(&m_questions->model(), &QuestionModel::countsChanged, this, &MainWindow::updateQuestions);
    m_docks->addView(QStringLiteral("questions"), tr("Questions"), m_questions, m_questions->tools());

    auto* jobs = new DenseTable(QStringLiteral("jobs"), this);
    jobs->setObjectName(QStringLiteral("jobsTable"));
    jobs->setAccessibleName(tr("Jobs"));
    jobs->setModel(m_jobs);
    jobs->setColumnCharacters({44, 22, 14, 14, 12, 40});
    jobs->setEmptyText(tr("No job ran yet. Loads, profiles and validations are listed here."));
    auto* cancel = new QToolButton(this);
    cancel->setObjectName(QStringLiteral("cancelSelectedJob"));
    cancel->setIcon(icon(QStringLiteral("stop")));
    cancel->setText(tr("Cancel job"));
    cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(cancel, &QToolButton::clicked, this, [this, jobs] {
        for (const QModelIndex& index : jobs->selectionModel()->selectedRows())
            m_jobs->job(index.row())->cancel();
    });
    auto* forget = new QToolButton(this);
    forget->setText(tr("Clear finished"));
    connect(forget, &QToolButton::clicked, &m_workspace->tasks(), &Tasks::forgetFinished);
    m_docks->addView(QStringLiteral("jobs"), tr("Jobs"), jobs, {cancel, forget});

    m_rejects = new RejectGroupModel(this);
    auto* rejects = new DenseTable(QStringLiteral("rejects"), this);
    rejects->setObjectName(QStringLiteral("rejectsTable"));
    rejects->setAccessibleName(tr("Rejects"));
    rejects->setModel(m_rejects);
    rejects->setColumnCharacters({70, 34, 10, 22});
    rejects->setEmptyText(tr("The last load rejected nothing, or there was none."));
    rejects->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(rejects, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        const evidence::RejectGroup group = m_rejects->groupAt(index.row());
        showScreen(QStringLiteral("testload"));
        if (Project* project = m_workspace->project())
            project->runs().requestGroup(group);
    });
    connect(m_rejects, &QAbstractItemModel::modelReset, this, &MainWindow::updateRejects);
    m_docks->addView(QStringLiteral("rejects"), tr("Rejects"), rejects);

    auto* history = new DenseTable(QStringLiteral("history"), this);
    history->setObjectName(QStringLiteral("historyTable"));
    history->setAccessibleName(tr("History"));
    history->setModel(m_history);
    history->horizontalHeader()->hide();
    history->setEmptyText(tr("Open a document to see its edits."));
    connect(history, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (Project* project = m_workspace->project())
            project->undoStack().setIndex(m_history->stackIndex(index.row()));
    });
    auto* older = new QToolButton(this);
    older->setObjectName(QStringLiteral("olderHistory"));
    older->setDefaultAction(action(QStringLiteral("versions")));
    older->setText(tr("Older…"));
    older->setToolTip(tr("What was done before this document was opened, versions with names, and what differs between them"));
    m_docks->addView(QStringLiteral("history"), tr("History"), history, {older});

    m_help = new HelpView(this);
    m_docks->addView(QStringLiteral("help"), tr("Help"), m_help, {m_help->filter()});

    for (const auto& [name, title] : {std::pair(QStringLiteral("problems"), tr("Problems")), std::pair(QStringLiteral("questions"), tr("Questions")),
                                      std::pair(QStringLiteral("jobs"), tr("Jobs")), std::pair(QStringLiteral("rejects"), tr("Rejects")),
                                      std::pair(QStringLiteral("history"), tr("History")),
                                      std::pair(QStringLiteral("help"), tr("Help"))})
        m_status->addView(name, title, action(QStringLiteral("view/") + name)->shortcut().toString(QKeySequence::NativeText));
    connect(m_status, &StatusLine::viewClicked, this,
            [this](int view) { m_docks->setCurrent(m_docks->current() == view ? -1 : view); });
    connect(m_docks, &DockPanel::currentChanged, m_status, &StatusLine::setCurrentView);
    connect(m_status, &StatusLine::jobClicked, this, [this] { showView(QStringLiteral("jobs")); });
    connect(m_status, &StatusLine::signaturesClicked, this, [this] { showScreen(QStringLiteral("signoff")); });
    connect(m_status, &StatusLine::documentClicked, this, [this] { showView(QStringLiteral("history")); });
}

void MainWindow::showView(const QString& name) { m_docks->setCurrent(name.isEmpty() ? -1 : m_docks->indexOf(name)); }

void MainWindow::updateJobs() {
    int running = 0;
    const Tasks::Entry* first = nullptr;
    for (const Tasks::Entry& entry : m_workspace->tasks().shownJobs())
        if (entry.progress.state == JobProgress::State::Running || entry.progress.state == JobProgress::State::Waiting) {
            ++running;
            first = &entry; // the one that runs longest
        }
    QString text;
    if (first) {
        const double share = progressShare(first->progress);
        text = qt(first->progress.title);
        if (share >= 0)
            text += QStringLiteral("  ") + formatShare(std::uint64_t(share * 1000), 1000);
        if (running > 1)
            text += QStringLiteral("  ") + tr("and %Ln more", nullptr, running - 1);
    }
    m_status->setJob(text);
}

void MainWindow::updateRejects() {
    Project* project = m_workspace->project();
    const evidence::RunRecord* run = project ? project->runs().current() : nullptr;
    m_status->setViewFact(m_docks->indexOf(QStringLiteral("rejects")), Sign::None, run && run->rejects > 0 ? formatCount(run->rejects) : QString());
}

void MainWindow::updateQuestions() {
    const QuestionModel& questions = m_questions->model();
    m_status->setViewFact(m_docks->indexOf(QStringLiteral("questions")), questions.blocking() > 0 ? Sign::Warning : Sign::None,
                          questions.open() > 0 ? formatCount(std::uint64_t(questions.open())) : QString());
}

void MainWindow::stepProblem(int step) {
    const int count = m_problems->rowCount();
    if (count == 0)
        return;
    m_problemRow = m_problemRow < 0 ? (step > 0 ? 0 : count - 1) : (m_problemRow + step + count) % count;
    if (auto* table = findChild<DenseTable*>(QStringLiteral("problemsTable"))) {
        const auto* proxy = qobject_cast<FilterProxy*>(table->model());
        table->setCurrentIndex(proxy->mapFromSource(m_problems->index(m_problemRow, 0)));
    }
    showElement(m_problems->problem(m_problemRow).element);
}

} // namespace mw::ui

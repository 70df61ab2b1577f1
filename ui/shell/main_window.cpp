// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/models/filter_proxy.h"
#include "ui/models/history_model.h"
#include "ui/models/jobs_model.h"
#include "ui/models/problems_model.h"
#include "ui/models/run_models.h"
#include "ui/models/runs.h"
#include "ui/present/icons.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/screens.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/dock_panel.h"
#include "ui/shell/export_page.h"
#include "ui/shell/go_to_field.h"
#include "ui/shell/new_migration_page.h"
#include "ui/shell/help_view.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/stage_rail.h"
#include "ui/shell/start_page.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kScreenKey = QStringLiteral("window/screen");
const QString kViewKey = QStringLiteral("window/view");
} // namespace

MainWindow::MainWindow(Services services) : m_workspace(new Workspace(std::move(services), this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumSize(960, 560);

    m_rail = new StageRail(this);
    m_pages = new QStackedWidget(this);
    m_notices = new NoticeBar(this);
    m_docks = new DockPanel(this);
    m_status = new StatusLine(this);
    m_start = new StartPage(this);
    m_new = new NewMigrationPage(this);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_new);
    m_export = new ExportPage(this);
    m_pages->addWidget(m_export);
    makeActions();
    makeScreens();
    makeViews();

    auto* split = new SplitPane(Qt::Vertical, QStringLiteral("window"), {m_pages, m_docks}, {460, 180}, {1, 0}, this);
    auto* centre = new QWidget(this);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(m_notices);
    body->addWidget(split, 1);
    auto* middle = new QHBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(body, 1);
    auto* whole = new QVBoxLayout(centre);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(makeTopLine());
    whole->addLayout(middle, 1);
    whole->addWidget(m_status);
    setCentralWidget(centre);
    m_palette = new CommandPalette(centre);

    connect(m_rail, &StageRail::chosen, this, [this](int stage) { showScreen(m_screens[std::size_t(stage)]->name()); });
    connect(m_workspace, &Workspace::projectChanged, this, &MainWindow::setProject);
    connect(m_workspace, &Workspace::recentChanged, this, [this] { m_start->setRecent(Workspace::recentFiles()); });
    connect(m_workspace, &Workspace::openingChanged, this, [this] {
        m_start->setBusy(m_workspace->isOpening(), tr("Opening…"));
        m_new->setBusy(m_workspace->isOpening());
    });
    connect(m_workspace, &Workspace::openFailed, this, [this](const QString& path, const QString& why) {
        if (m_pages->currentWidget() == m_new) {
            m_new->setError(why);
            return;
        }
        QList<NoticeBar::Choice> choices;
        if (Workspace::recentFiles().contains(path))
            choices.append({tr("Remove from recent"), [this, path] {
                                Workspace::forgetRecent(path);
                                m_start->setRecent(Workspace::recentFiles());
                            }});
        m_notices->say(QStringLiteral("open"), Sign::Error, tr("It could not be opened. %1").arg(why), choices);
    });
    connect(m_workspace, &Workspace::connectionAdded, this, [this](const QString& name, const QString& detected) {
        m_notices->say(QStringLiteral("connection"), Sign::Ok,
                       detected.isEmpty() ? tr("%1 is now a connection.").arg(name)
                                          : tr("%1 is now a connection. Detected: %2").arg(name, detected));
        showScreen(QStringLiteral("discover"));
    });
    connect(&m_workspace->tasks(), &Tasks::jobsSampled, this, &MainWindow::updateJobs);
    connect(&m_workspace->tasks(), &Tasks::jobAdded, this, &MainWindow::updateJobs);
    connect(m_new, &NewMigrationPage::createRequested, m_workspace, &Workspace::create);
    connect(m_new, &NewMigrationPage::cancelled, this, &MainWindow::leavePage);
    connect(m_export, &ExportPage::closed, this, &MainWindow::leavePage);
    connect(m_export, &ExportPage::exported, this, [this](const QString& path) {
        leavePage();
        m_notices->say(QStringLiteral("export"), Sign::Ok, tr("The specification was written to %1.").arg(path),
                       {{tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }}});
    });
    connect(m_start, &StartPage::openRequested, m_workspace, &Workspace::open);

    qApp->installEventFilter(this);
    m_start->setRecent(Workspace::recentFiles());
    setProject(nullptr);
    restoreWindow();
}

MainWindow::~MainWindow() {
    // Screens look at the project until the end; let go of it while all parts are still there.
    disconnect(m_workspace, nullptr, this, nullptr);
    for (Screen* screen : m_screens)
        screen->setProject(nullptr);
    m_problems->setProject(nullptr);
    m_history->setStack(nullptr);
    m_rejects->setRuns(nullptr);
    m_export->setProject(nullptr);
}

QWidget* MainWindow::makeTopLine() {
    auto* line = new QWidget(this);
    line->setObjectName(QStringLiteral("topLine"));
    line->setProperty("role", QStringLiteral("chrome"));
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedHeight(40);
    const auto button = [line](QAction* action) {
        auto* tool = new QToolButton(line);
        tool->setDefaultAction(action);
        tool->setFocusPolicy(Qt::TabFocus);
        tool->setAccessibleName(action->text().remove(u'&'));
        return tool;
    };
    m_menuButton = new QToolButton(line);
    m_menuButton->setObjectName(QStringLiteral("menuButton"));
    m_menuButton->setIcon(icon(QStringLiteral("menu")));
    m_menuButton->setToolTip(tr("Menu"));
    m_menuButton->setAccessibleName(tr("Menu"));
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    makeMenus();
    m_title = new QLabel(line);
    m_title->setObjectName(QStringLiteral("documentTitle"));
    m_title->setProperty("role", QStringLiteral("strong"));
    auto* goTo = new GoToField(tr("Go to field, rule, value map…"), action(QStringLiteral("goTo"))->shortcut(), line);
    goTo->setObjectName(QStringLiteral("goToButton"));
    connect(goTo, &QAbstractButton::clicked, this, &MainWindow::openGoTo);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(space::kS, 0, space::kS, 0);
    layout->setSpacing(2);
    layout->addWidget(m_menuButton);
    layout->addSpacing(space::kXs);
    layout->addWidget(button(action(QStringLiteral("save"))));
    layout->addWidget(button(action(QStringLiteral("undo"))));
    layout->addWidget(button(action(QStringLiteral("redo"))));
    layout->addSpacing(space::kS);
    layout->addWidget(m_title, 1);
    layout->addWidget(goTo);
    auto* frame = new QWidget(this);
    frame->setFixedHeight(41);
    auto* rule = new QFrame(frame);
    rule->setProperty("role", QStringLiteral("line"));
    rule->setFixedHeight(1);
    auto* stacked = new QVBoxLayout(frame);
    stacked->setContentsMargins(0, 0, 0, 0);
    stacked->setSpacing(0);
    stacked->addWidget(line);
    stacked->addWidget(rule);
    return frame;
}

void MainWindow::makeScreens() {
#define MW_SCREEN(Name) m_screens.push_back(make##Name##Screen(this));
#include "ui/screens/screens.def"
#undef MW_SCREEN
    for (std::size_t i = 0; i < m_screens.size(); ++i) {
        Screen* screen = m_screens[i];
        screen->setObjectName(QStringLiteral("screen/") + screen->name());
        m_pages->addWidget(screen);
        const QKeySequence key(Qt::CTRL | Qt::Key(int(Qt::Key_1) + int(i)));
        m_rail->addStage(screen->name(), screen->title(), screen->iconName(), key.toString(QKeySequence::NativeText));
        QAction* show = addWindowAction(QStringLiteral("show/") + screen->name(), MainWindow::tr("Show %1").arg(screen->title()),
                                        screen->iconName(), key, [this, name = screen->name()] { showScreen(name); });
        show->setProperty("needsProject", true);
    }
    m_rail->addFoot(action(QStringLiteral("export")));
    m_rail->addFoot(action(QStringLiteral("palette")));
}

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
    m_docks->addView(QStringLiteral("history"), tr("History"), history);

    m_help = new HelpView(this);
    m_docks->addView(QStringLiteral("help"), tr("Help"), m_help, {m_help->filter()});

    for (const auto& [name, title] : {std::pair(QStringLiteral("problems"), tr("Problems")),
                                      std::pair(QStringLiteral("jobs"), tr("Jobs")), std::pair(QStringLiteral("rejects"), tr("Rejects")),
                                      std::pair(QStringLiteral("history"), tr("History")),
                                      std::pair(QStringLiteral("help"), tr("Help"))})
        m_status->addView(name, title, action(QStringLiteral("view/") + name)->shortcut().toString(QKeySequence::NativeText));
    connect(m_status, &StatusLine::viewClicked, this,
            [this](int view) { m_docks->setCurrent(m_docks->current() == view ? -1 : view); });
    connect(m_docks, &DockPanel::currentChanged, m_status, &StatusLine::setCurrentView);
    connect(m_status, &StatusLine::jobClicked, this, [this] { showView(QStringLiteral("jobs")); });
    connect(m_status, &StatusLine::documentClicked, this, [this] { showView(QStringLiteral("history")); });
}

bool MainWindow::showScreen(const QString& name) {
    if (!m_workspace->project())
        return false;
    for (std::size_t i = 0; i < m_screens.size(); ++i)
        if (m_screens[i]->name() == name) {
            m_pages->setCurrentWidget(m_screens[i]);
            m_rail->setCurrent(int(i));
            m_lastScreen = name;
            m_screens[i]->entered();
            return true;
        }
    return false;
}

Screen* MainWindow::currentScreen() const { return qobject_cast<Screen*>(m_pages->currentWidget()); }

void MainWindow::showView(const QString& name) { m_docks->setCurrent(name.isEmpty() ? -1 : m_docks->indexOf(name)); }

void MainWindow::showElement(const Id& element) {
    if (element.isNull())
        return;
    // The page at hand first, so that one is not thrown elsewhere without need.
    if (Screen* current = currentScreen(); current && current->showElement(element))
        return;
    for (Screen* screen : m_screens)
        if (screen != currentScreen() && screen->showElement(element)) {
            showScreen(screen->name());
            return;
        }
}

void MainWindow::openGoTo() {
    Project* project = m_workspace->project();
    if (!project) {
        openPalette();
        return;
    }
    m_palette->open(tr("Go to an entity, field, rule, value map, check or reference"), destinationsOf(project->document()),
                    [this](const Destination& picked) { showElement(picked.element); });
}

void MainWindow::openPalette() {
    const QList<QAction*> actions = paletteActions();
    m_palette->open(tr("What do you want to do?"), destinationsOf(actions),
                    [actions](const Destination& picked) { actions[picked.action]->trigger(); });
}

void MainWindow::openHelp() {
    const Screen* screen = currentScreen();
    m_help->ask(screen ? screen->helpWord() : QString(), paletteActions());
    showView(QStringLiteral("help"));
}

void MainWindow::setProject(Project* project) {
    for (Screen* screen : m_screens)
        screen->setProject(project);
    m_problems->setProject(project);
    m_history->setStack(project ? &project->undoStack() : nullptr);
    m_rejects->setRuns(project ? &project->runs() : nullptr);
    m_export->setProject(project);
    m_problemRow = -1;
    for (const QString& topic : {QStringLiteral("open"), QStringLiteral("save"), QStringLiteral("recovery"), QStringLiteral("unsaved")})
        m_notices->takeAway(topic);
    m_rail->setStagesEnabled(project != nullptr);
    if (project) {
        connect(project, &Project::findingsChanged, this, &MainWindow::updateState);
        connect(project, &Project::savedChanged, this, &MainWindow::updateState);
        connect(project, &Project::changed, this, &MainWindow::updateState);
        connect(&project->undoStack(), &QUndoStack::indexChanged, this, &MainWindow::updateState);
        connect(project, &Project::showRequested, this, &MainWindow::showElement);
        connect(project, &Project::editRefused, this, [this](const QString& why) {
            m_notices->say(QStringLiteral("edit"), Sign::Warning, tr("This edit is not possible: %1").arg(why));
        });
        connect(project, &Project::saveFailed, this, [this](const QString& why) {
            m_notices->say(QStringLiteral("save"), Sign::Error, tr("The document was not saved. %1").arg(why),
                           {{tr("Save as…"), [this] { askSaveAs(); }}});
        });
        connect(project, &Project::changedOnDisk, this, [this] {
            m_notices->say(QStringLiteral("save"), Sign::Warning,
                           tr("Another program changed the file since it was opened. Nothing was saved."),
                           {{tr("Overwrite"), [this] { withProject([](Project& p) { p.save(true); }); }},
                            {tr("Save as…"), [this] { askSaveAs(); }}});
        });
        connect(project, &Project::journalFailed, this, [this](const QString& why) {
            m_notices->say(QStringLiteral("journal"), Sign::Warning, tr("Edits cannot be kept safe from a crash: %1").arg(why));
        });
        if (const auto pending = int(project->pendingRecovery()); pending > 0 && project->recoveryFits())
            m_notices->say(QStringLiteral("recovery"), Sign::Question, tr("%n edit(s) of the last time were not saved.", nullptr, pending),
                           {{tr("Restore"), [this] { withProject([](Project& p) { p.restoreEdits(); }); }},
                            {tr("Discard"), [this] { withProject([](Project& p) { p.dropEdits(); }); }}});
        else if (pending > 0)
            m_notices->say(QStringLiteral("recovery"), Sign::Warning,
                           tr("%n edit(s) of the last time were not saved, but the file was changed since.", nullptr, pending),
                           {{tr("Discard"), [this] { withProject([](Project& p) { p.dropEdits(); }); }}});
        const QString first = m_screens.empty() ? QString() : m_screens.front()->name();
        const QString before = m_lastScreen.isEmpty() ? first : m_lastScreen;
        if (!showScreen(before))
            showScreen(first);
    } else {
        m_pages->setCurrentWidget(m_start);
        m_rail->setCurrent(-1);
    }
    updateState();
}

void MainWindow::withProject(const std::function<void(Project&)>& act) {
    if (Project* project = m_workspace->project())
        act(*project);
}

void MainWindow::updateState() {
    Project* project = m_workspace->project();
    for (QAction* item : findChildren<QAction*>(Qt::FindDirectChildrenOnly))
        if (item->property("needsProject").toBool())
            item->setEnabled(project != nullptr);
    const QUndoStack* stack = project ? &project->undoStack() : nullptr;
    QAction* undo = action(QStringLiteral("undo"));
    QAction* redo = action(QStringLiteral("redo"));
    undo->setEnabled(stack && stack->canUndo());
    redo->setEnabled(stack && stack->canRedo());
    undo->setToolTip(stack && stack->canUndo() ? tr("Undo: %1").arg(stack->undoText()) : tr("Undo"));
    redo->setToolTip(stack && stack->canRedo() ? tr("Redo: %1").arg(stack->redoText()) : tr("Redo"));
    action(QStringLiteral("save"))->setEnabled(project && !project->isSaved());
    m_title->setText(project ? project->title() : QString());
    setWindowTitle(project ? project->title() + QStringLiteral("[*]") : QStringLiteral("Mapwright"));
    setWindowModified(project && !project->isSaved());

    const int problems = m_docks->indexOf(QStringLiteral("problems"));
    if (!project) {
        m_status->setViewFact(problems, Sign::None, {});
        m_status->setDocument(Sign::None, {}, {});
        return;
    }
    const Findings& findings = project->findings();
    QStringList counts;
    if (findings.errors > 0)
        counts << tr("%n error(s)", nullptr, int(findings.errors));
    if (findings.warnings > 0)
        counts << tr("%n warning(s)", nullptr, int(findings.warnings));
    m_status->setViewFact(problems, findings.errors > 0 ? Sign::Error : findings.warnings > 0 ? Sign::Warning : Sign::None,
                          counts.join(QStringLiteral(", ")));
    if (project->isSaved())
        m_status->setDocument(Sign::Ok, tr("saved"), project->path());
    else if (project->isSaving())
        m_status->setDocument(Sign::Running, tr("saving"), project->path());
    else
        m_status->setDocument(Sign::Open, project->path().isEmpty() ? tr("never saved") : tr("not saved"), project->path());
}

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
            text += QStringLiteral("  ") + tr("and %n more", nullptr, running - 1);
    }
    m_status->setJob(text);
}

void MainWindow::updateRejects() {
    Project* project = m_workspace->project();
    const evidence::RunRecord* run = project ? project->runs().current() : nullptr;
    m_status->setViewFact(m_docks->indexOf(QStringLiteral("rejects")), Sign::None, run && run->rejects > 0 ? formatCount(run->rejects) : QString());
}

void MainWindow::leavePage() {
    if (!m_workspace->project() || !showScreen(m_lastScreen))
        m_pages->setCurrentWidget(m_start);
}

void MainWindow::openExport() {
    if (Project* project = m_workspace->project()) {
        m_export->setProject(project);
        m_pages->setCurrentWidget(m_export);
        m_export->setFocus(Qt::OtherFocusReason);
        m_rail->setCurrent(-1);
    }
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

void MainWindow::whenSafe(const QString& question, const std::function<void()>& go) {
    Project* project = m_workspace->project();
    if (!project || project->undoStack().isClean()) {
        go();
        return;
    }
    m_notices->say(QStringLiteral("unsaved"), Sign::Question, question,
                   {{tr("Save"), [this, go] { saveThen(go); }}, {tr("Don't save"), go}, {tr("Cancel"), {}}});
}

void MainWindow::saveThen(const std::function<void()>& then) {
    Project* project = m_workspace->project();
    if (!project)
        return;
    auto* once = new QObject(this);
    connect(project, &Project::savedChanged, once, [once, project, then] {
        if (project->isSaving())
            return;
        once->deleteLater();
        if (project->isSaved())
            then();
    });
    connect(project, &Project::saveFailed, once, &QObject::deleteLater);
    if (project->path().isEmpty())
        askSaveAs();
    else
        project->save();
}

void MainWindow::openDropped(const QString& path) {
    if (path.endsWith(QStringLiteral(".mapwright"), Qt::CaseInsensitive))
        whenSafe(tr("The open document has unsaved changes."), [this, path] { m_workspace->open(path); });
    else
        m_workspace->addConnection(path);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QString path = event->mimeData()->urls().first().toLocalFile();
    event->acceptProposedAction();
    openDropped(path);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    keepWindow();
    Project* project = m_workspace->project();
    if (m_closing || !project || project->undoStack().isClean()) {
        event->accept();
        return;
    }
    event->ignore();
    whenSafe(tr("The document has unsaved changes."), [this] {
        m_closing = true;
        close();
    });
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        updateState();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool undo = key->matches(QKeySequence::Undo), redo = key->matches(QKeySequence::Redo);
        const auto* line = qobject_cast<QLineEdit*>(watched);
        const auto* area = qobject_cast<QPlainTextEdit*>(watched);
        const bool own = line ? (undo ? line->isUndoAvailable() : line->isRedoAvailable())
                              : area && (undo ? area->document()->isUndoAvailable() : area->document()->isRedoAvailable());
        if ((undo || redo) && (line || area) && !own) {
            event->ignore();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::restoreWindow() {
    const QSettings settings;
    if (!restoreGeometry(settings.value(kGeometryKey).toByteArray()))
        resize(1280, 720);
    m_lastScreen = settings.value(kScreenKey).toString();
    showView(settings.value(kViewKey).toString());
}

void MainWindow::keepWindow() const {
    QSettings settings;
    settings.setValue(kGeometryKey, saveGeometry());
    settings.setValue(kScreenKey, m_lastScreen);
    settings.setValue(kViewKey, m_docks->current() < 0 ? QString() : m_docks->nameOf(m_docks->current()));
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/import/import_page.h"
#include "ui/models/history_model.h"
#include "ui/models/problems_model.h"
#include "ui/models/run_models.h"
#include "ui/models/runs.h"
#include "ui/models/signatures.h"
#include "ui/present/icons.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/proposals/proposals_page.h"
#include "ui/screens/discover/discover_screen.h"
#include "ui/screens/screens.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/dock_panel.h"
#include "ui/shell/export_page.h"
#include "ui/shell/go_to_field.h"
#include "ui/shell/new_migration_page.h"
#include "ui/shell/help_view.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/questions_view.h"
#include "ui/shell/stage_rail.h"
#include "ui/shell/start_page.h"
#include "ui/shell/status_line.h"
#include "ui/versions/merge_page.h"
#include "ui/versions/rebase_page.h"
#include "ui/versions/versions_page.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
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
    m_import = new ImportPage(m_workspace->tasks(), this);
    m_pages->addWidget(m_import);
    m_proposals = new ProposalsPage(this);
    m_pages->addWidget(m_proposals);
    m_versions = new VersionsPage(this);
    m_pages->addWidget(m_versions);
    m_merge = new MergePage(this);
    m_pages->addWidget(m_merge);
    m_rebase = new RebasePage(this);
    m_pages->addWidget(m_rebase);
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
    const auto showConnection = [this](const Id& connection, const QString& text) {
        m_notices->say(QStringLiteral("connection"), Sign::Ok, text,
                       {{tr("How it is read"), [this, connection] { openShape(connection); }}, {tr("Close"), {}}});
        showScreen(QStringLiteral("discover"));
        showElement(connection);
    };
    connect(m_workspace, &Workspace::connectionAdded, this, [showConnection](const Id& connection, const QString& name) {
        showConnection(connection, tr("%1 is now a connection.").arg(name));
    });
    connect(m_workspace, &Workspace::connectionChanged, this, [showConnection](const Id& connection, const QString& name) {
        showConnection(connection, tr("%1 is read in its new shape.").arg(name));
    });
    connect(m_import, &ImportPage::cancelled, this, &MainWindow::leavePage);
    connect(m_import, &ImportPage::accepted, this, [this](const mapping::Connection& connection) {
        leavePage();
        if (connection.id.isNull())
            m_workspace->addConnection(connection);
        else
            m_workspace->changeConnection(connection);
    });
    connect(m_pages, &QStackedWidget::currentChanged, this, [this] {
        if (m_pages->currentWidget() != m_import)
            m_import->leave();
        if (m_pages->currentWidget() != m_proposals)
            m_proposals->leave();
        updateState();
    });
    connect(m_import, &ImportPage::mappingsRequested, this, &MainWindow::openProposals);
    connect(m_proposals, &ProposalsPage::closed, this, &MainWindow::leavePage);
    connect(m_proposals, &ProposalsPage::finished, this, [this](int applied) {
        leavePage();
        m_notices->say(QStringLiteral("proposals"), Sign::Ok, tr("%Ln proposal(s) applied.", nullptr, applied),
                       {{tr("Undo"), [this] { withProject([](Project& p) { p.undoStack().undo(); }); }}, {tr("Close"), {}}});
    });
    connect(m_import, &ImportPage::stepsChanged, this, &MainWindow::updateState);
    connect(&m_workspace->tasks(), &Tasks::jobsSampled, this, &MainWindow::updateJobs);
    connect(&m_workspace->tasks(), &Tasks::jobAdded, this, &MainWindow::updateJobs);
    connect(m_new, &NewMigrationPage::createRequested, m_workspace, &Workspace::create);
    connect(m_workspace, &Workspace::created, this, [this](const NewMigration& wanted) {
        if (!wanted.mappings.isEmpty())
            openProposals(wanted.mappings);
    });
    connect(m_new, &NewMigrationPage::cancelled, this, &MainWindow::leavePage);
    connect(m_export, &ExportPage::closed, this, &MainWindow::leavePage);
    connect(m_export, &ExportPage::exported, this, [this](const QString& path) {
        leavePage();
        m_notices->say(QStringLiteral("export"), Sign::Ok, tr("The specification was written to %1.").arg(path),
                       {{tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }}});
    });
    connect(m_versions, &VersionsPage::closed, this, &MainWindow::leavePage);
    connect(m_merge, &MergePage::closed, this, &MainWindow::leavePage);
    connect(m_merge, &MergePage::merged, this, [this] {
        leavePage();
        m_notices->say(QStringLiteral("save"), Sign::Ok, tr("The document and its file were merged."), {{tr("Close"), {}}});
    });
    connect(m_rebase, &RebasePage::closed, this, &MainWindow::leavePage);
    connect(m_rebase, &RebasePage::takenOver, this, [this] {
        leavePage();
        m_notices->say(QStringLiteral("edit"), Sign::Ok, tr("The schema was taken over. What speaks of fields that are gone is listed among the problems."),
                       {{tr("Undo"), [this] { withProject([](Project& p) { p.undoStack().undo(); }); }}, {tr("Close"), {}}});
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
    m_questions->setProject(nullptr);
    m_history->setStack(nullptr);
    m_rejects->setRuns(nullptr);
    m_export->setProject(nullptr);
    m_versions->leave();
    m_merge->leave();
    m_rebase->leave();
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
        connect(screen, &Screen::windowActionRequested, this, [this](const QString& name) {
            if (QAction* wanted = action(name))
                wanted->trigger();
        });
        if (auto* discover = qobject_cast<DiscoverScreen*>(screen)) {
            connect(discover, &DiscoverScreen::shapeRequested, this, &MainWindow::openShape);
            connect(discover, &DiscoverScreen::rebaseRequested, this, &MainWindow::openRebase);
            discover->offerFirstSteps({action(QStringLiteral("addFile")), action(QStringLiteral("addFolder"))});
        }
        const QKeySequence key(Qt::CTRL | Qt::Key(int(Qt::Key_1) + int(i)));
        m_rail->addStage(screen->name(), screen->title(), screen->iconName(), key.toString(QKeySequence::NativeText));
        QAction* show = addWindowAction(QStringLiteral("show/") + screen->name(), MainWindow::tr("Show %1").arg(screen->title()),
                                        screen->iconName(), key, [this, name = screen->name()] { showScreen(name); });
        show->setProperty("needsProject", true);
    }
    m_rail->addFoot(action(QStringLiteral("export")));
    m_rail->addFoot(action(QStringLiteral("palette")));
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

void MainWindow::updateState() {
    Project* project = m_workspace->project();
    for (QAction* item : findChildren<QAction*>(Qt::FindDirectChildrenOnly))
        if (item->property("needsProject").toBool())
            item->setEnabled(project != nullptr);
    const QUndoStack* stack = project ? &project->undoStack() : nullptr;
    QAction* undo = action(QStringLiteral("undo"));
    QAction* redo = action(QStringLiteral("redo"));
    // On the page where a connection gets its shape they are about what is decided there.
    const bool isImport = m_pages->currentWidget() == m_import;
    const bool canUndo = isImport ? m_import->draft().canUndo() : stack && stack->canUndo();
    const bool canRedo = isImport ? m_import->draft().canRedo() : stack && stack->canRedo();
    undo->setEnabled(canUndo);
    redo->setEnabled(canRedo);
    undo->setToolTip(canUndo && !isImport ? tr("Undo: %1").arg(stack->undoText()) : tr("Undo"));
    redo->setToolTip(canRedo && !isImport ? tr("Redo: %1").arg(stack->redoText()) : tr("Redo"));
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
        counts << tr("%Ln error(s)", nullptr, int(findings.errors));
    if (findings.warnings > 0)
        counts << tr("%Ln warning(s)", nullptr, int(findings.warnings));
    m_status->setViewFact(problems, findings.errors > 0 ? Sign::Error : findings.warnings > 0 ? Sign::Warning : Sign::None,
                          counts.join(QStringLiteral(", ")));
    if (project->isSaved())
        m_status->setDocument(Sign::Ok, tr("saved"), project->path());
    else if (project->isSaving())
        m_status->setDocument(Sign::Running, tr("saving"), project->path());
    else
        m_status->setDocument(Sign::Open, project->path().isEmpty() ? tr("never saved") : tr("not saved"), project->path());
}

void MainWindow::updateSignatures() {
    Project* project = m_workspace->project();
    const auto stale = project ? int(project->signatures().stale()) : 0;
    m_status->setSignatures(stale > 0 ? tr("%Ln approval(s) stale", nullptr, stale) : QString());
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

void MainWindow::openImport(const QString& location) {
    m_pages->setCurrentWidget(m_import);
    m_rail->setCurrent(-1);
    m_import->showNew(location, m_workspace->project() != nullptr);
}

void MainWindow::openProposals(const QString& path) {
    Project* project = m_workspace->project();
    if (!project)
        return;
    m_pages->setCurrentWidget(m_proposals);
    m_rail->setCurrent(-1);
    m_proposals->show(*project, path);
}

void MainWindow::openVersions() {
    Project* project = m_workspace->project();
    if (!project)
        return;
    m_pages->setCurrentWidget(m_versions);
    m_rail->setCurrent(-1);
    m_versions->show(*project);
}

void MainWindow::openMerge() {
    Project* project = m_workspace->project();
    if (!project || !project->savedText())
        return;
    m_pages->setCurrentWidget(m_merge);
    m_rail->setCurrent(-1);
    m_merge->show(*project);
}

void MainWindow::openRebase(const Id& connection) {
    Project* project = m_workspace->project();
    if (!project)
        return;
    m_pages->setCurrentWidget(m_rebase);
    m_rail->setCurrent(-1);
    m_rebase->show(*project, connection);
}

void MainWindow::openShape(const Id& connection) {
    Project* project = m_workspace->project();
    if (!project)
        return;
    m_pages->setCurrentWidget(m_import);
    m_rail->setCurrent(-1);
    m_import->showExisting(*project, connection);
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

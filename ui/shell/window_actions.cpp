// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/import/import_page.h"
#include "ui/present/icons.h"
#include "ui/present/theme.h"
#include "ui/shell/new_migration_page.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/preferences.h"
#include "ui/shell/stage_rail.h"
#include "ui/shell/start_page.h"
#include "ui/shell/dock_panel.h"
#include "ui/widgets/file_question.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QMenu>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QToolButton>

namespace mw::ui {

QAction* MainWindow::addWindowAction(const QString& name, const QString& text, const QString& iconName, const QKeySequence& key,
                                     const std::function<void()>& act) {
    auto* made = new QAction(icon(iconName), text, this);
    made->setObjectName(name);
    made->setShortcut(key);
    if (!key.isEmpty())
        made->setToolTip(QStringLiteral("%1 (%2)").arg(QString(text).remove(u'&'), key.toString(QKeySequence::NativeText)));
    connect(made, &QAction::triggered, this, act);
    addAction(made);
    return made;
}

void MainWindow::makeActions() {
    const auto needsProject = [](QAction* made) { made->setProperty("needsProject", true); };
    const QString unsaved = tr("The open document has unsaved changes.");
    const QString filter = tr("Mapping documents (*.mapwright)");

    QAction* sample = addWindowAction(QStringLiteral("sample"), tr("Open a sample migration"), QStringLiteral("sample"), {},
                                      [this, unsaved] { whenSafe(unsaved, [this] { m_workspace->openSample(); }); });
    QAction* tutorial = addWindowAction(QStringLiteral("tutorial"), tr("Map the sample yourself"), QStringLiteral("map"), {}, [this, unsaved] {
        whenSafe(unsaved, [this] { m_workspace->openSample(Workspace::Sample::Tutorial); });
    });
    QAction* make = addWindowAction(QStringLiteral("new"), tr("New migration"), QStringLiteral("new"), QKeySequence::New, [this, unsaved] {
        whenSafe(unsaved, [this] {
            m_new->reset();
            m_pages->setCurrentWidget(m_new);
        });
    });
    QAction* fromWorkbook = addWindowAction(QStringLiteral("newFromWorkbook"), tr("Import a mapping workbook"), QStringLiteral("data"), {}, [this, unsaved] {
        whenSafe(unsaved, [this] {
            askForFile(this, FileQuestion::Open, tr("Choose a mapping workbook"), tr("Workbooks and delimited text (*.xlsx *.xlsm *.ods *.csv *.tsv *.txt)"), {},
                       [this](const QString& path) { beginFromWorkbook(path); });
        });
    });
    QAction* open = addWindowAction(QStringLiteral("open"), tr("Open…"), QStringLiteral("open"), QKeySequence::Open, [this, unsaved, filter] {
        whenSafe(unsaved, [this, filter] {
            const Project* project = m_workspace->project();
            askForFile(this, FileQuestion::Open, tr("Open a mapping document"), filter,
                       project && !project->path().isEmpty() ? QFileInfo(project->path()).absolutePath() : QString(),
                       [this](const QString& path) { m_workspace->open(path); });
        });
    });
    m_start->addWay(sample, tr("A legacy CRM, messy as real ones are, mapped to a new one"));
    m_start->addWay(tutorial, tr("The same data with nothing mapped yet: where learning begins"));
    m_start->addWay(make, tr("Pick source and target; either may come later"));
    m_start->addWay(fromWorkbook, tr("Mappings that somebody keeps in a spreadsheet"));
    m_start->addWay(open, tr("A mapping document (.mapwright)"));

    needsProject(addWindowAction(QStringLiteral("save"), tr("Save"), QStringLiteral("save"), QKeySequence::Save, [this] {
        Project* project = m_workspace->project();
        if (project && project->path().isEmpty())
            askSaveAs();
        else if (project)
            project->save();
    }));
    needsProject(addWindowAction(QStringLiteral("saveAs"), tr("Save as…"), QStringLiteral("save"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
                                 [this] { askSaveAs(); }));
    needsProject(addWindowAction(QStringLiteral("addFile"), tr("Add a file as connection…"), QStringLiteral("connection"), {}, [this] {
        askForFile(this, FileQuestion::Open, tr("Choose a data file"), {}, {}, [this](const QString& path) { openImport(path); });
    }));
    needsProject(addWindowAction(QStringLiteral("addFolder"), tr("Add a folder as connection…"), QStringLiteral("connection"), {}, [this] {
        askForFile(this, FileQuestion::Folder, tr("Choose a data folder"), {}, {}, [this](const QString& path) { openImport(path); });
    }));
    needsProject(addWindowAction(QStringLiteral("mappings"), tr("Bring in a mapping workbook…"), QStringLiteral("map"), {}, [this] {
        askForFile(this, FileQuestion::Open, tr("Choose a mapping workbook, or a specification that comes back"),
                   tr("Workbooks and delimited text (*.xlsx *.xlsm *.ods *.csv *.tsv *.txt)"), {}, [this](const QString& path) { openProposals(path); });
    }));
    needsProject(addWindowAction(QStringLiteral("close"), tr("Close document"), QStringLiteral("close"), QKeySequence(Qt::CTRL | Qt::Key_W),
                                 [this, unsaved] { whenSafe(unsaved, [this] { m_workspace->close(); }); }));
    QAction* exporting = addWindowAction(QStringLiteral("export"), tr("Export the specification"), QStringLiteral("export"),
                                         QKeySequence(Qt::CTRL | Qt::Key_E), [this] { openExport(); });
    exporting->setIconText(tr("Export"));
    needsProject(exporting);
    addWindowAction(QStringLiteral("undo"), tr("Undo"), QStringLiteral("undo"), QKeySequence::Undo, [this] {
        if (m_pages->currentWidget() == m_import)
            m_import->undo();
        else if (Project* project = m_workspace->project())
            project->undoStack().undo();
    });
    QAction* redo = addWindowAction(QStringLiteral("redo"), tr("Redo"), QStringLiteral("redo"), {}, [this] {
        if (m_pages->currentWidget() == m_import)
            m_import->redo();
        else if (Project* project = m_workspace->project())
            project->undoStack().redo();
    });
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    QAction* palette = addWindowAction(QStringLiteral("palette"), tr("Find an action"), QStringLiteral("keyboard"), QKeySequence(Qt::CTRL | Qt::Key_K),
                                       [this] { openPalette(); });
    palette->setIconText(tr("Actions"));
    needsProject(addWindowAction(QStringLiteral("goTo"), tr("Go to anything"), QStringLiteral("search"), QKeySequence(Qt::CTRL | Qt::Key_P),
                                 [this] { openGoTo(); }));
    needsProject(addWindowAction(QStringLiteral("nextProblem"), tr("Next problem"), QStringLiteral("problems"), QKeySequence(Qt::Key_F8),
                                 [this] { stepProblem(1); }));
    needsProject(addWindowAction(QStringLiteral("previousProblem"), tr("Previous problem"), QStringLiteral("problems"),
                                 QKeySequence(Qt::SHIFT | Qt::Key_F8), [this] { stepProblem(-1); }));

    needsProject(addWindowAction(QStringLiteral("versions"), tr("History of the document…"), QStringLiteral("history"), {}, [this] { openVersions(); }));

    const auto addView = [this](const QString& name, const QString& text, int key) {
        addWindowAction(QStringLiteral("view/") + name, text, name, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key(key)),
                        [this, name] { m_docks->setCurrent(m_docks->current() == m_docks->indexOf(name) ? -1 : m_docks->indexOf(name)); });
    };
    addView(QStringLiteral("problems"), tr("Problems: show or hide"), Qt::Key_M);
    addView(QStringLiteral("questions"), tr("Questions: show or hide"), Qt::Key_U);
    addView(QStringLiteral("jobs"), tr("Jobs: show or hide"), Qt::Key_J);
    addView(QStringLiteral("rejects"), tr("Rejects: show or hide"), Qt::Key_R);
    addView(QStringLiteral("history"), tr("History: show or hide"), Qt::Key_H);
    addWindowAction(QStringLiteral("view/help"), tr("Help: keys and functions"), QStringLiteral("question"), QKeySequence(Qt::Key_F1), [this] { openHelp(); });

    for (const auto& [mode, name, text] : {std::tuple(ThemeMode::System, "system", tr("Appearance: as the system")),
                                           std::tuple(ThemeMode::Light, "light", tr("Appearance: light")),
                                           std::tuple(ThemeMode::Dark, "dark", tr("Appearance: dark"))})
        addWindowAction(QStringLiteral("theme/") + QLatin1String(name), text, QStringLiteral("sun"), {},
                        [mode = mode] { preferences::setTheme(mode); });
    for (const preferences::Language& language : preferences::languages())
        addWindowAction(QStringLiteral("language/") + language.code, tr("Language: %1").arg(language.name), QStringLiteral("settings"), {},
                        [this, language] {
                            preferences::setLanguage(language.code);
                            m_notices->say(QStringLiteral("language"), Sign::Note,
                                           tr("The window speaks %1 from the next start on.").arg(language.name));
                        });
    addWindowAction(QStringLiteral("quit"), tr("Quit"), QStringLiteral("close"), QKeySequence::Quit, [this] { close(); });
}

void MainWindow::beginFromWorkbook(const QString& path) {
    m_new->reset(path);
    m_pages->setCurrentWidget(m_new);
    m_rail->setCurrent(-1);
}

void MainWindow::makeMenus() {
    auto* menu = new QMenu(m_menuButton);
    const auto add = [this, menu](std::initializer_list<const char*> names) {
        for (const char* name : names)
            menu->addAction(action(QLatin1String(name)));
        menu->addSeparator();
    };
    add({"new", "newFromWorkbook", "open", "sample", "tutorial"});
    QMenu* recent = menu->addMenu(tr("Open recent"));
    connect(recent, &QMenu::aboutToShow, recent, [this, recent] {
        recent->clear();
        for (const QString& path : Workspace::recentFiles())
            recent->addAction(QFileInfo(path).fileName(), this, [this, path] {
                whenSafe(tr("The open document has unsaved changes."), [this, path] { m_workspace->open(path); });
            })->setToolTip(path);
        recent->setToolTipsVisible(true);
    });
    add({"save", "saveAs", "versions", "export", "close"});
    add({"addFile", "addFolder", "mappings"});
    add({"goTo", "palette", "nextProblem", "previousProblem", "view/help"});
    QMenu* appearance = menu->addMenu(tr("Appearance"));
    auto* themes = new QActionGroup(appearance);
    for (const auto& [mode, name] : {std::pair(ThemeMode::System, tr("As the system")), std::pair(ThemeMode::Light, tr("Light")),
                                     std::pair(ThemeMode::Dark, tr("Dark"))}) {
        QAction* choice = appearance->addAction(name, this, [mode = mode] { preferences::setTheme(mode); });
        choice->setCheckable(true);
        choice->setChecked(theme::mode() == mode);
        themes->addAction(choice);
    }
    QMenu* language = menu->addMenu(tr("Language"));
    for (const preferences::Language& item : preferences::languages())
        language->addAction(item.name, action(QStringLiteral("language/") + item.code), &QAction::trigger);
    menu->addSeparator();
    menu->addAction(action(QStringLiteral("quit")));
    m_menuButton->setMenu(menu);
}

QList<QAction*> MainWindow::paletteActions() const {
    QList<QAction*> all;
    if (const QWidget* page = m_pages->currentWidget())
        all += page->actions();
    for (QAction* item : actions())
        if (item->objectName() != QStringLiteral("palette"))
            all += item;
    return all;
}

void MainWindow::askSaveAs() {
    Project* project = m_workspace->project();
    if (!project)
        return;
    QString start = project->path();
    if (start.isEmpty())
        start = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u'/' + project->title() + QStringLiteral(".mapwright");
    askForFile(this, FileQuestion::Save, tr("Save the mapping document"), tr("Mapping documents (*.mapwright)"), start, [this](const QString& path) {
        Project* current = m_workspace->project();
        if (!current)
            return;
        current->saveAs(path.endsWith(QStringLiteral(".mapwright")) ? path : path + QStringLiteral(".mapwright"));
    });
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/workspace.h"
#include "ui/screens/screen.h"

#include <QMainWindow>

class QLabel;
class QSortFilterProxyModel;
class QStackedWidget;
class QToolButton;

namespace mw::ui {

class CommandPalette;
class DockPanel;
class ExportPage;
class HistoryModel;
class ImportPage;
class JobsModel;
class MergePage;
class NewMigrationPage;
class HelpView;
class NoticeBar;
class ProblemsModel;
class ProposalsPage;
class QuestionsView;
class RebasePage;
class RejectGroupModel;
class StageRail;
class StartPage;
class StatusLine;
class VersionsPage;

/// The window: rail, page, views below it, status line; one document at a time.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Services services);
    ~MainWindow() override;

    Workspace& workspace() { return *m_workspace; }
    const std::vector<Screen*>& screens() const { return m_screens; }
    /// Shows a page by its name; false where there is none of that name.
    bool showScreen(const QString& name);
    Screen* currentScreen() const;
    /// Opens a view below the page: "problems", "jobs", "rejects", "history"; empty closes it.
    void showView(const QString& name);
    void showElement(const Id& element);
    void openPalette();
    void openGoTo();
    void openExport();
    /// Shows what a file, folder or wildcard holds, so that it can become a connection.
    void openImport(const QString& location);
    /// Shows how a connection of the document is read, so that it can be changed.
    void openShape(const Id& connection);
    /// Shows what a workbook with mappings proposes for the open document.
    void openProposals(const QString& path);
    /// Asks for the systems that a workbook with mappings is about, for a new migration.
    void beginFromWorkbook(const QString& path);
    /// Shows what the document was over all its saves.
    void openVersions();
    /// Shows how the document and its file, which somebody else wrote, go together.
    void openMerge();
    /// Shows what has changed in a connection since the document scanned it.
    void openRebase(const Id& connection);
    /// Shows the keys of the page, or what the word at the cursor of a rule does.
    void openHelp();
    QAction* action(const QString& name) const { return findChild<QAction*>(name); }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;
    /// Undo and redo belong to the document wherever the focused text has nothing of its own to take back.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // layout: main_window.cpp, window_views.cpp
    QWidget* makeTopLine();
    void makeViews();
    void makeScreens();
    // actions: window_actions.cpp
    void makeActions();
    QAction* addWindowAction(const QString& name, const QString& text, const QString& iconName,
                             const QKeySequence& key, const std::function<void()>& act);
    void makeMenus();
    QList<QAction*> paletteActions() const;

    void setProject(Project* project);
    void withProject(const std::function<void(Project&)>& act);
    void updateState();
    void updateJobs();
    void updateRejects();
    void updateQuestions();
    void updateSignatures();
    void leavePage();
    void openDropped(const QString& path);
    void stepProblem(int step);
    /// Runs `go` at once, or first asks in place what to do with unsaved changes.
    void whenSafe(const QString& question, const std::function<void()>& go);
    void saveThen(const std::function<void()>& then);
    void askSaveAs();
    void restoreWindow();
    void keepWindow() const;

    Workspace* m_workspace;
    StageRail* m_rail = nullptr;
    QStackedWidget* m_pages = nullptr;
    StartPage* m_start = nullptr;
    NewMigrationPage* m_new = nullptr;
    ExportPage* m_export = nullptr;
    ImportPage* m_import = nullptr;
    ProposalsPage* m_proposals = nullptr;
    VersionsPage* m_versions = nullptr;
    MergePage* m_merge = nullptr;
    RebasePage* m_rebase = nullptr;
    HelpView* m_help = nullptr;
    NoticeBar* m_notices = nullptr;
    DockPanel* m_docks = nullptr;
    StatusLine* m_status = nullptr;
    CommandPalette* m_palette = nullptr;
    QLabel* m_title = nullptr;
    QToolButton* m_menuButton = nullptr;
    ProblemsModel* m_problems = nullptr;
    JobsModel* m_jobs = nullptr;
    HistoryModel* m_history = nullptr;
    QuestionsView* m_questions = nullptr;
    RejectGroupModel* m_rejects = nullptr;
    std::vector<Screen*> m_screens;
    QString m_lastScreen;
    int m_problemRow = -1;
    LatestTask m_dropped; // finds out what a dropped workbook is
    bool m_closing = false;
};

} // namespace mw::ui

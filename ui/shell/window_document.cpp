// SPDX-License-Identifier: GPL-3.0-or-later
// The document of the window: opening, dropping, leaving one with unsaved changes, what it has to say.
#include "ui/shell/main_window.h"

#include "core/workbook/sent.h"
#include "ui/import/import_page.h"
#include "ui/models/history_model.h"
#include "ui/models/problems_model.h"
#include "ui/models/run_models.h"
#include "ui/models/signatures.h"
#include "ui/present/text.h"
#include "ui/shell/export_page.h"
#include "ui/shell/questions_view.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/stage_rail.h"
#include "ui/shell/start_page.h"
#include "ui/versions/merge_page.h"
#include "ui/versions/rebase_page.h"
#include "ui/versions/versions_page.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QStackedWidget>
#include <QUrl>

namespace mw::ui {

void MainWindow::setProject(Project* project) {
    for (Screen* screen : m_screens)
        screen->setProject(project);
    m_problems->setProject(project);
    m_questions->setProject(project);
    m_history->setStack(project ? &project->undoStack() : nullptr);
    m_rejects->setRuns(project ? &project->runs() : nullptr);
    m_export->setProject(project);
    m_versions->leave();
    m_merge->leave();
    m_rebase->leave();
    m_import->leave(); // what it shows may be of the document that goes
    m_problemRow = -1;
    for (const QString& topic : {QStringLiteral("open"), QStringLiteral("save"), QStringLiteral("recovery"), QStringLiteral("unsaved")})
        m_notices->takeAway(topic);
    m_rail->setStagesEnabled(project != nullptr);
    if (project) {
        connect(project, &Project::findingsChanged, this, &MainWindow::updateState);
        connect(project, &Project::savedChanged, this, &MainWindow::updateState);
        connect(project, &Project::changed, this, &MainWindow::updateState);
        connect(&project->undoStack(), &QUndoStack::indexChanged, this, &MainWindow::updateState);
        connect(&project->signatures(), &Signatures::changed, this, &MainWindow::updateSignatures);
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
                           {{tr("Merge…"), [this] { openMerge(); }},
                            {tr("Overwrite"), [this] { withProject([](Project& p) { p.save(true); }); }},
                            {tr("Save as…"), [this] { askSaveAs(); }}});
        });
        connect(project, &Project::journalFailed, this, [this](const QString& why) {
            m_notices->say(QStringLiteral("journal"), Sign::Warning, tr("Edits cannot be kept safe from a crash: %1").arg(why));
        });
        connect(project, &Project::historyFailed, this, [this](const QString& why) {
            m_notices->say(QStringLiteral("history"), Sign::Warning, tr("The document was saved, but its history could not be kept. %1").arg(why));
        });
        if (const auto pending = int(project->pendingRecovery()); pending > 0 && project->recoveryFits())
            m_notices->say(QStringLiteral("recovery"), Sign::Question, tr("%Ln edit(s) of the last time were not saved.", nullptr, pending),
                           {{tr("Restore"), [this] { withProject([](Project& p) { p.restoreEdits(); }); }},
                            {tr("Discard"), [this] { withProject([](Project& p) { p.dropEdits(); }); }}});
        else if (pending > 0)
            m_notices->say(QStringLiteral("recovery"), Sign::Warning,
                           tr("%Ln edit(s) of the last time were not saved, but the file was changed since.", nullptr, pending),
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
    updateSignatures();
}

void MainWindow::withProject(const std::function<void(Project&)>& act) {
    if (Project* project = m_workspace->project())
        act(*project);
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
    else if (Project* project = m_workspace->project())
        m_dropped.start<bool>(
            project->tasks(), Tasks::Lane::Quick, tr("Open %1").arg(QFileInfo(path).fileName()), this,
            [file = utf8(path)](JobContext& job) { return workbook::hasSheet(file, workbook::kSentSheet, job); },
            [this, path](Result<bool> isOurs) {
                if (isOurs && *isOurs)
                    openProposals(path);
                else
                    openImport(path); // tells what is wrong with it, too
            });
    else
        openImport(path);
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

} // namespace mw::ui

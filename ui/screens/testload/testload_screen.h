// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/run.h"
#include "ui/screens/screen.h"

#include <QPointer>
#include <QTimer>

class QButtonGroup;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace mw::ui {

class DenseTable;
class EntityResultModel;
class LedgerBar;
class PreviewPane;
class ProgressStrip;
class RecordInspector;
class RejectsPane;
class RunListModel;
class TargetChoice;

/// Try the mapping: preview a sample without writing, or load everything into a target; watch the ledger, look into
/// rejects, ask why.
class TestLoadScreen final : public Screen {
    Q_OBJECT
public:
    explicit TestLoadScreen(QWidget* parent = nullptr);
    QString name() const override { return QStringLiteral("testload"); }
    QString title() const override { return tr("Test load"); }
    QString iconName() const override { return QStringLiteral("testload"); }
    void setProject(Project* project) override;
    std::vector<PictureState> pictureStates() override;

    void startPreview();
    void startLoad();

private:
    enum Tab { Ledger, Rejects, Preview };
    QWidget* makeToolLine();
    QWidget* makeContent();
    void makeActions();
    void fillEntities();
    void showTab(Tab tab);
    void followRun();
    void sampleRun();
    void showRun();
    void say(const QString& text, bool isError = false);

    QPointer<Project> m_project;
    QComboBox* m_entity;
    QComboBox* m_sample;
    TargetChoice* m_target;
    QPushButton* m_previewButton;
    QPushButton* m_loadButton;
    QLabel* m_message;
    ProgressStrip* m_progress;
    LedgerBar* m_ledger;
    QButtonGroup* m_tabs;
    QStackedWidget* m_pages;
    QStackedWidget* m_body;
    RunListModel* m_runList;
    DenseTable* m_runTable;
    EntityResultModel* m_results;
    DenseTable* m_resultTable;
    RejectsPane* m_rejects;
    PreviewPane* m_preview;
    RecordInspector* m_inspector;
    QString m_previewEntity;
    QTimer m_sampler;
    LatestTask m_previewTask;
};

} // namespace mw::ui

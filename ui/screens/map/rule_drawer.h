// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_results_model.h"
#include "ui/models/map_rule_desk.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace mw::ui {

class DenseTable;
class ElidedLabel;
class ProgressStrip;
class RuleChips;
class RuleEdit;

/// The rule of the chosen target field: its sentence and its steps above, text and problems left, live results on real rows right, the
/// steps of one row beside them, figures over the whole source below.
class RuleDrawer final : public QWidget {
    Q_OBJECT
public:
    RuleDrawer(RuleDesk* desk, MapFields* fields, QWidget* parent = nullptr);
    RuleEdit* editor() const { return m_editor; }
    void focusEditor();

Q_SIGNALS:
    void closeRequested();
    void leaveRequested();
    /// Keep this live row as a worked example.
    void exampleRequested(int liveRow);

private:
    QWidget* makeHead();
    QWidget* makeRuleSide();
    QWidget* makeResultSide();
    void showRule();
    void showVerdict();
    void showLive();
    void showPopulation();
    void showSteps();

    RuleDesk* m_desk;
    MapFields* m_fields;
    RuleChips* m_chips = nullptr;
    RuleEdit* m_editor = nullptr;
    QLabel* m_title = nullptr;
    ElidedLabel* m_sentence = nullptr;
    QWidget* m_problem = nullptr;
    QLabel* m_problemIcon = nullptr;
    QLabel* m_problemText = nullptr;
    QToolButton* m_fix = nullptr;
    QToolButton* m_showSteps = nullptr;
    QStackedWidget* m_results = nullptr;
    DenseTable* m_rows = nullptr;
    DenseTable* m_steps = nullptr;
    QLabel* m_nothing = nullptr;
    ElidedLabel* m_figures = nullptr;
    QWidget* m_progressBox = nullptr;
    ProgressStrip* m_progress = nullptr;
    MapResultsModel* m_resultsModel;
    MapStepsModel* m_stepsModel;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/reviews.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace mw::ui {

class DenseTable;
class PairedLook;
class Project;
class ScenarioModel;
class ScenarioStepModel;
class SectionHeader;

/// The scenarios of the document: what testers go through, what the data say of the steps that they decide, and what testers say.
class ScenarioPane final : public QWidget {
    Q_OBJECT
public:
    explicit ScenarioPane(QWidget* parent = nullptr);
    ~ScenarioPane() override;
    void setProject(Project* project, Reviews* reviews);
    /// Shows them as they are now; the chosen one stays.
    void showAll();
    void focusList();
    /// Scenarios that have not passed.
    int unfinished() const;

Q_SIGNALS:
    /// A scenario is to be declared: where that is done.
    void declareRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeSteps();
    QWidget* makeTools();
    void makeForm();
    const mapping::Check* chosen() const;
    void showChosen();
    void showSteps();
    void look();
    void assign();
    void start(review::Verdict verdict);
    void send();

    QPointer<Project> m_project;
    QPointer<Reviews> m_reviews;
    std::unique_ptr<PairedLook> m_look;
    Id m_looked; ///< the scenario that the data were looked at for
    SectionHeader* m_header;
    QStackedWidget* m_pages;
    ScenarioModel* m_scenarios;
    DenseTable* m_table;
    SectionHeader* m_stepsHeader;
    ScenarioStepModel* m_steps;
    DenseTable* m_stepTable;
    QLabel* m_records;
    QLineEdit* m_tester;
    QLineEdit* m_author;
    QList<QToolButton*> m_tools;
    QWidget* m_form;
    QLabel* m_question;
    QLineEdit* m_comment;
    review::Verdict m_verdict = review::Verdict::Pass;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/reviews.h"
#include "ui/screens/screen.h"
#include "ui/widgets/record_link.h"

#include <QPointer>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace mw::ui {

class AnswerBar;
class CardModel;
class DefectPane;
class DenseTable;
class EmptyState;
class JudgeBar;
class Pill;
class ProgressStrip;
class RecordInspector;
class ReviewSummary;
class SampleForm;
class ScenarioPane;
class SectionHeader;
class WorklistModel;

/// People look at records of a run: the records of a sample, each as a card with source and target side by side, verdicts by
/// key, and what all of it proves.
class ReviewScreen final : public Screen {
    Q_OBJECT
public:
    explicit ReviewScreen(QWidget* parent = nullptr);
    QString name() const override { return QStringLiteral("review"); }
    QString title() const override { return tr("Review"); }
    QString iconName() const override { return QStringLiteral("review"); }
    void setProject(Project* project) override;
    void entered() override;
    std::vector<PictureState> pictureStates() override;
    /// Null where no document is open.
    Reviews* reviews() const { return m_reviews.get(); }

private:
    enum Body { NoRun, NoPlan, Form, Cards, Defects, Scenarios };
    QWidget* makeToolLine();
    QWidget* makeBody();
    QWidget* makeCard();
    void makeActions();
    void showAll();
    void showPlans();
    void showCard();
    /// Shows the defects, the scenarios or, where neither is on, the cards.
    void showDefects(bool isOn);
    void showScenarios(bool isOn);
    /// Shows the card of a record in a plan.
    void showRecord(const std::string& plan, std::uint64_t record);
    /// Goes to the re-test of a defect, or to what has to be done for one.
    void retest(const std::string& defect);
    /// Where the shown record is seen in the old (source) or the new system.
    RecordLink linkOf(bool isTarget) const;
    void showLinks();
    /// Opens it there; of the new system, where only the old one can show it, in that.
    void openRecord(bool isTarget);
    void goTo(int row);
    void judged(review::Verdict verdict, const QString& comment);
    void newSample();
    void writeWorklist(bool isBook);
    void say(const QString& text, bool isError);
    const review::CardStanding* currentCard() const;

    QPointer<Project> m_project;
    std::unique_ptr<Reviews> m_reviews;
    QComboBox* m_plans;
    QPushButton* m_new;
    QPushButton* m_showDefects;
    QPushButton* m_showScenarios;
    QToolButton* m_more;
    ProgressStrip* m_strip;
    Pill* m_state;
    QLabel* m_message;
    AnswerBar* m_answers;
    QStackedWidget* m_body;
    EmptyState* m_noRun;
    EmptyState* m_noPlan;
    SampleForm* m_form;
    DefectPane* m_defects;
    ScenarioPane* m_scenarios;
    ReviewSummary* m_summary;
    QComboBox* m_reviewer;
    WorklistModel* m_list;
    DenseTable* m_listView;
    SectionHeader* m_cardHeader;
    QLabel* m_cardFacts;
    QToolButton* m_onlyChanged;
    QToolButton* m_onlyCritical;
    CardModel* m_card;
    DenseTable* m_cardView;
    JudgeBar* m_judge;
    RecordInspector* m_inspector;
    QAction* m_openTarget;
    QAction* m_openSource;
    std::vector<QAction*> m_cardActions;
    bool m_isReviewerChosen = false;
    bool m_isFormOpen = false;
    bool m_areDefectsOpen = false;
    bool m_areScenariosOpen = false;
    std::optional<std::uint64_t> m_wanted; ///< a record to be shown once its plan is
};

} // namespace mw::ui

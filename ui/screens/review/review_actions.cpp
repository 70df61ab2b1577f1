// SPDX-License-Identifier: GPL-3.0-or-later
// What one can do on the Review page: keys of a card, new samples, defects and scenarios, and what goes out to others and comes
// back.
#include "ui/screens/review/review_screen.h"

#include "ui/present/text.h"
#include "ui/screens/review/defect_pane.h"
#include "ui/screens/review/judge_bar.h"
#include "ui/screens/review/sample_form.h"
#include "ui/screens/review/scenario_pane.h"
#include "ui/screens/review/worklist_model.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/file_question.h"

#include <QAction>
#include <QComboBox>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace mw::ui {

void ReviewScreen::makeActions() {
    QAction* draw = addPageAction(this, QStringLiteral("review/new"), tr("Draw a new sample"), QStringLiteral("sample"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { newSample(); });
    m_noPlan->addAction(draw);
    QAction* load = addPageAction(this, QStringLiteral("review/toTestLoad"), tr("Go to Test load"), QStringLiteral("testload"), {}, [this] { Q_EMIT windowActionRequested(QStringLiteral("show/testload")); });
    m_noRun->addAction(load);
    addPageAction(this, QStringLiteral("review/defects"), tr("Defects of the review"), QStringLiteral("error"), QKeySequence(Qt::CTRL | Qt::Key_D), [this] { showDefects(!m_areDefectsOpen); });
    addPageAction(this, QStringLiteral("review/scenarios"), tr("Scenarios of the review"), QStringLiteral("play"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), [this] { showScenarios(!m_areScenariosOpen); });
    const auto act = [this](const char* name, const QString& text, const char* sign, const QKeySequence& key, const std::function<void()>& run) {
        QAction* made = addPageAction(this, QLatin1String(name), text, QLatin1String(sign), key, run);
        made->setEnabled(false);
        m_cardActions.push_back(made);
        return made;
    };
    act("review/next", tr("Next record"), "chevron-right", Qt::Key_J, [this] { goTo(m_listView->currentIndex().row() + 1); })->setShortcuts({Qt::Key_J, Qt::Key_Right});
    act("review/previous", tr("Previous record"), "chevron-left", Qt::Key_K, [this] { goTo(m_listView->currentIndex().row() - 1); })->setShortcuts({Qt::Key_K, Qt::Key_Left});
    act("review/pass", tr("The record passes"), "ok-circle", Qt::Key_P, [this] { m_judge->start(review::Verdict::Pass); });
    act("review/fail", tr("The record fails"), "error", Qt::Key_F, [this] { m_judge->start(review::Verdict::Fail); });
    act("review/unsure", tr("Unsure of the record"), "question", Qt::Key_U, [this] { m_judge->start(review::Verdict::Unsure); });
    act("review/accept", tr("Accept the record as it is"), "decision", Qt::Key_A, [this] { m_judge->start(review::Verdict::Accept); });
    act("review/why", tr("Why the record is as it is"), "bulb", Qt::Key_W, [this] { m_judge->whyButton()->toggle(); });
    act("review/openTarget", tr("Open the record in the new system"), "link", Qt::Key_O, [this] { openRecord(true); });
    act("review/openSource", tr("Open the record in the old system"), "link", Qt::SHIFT | Qt::Key_O, [this] { openRecord(false); });
    auto* links = new QMenu(m_judge->openButton());
    links->setObjectName(QStringLiteral("reviewLinks"));
    links->setToolTipsVisible(true);
    m_openTarget = links->addAction(QString(), this, [this] { openRecord(true); });
    m_openSource = links->addAction(QString(), this, [this] { openRecord(false); });
    m_judge->openButton()->setMenu(links);
    auto* menu = new QMenu(m_more);
    const auto exchange = [&](const char* name, const QString& text, const char* sign, const std::function<void()>& run) {
        menu->addAction(addPageAction(this, QLatin1String(name), text, QLatin1String(sign), {}, run));
    };
    exchange("review/page", tr("Worklist as an offline page…"), "export", [this] { writeWorklist(false); });
    exchange("review/book", tr("Worklist as a workbook…"), "export", [this] { writeWorklist(true); });
    exchange("review/answers", tr("Take answers to a worklist…"), "open", [this] {
        askForFile(this, FileQuestion::Open, tr("Answers to a worklist"), tr("Answers (*.json *.xlsx)"), {}, [this](const QString& path) {
            if (reviews())
                reviews()->readAnswers(path);
        });
    });
    exchange("review/send", tr("Send what was said as a file…"), "export", [this] {
        askForFile(this, FileQuestion::Save, tr("Send the review"), tr("Reviews (*.mapwright-review)"), QStringLiteral("review.mapwright-review"), [this](const QString& path) {
            if (reviews())
                reviews()->send(path);
        });
    });
    exchange("review/merge", tr("Add what others said from a file…"), "open", [this] {
        askForFile(this, FileQuestion::Open, tr("Add a review"), tr("Reviews (*.mapwright-review)"), {}, [this](const QString& path) {
            if (reviews())
                reviews()->merge(path);
        });
    });
    m_more->setMenu(menu);
}

void ReviewScreen::writeWorklist(bool isBook) {
    const review::PlanStanding* const plan = reviews() ? reviews()->plan() : nullptr;
    if (!plan)
        return;
    QString reviewer = m_reviewer->currentData().toString();
    if (reviewer.isEmpty())
        reviewer = plan->assignments.empty() ? m_judge->author() : qt(plan->assignments.begin()->first);
    if (reviewer.isEmpty())
        return say(tr("Whose worklist? Name reviewers when a sample is drawn, or give your name with a verdict."), true);
    const QString ending = isBook ? QStringLiteral(".xlsx") : QStringLiteral(".html");
    askForFile(this, FileQuestion::Save, tr("Worklist of %1").arg(reviewer), isBook ? tr("Workbooks (*.xlsx)") : tr("Web pages (*.html)"),
               qt(plan->reference) + u'-' + reviewer + ending, [this, reviewer, ending](const QString& path) {
                   if (reviews())
                       reviews()->writeWorklist(reviewer, path.endsWith(ending) ? path : path + ending);
               });
}

void ReviewScreen::showDefects(bool isOn) {
    if (!reviews())
        return;
    m_areDefectsOpen = isOn;
    m_areScenariosOpen = false;
    m_isFormOpen = false;
    showAll();
    if (isOn)
        m_defects->focusList();
}

void ReviewScreen::showScenarios(bool isOn) {
    if (!reviews())
        return;
    m_areScenariosOpen = isOn;
    m_areDefectsOpen = false;
    m_isFormOpen = false;
    showAll();
    if (isOn)
        m_scenarios->focusList();
}

void ReviewScreen::showRecord(const std::string& plan, std::uint64_t record) {
    m_areDefectsOpen = false;
    m_areScenariosOpen = false;
    m_isFormOpen = false;
    m_isReviewerChosen = true; // it may be on nobody's worklist but another's
    m_reviewer->setCurrentIndex(0);
    m_wanted = record;
    if (reviews()->plan() && reviews()->plan()->digest == plan)
        showAll();
    else
        reviews()->setPlan(plan);
    m_cardView->setFocus(Qt::OtherFocusReason);
}

void ReviewScreen::retest(const std::string& reference) {
    const auto standing = reviews()->standing();
    const auto defect = standing->defect(reference);
    if (!defect.ok())
        return;
    for (const review::PlanStanding& plan : standing->plans())
        for (const review::CardStanding& card : plan.cards)
            if (plan.replacedBy.empty() && !card.isSettled() && std::any_of(card.card.picks.begin(), card.card.picks.end(), [&](const review::Pick& pick) {
                    return pick.how == review::Pick::How::Retest && pick.why == reference;
                }))
                return showRecord(plan.digest, card.card.record);
    if (!reviews()->run() || reviews()->run()->id == defect.value()->run)
        return say(tr("A re-test looks at the record in a later run: load what was fixed, on the Test load page, then come back."), false);
    newSample(); // of the later run: it takes the records of unfinished defects along
    m_form->setMapping(defect.value()->mapping);
}

void ReviewScreen::newSample() {
    if (!reviews() || !reviews()->run())
        return;
    m_form->prepare();
    m_form->setAuthor(m_judge->author());
    m_isFormOpen = true;
    m_body->setCurrentIndex(Form);
    m_form->setFocus(Qt::OtherFocusReason);
}

} // namespace mw::ui

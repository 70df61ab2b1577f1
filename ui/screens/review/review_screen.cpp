// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/review/review_screen.h"

#include "ui/models/runs.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/person.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/review/answer_bar.h"
#include "ui/screens/review/card_facts.h"
#include "ui/screens/review/card_model.h"
#include "ui/screens/review/defect_pane.h"
#include "ui/screens/review/judge_bar.h"
#include "ui/screens/review/review_summary.h"
#include "ui/screens/review/sample_form.h"
#include "ui/screens/review/scenario_pane.h"
#include "ui/screens/review/worklist_model.h"
#include "ui/screens/screens.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/record_inspector.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

Screen* makeReviewScreen(QWidget* parent) { return new ReviewScreen(parent); }

ReviewScreen::ReviewScreen(QWidget* parent) : Screen(parent) {
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("reviewMessage"));
    m_message->setWordWrap(true);
    m_message->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolLine());
    layout->addWidget(m_message);
    m_answers = new AnswerBar(this);
    connect(m_answers, &AnswerBar::applied, this, [this] {
        if (Reviews* known = reviews())
            known->applyAnswers(utf8(m_judge->author().isEmpty() ? tr("somebody") : m_judge->author()));
    });
    connect(m_answers, &AnswerBar::discarded, this, [this] {
        if (Reviews* known = reviews())
            known->discardAnswers();
    });
    layout->addWidget(m_answers);
    layout->addWidget(makeBody(), 1);
    makeActions();
}

QWidget* ReviewScreen::makeToolLine() {
    auto* line = new QWidget(this);
    line->setProperty("role", QStringLiteral("toolline"));
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedHeight(kBarHeight + 4);
    m_plans = new QComboBox(line);
    m_plans->setObjectName(QStringLiteral("reviewPlans"));
    m_plans->setAccessibleName(tr("Sample"));
    m_plans->setMinimumWidth(280);
    m_plans->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_plans, &QComboBox::activated, this, [this] {
        if (Reviews* known = reviews())
            known->setPlan(utf8(m_plans->currentData().toString()));
    });
    m_new = new QPushButton(tr("New sample…"), line);
    m_new->setObjectName(QStringLiteral("newSample"));
    connect(m_new, &QPushButton::clicked, this, &ReviewScreen::newSample);
    m_showDefects = new QPushButton(line);
    m_showDefects->setObjectName(QStringLiteral("showDefects"));
    m_showDefects->setCheckable(true);
    connect(m_showDefects, &QPushButton::clicked, this, &ReviewScreen::showDefects);
    m_showScenarios = new QPushButton(line);
    m_showScenarios->setObjectName(QStringLiteral("showScenarios"));
    m_showScenarios->setCheckable(true);
    connect(m_showScenarios, &QPushButton::clicked, this, &ReviewScreen::showScenarios);
    m_more = new QToolButton(line);
    m_more->setObjectName(QStringLiteral("reviewMore"));
    m_more->setText(tr("Exchange"));
    m_more->setToolTip(tr("Worklists for those without the program, answers, and what others said"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_strip = new ProgressStrip(line);
    m_state = new Pill(line);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(space::kM, 0, space::kM, 0);
    layout->setSpacing(space::kS);
    layout->addWidget(m_plans);
    layout->addWidget(m_new);
    layout->addWidget(m_showDefects);
    layout->addWidget(m_showScenarios);
    layout->addWidget(m_more);
    layout->addWidget(m_strip, 1);
    layout->addWidget(m_state);
    return line;
}

QWidget* ReviewScreen::makeBody() {
    m_noRun = new EmptyState(QStringLiteral("review"), tr("Nothing was loaded yet"),
                             tr("A review looks at records that a run loaded, beside what they were in the source. Load first, on the Test load page; after an "
                                "edit of the document, load again."), this);
    m_noPlan = new EmptyState(QStringLiteral("review"), tr("No sample was drawn yet"),
                              tr("A sample says which records people look at, and what it proves when all of them are right: 295 of 19,702 records without a "
                                 "defect show with 95 % confidence that fewer than 1 % are wrong."), this);
    m_form = new SampleForm(this);
    connect(m_form, &SampleForm::drawn, this, [this](const Reviews::NewSample& sample) {
        rememberPerson(qt(sample.author));
        m_isFormOpen = false;
        if (Reviews* known = reviews())
            known->draw(sample);
    });
    connect(m_form, &SampleForm::cancelled, this, [this] {
        m_isFormOpen = false;
        showAll();
    });

    m_summary = new ReviewSummary(this);
    m_list = new WorklistModel(this);
    m_listView = new DenseTable(QStringLiteral("review/list"), this);
    m_listView->setObjectName(QStringLiteral("reviewList"));
    m_listView->setAccessibleName(tr("Records of the sample"));
    m_listView->setModel(m_list);
    m_listView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_listView->setColumnCharacters({13, 10});
    connect(m_listView->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReviewScreen::showCard);
    auto* list = new QWidget(this);
    auto* listHeader = new SectionHeader(tr("Records"), list);
    m_reviewer = new QComboBox(listHeader);
    m_reviewer->setObjectName(QStringLiteral("reviewReviewer"));
    m_reviewer->setAccessibleName(tr("Whose worklist"));
    connect(m_reviewer, &QComboBox::activated, this, [this] {
        m_isReviewerChosen = true;
        showAll();
    });
    listHeader->addTool(m_reviewer);
    auto* listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(0);
    listLayout->addWidget(listHeader);
    listLayout->addWidget(m_listView, 1);

    m_inspector = new RecordInspector(this);
    m_inspector->hide();
    auto* cards = new QWidget(this);
    auto* cardsLayout = new QVBoxLayout(cards);
    cardsLayout->setContentsMargins(0, 0, 0, 0);
    cardsLayout->setSpacing(0);
    cardsLayout->addWidget(m_summary);
    cardsLayout->addWidget(new SplitPane(Qt::Horizontal, QStringLiteral("review"), {list, makeCard(), m_inspector}, {230, 700, 300}, {0, 1, 0}, cards), 1);

    m_body = new QStackedWidget(this);
    m_defects = new DefectPane(this);
    connect(m_defects, &DefectPane::recordRequested, this, [this](const std::string& reference) {
        if (const auto defect = reviews()->standing()->defect(reference); defect.ok())
            showRecord(defect.value()->plan, defect.value()->record);
    });
    connect(m_defects, &DefectPane::retestRequested, this, &ReviewScreen::retest);
    m_scenarios = new ScenarioPane(this);
    connect(m_scenarios, &ScenarioPane::declareRequested, this, [this] { Q_EMIT windowActionRequested(QStringLiteral("show/validate")); });
    for (QWidget* page : std::initializer_list<QWidget*>{m_noRun, m_noPlan, m_form, cards, m_defects, m_scenarios})
        m_body->addWidget(page);
    connect(m_body, &QStackedWidget::currentChanged, this, [this](int page) {
        for (QAction* action : m_cardActions) // letters mean something else in a form
            action->setEnabled(page == Cards);
    });
    return m_body;
}

QWidget* ReviewScreen::makeCard() {
    auto* card = new QWidget(this);
    m_cardHeader = new SectionHeader(QString(), card);
    const auto tool = [&](const QString& name, const QString& text, const QString& tip) {
        auto* made = new QToolButton(m_cardHeader);
        made->setObjectName(name);
        made->setText(text);
        made->setToolTip(tip);
        made->setCheckable(true);
        m_cardHeader->addTool(made);
        connect(made, &QToolButton::toggled, this, &ReviewScreen::showCard);
        return made;
    };
    m_onlyChanged = tool(QStringLiteral("onlyChanged"), tr("Changed"), tr("Only fields whose value is not just that of the source"));
    m_onlyCritical = tool(QStringLiteral("onlyCritical"), tr("Critical"), tr("Only critical fields"));
    m_cardFacts = new QLabel(card);
    m_cardFacts->setObjectName(QStringLiteral("cardFacts"));
    m_cardFacts->setProperty("role", QStringLiteral("muted"));
    m_cardFacts->setWordWrap(true);
    m_cardFacts->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    m_card = new CardModel(this);
    m_cardView = new DenseTable(QStringLiteral("review/card"), card);
    m_cardView->setObjectName(QStringLiteral("reviewCard"));
    m_cardView->setAccessibleName(tr("The record in the source and in the target"));
    m_cardView->setModel(m_card);
    m_cardView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_cardView->setColumnCharacters({16, 22, 16, 22, 28});
    m_cardView->horizontalHeader()->setStretchLastSection(true);
    m_judge = new JudgeBar(card);
    connect(m_judge, &JudgeBar::judged, this, &ReviewScreen::judged);
    connect(m_judge, &JudgeBar::authorChanged, this, &ReviewScreen::showAll);
    connect(m_judge->whyButton(), &QToolButton::toggled, this, [this](bool isOn) {
        m_inspector->setVisible(isOn);
        showCard();
    });
    connect(m_cardView->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        const review::CardStanding* shown = currentCard();
        if (m_inspector->isVisible() && shown && reviews()->plan())
            m_inspector->show(qt(reviews()->plan()->plan.mapping.text()), shown->card.record, m_card->targetFieldAt(index.row()));
    });
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_cardHeader);
    layout->addWidget(m_cardFacts);
    layout->addWidget(m_cardView, 1);
    layout->addWidget(m_judge);
    return card;
}

void ReviewScreen::setProject(Project* project) {
    if (m_project) {
        m_project->disconnect(this);
        m_project->runs().disconnect(this);
    }
    m_project = project;
    m_reviews = project ? std::make_unique<Reviews>(*project) : nullptr;
    m_isReviewerChosen = false;
    m_isFormOpen = false;
    m_areDefectsOpen = false;
    m_areScenariosOpen = false;
    m_inspector->setProject(project);
    m_scenarios->setProject(project, m_reviews.get());
    m_defects->setReviews(m_reviews.get());
    m_form->setProject(project, m_reviews.get());
    m_strip->watch(nullptr);
    say({}, false);
    m_answers->hide();
    if (project) {
        Reviews* known = m_reviews.get();
        connect(known, &Reviews::changed, this, &ReviewScreen::showAll);
        connect(known, &Reviews::cardsChanged, this, &ReviewScreen::showCard);
        connect(known, &Reviews::started, this, [this] {
            say({}, false);
            m_strip->watch(reviews()->job());
        });
        connect(known, &Reviews::finished, this, [this] { m_strip->watch(reviews()->isReading() ? reviews()->job() : nullptr); });
        connect(known, &Reviews::failed, this, [this](const QString& why) { say(why, true); });
        connect(known, &Reviews::told, this, [this](const QString& what) { say(what, false); });
        connect(known, &Reviews::answersRead, this, [this] { m_answers->show(reviews()->answers()); });
        connect(&project->runs(), &Runs::listChanged, known, &Reviews::refresh);
        connect(project, &Project::changed, this, &ReviewScreen::showLinks); // addresses of records stand in the document
    }
    showAll();
}

void ReviewScreen::entered() {
    if (Reviews* known = reviews())
        known->refresh();
    (m_body->currentIndex() == Cards ? static_cast<QWidget*>(m_cardView) : m_body->currentWidget())->setFocus(Qt::OtherFocusReason);
}

void ReviewScreen::say(const QString& text, bool isError) {
    m_message->setText(text);
    m_message->setProperty("role", isError ? QStringLiteral("error") : QStringLiteral("muted"));
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
    m_message->setVisible(!text.isEmpty());
}

void ReviewScreen::showAll() {
    showPlans();
    const review::PlanStanding* const plan = reviews() ? reviews()->plan() : nullptr;
    const bool canDraw = reviews() && reviews()->run();
    m_new->setEnabled(canDraw);
    m_more->setEnabled(plan != nullptr);
    m_isFormOpen = m_isFormOpen && canDraw;
    m_defects->showAll();
    m_showDefects->setText(m_defects->unfinished() > 0 ? tr("Defects (%1)").arg(formatCount(std::uint64_t(m_defects->unfinished()))) : tr("Defects"));
    m_showDefects->setEnabled(reviews() != nullptr);
    m_showDefects->setChecked(m_areDefectsOpen && !m_isFormOpen);
    m_scenarios->showAll();
    m_showScenarios->setText(m_scenarios->unfinished() > 0 ? tr("Scenarios (%1)").arg(formatCount(std::uint64_t(m_scenarios->unfinished()))) : tr("Scenarios"));
    m_showScenarios->setEnabled(reviews() != nullptr);
    m_showScenarios->setChecked(m_areScenariosOpen && !m_isFormOpen);
    m_body->setCurrentIndex(m_isFormOpen ? Form : m_areDefectsOpen ? Defects : m_areScenariosOpen ? Scenarios : plan ? Cards : canDraw ? NoPlan : NoRun);
    const std::uint64_t before = m_wanted ? *std::exchange(m_wanted, std::nullopt) : currentCard() ? currentCard()->card.record : 0;
    const QString chosen = m_reviewer->currentData().toString();
    m_reviewer->clear();
    m_reviewer->addItem(tr("everybody"), QString());
    if (plan) {
        for (const auto& [name, assignment] : plan->assignments)
            m_reviewer->addItem(qt(name), qt(name));
    }
    // Until somebody chooses, it is the worklist of whoever sits here.
    const QString wanted = m_isReviewerChosen ? chosen : m_judge->author();
    m_reviewer->setCurrentIndex(wanted.isEmpty() ? 0 : std::max(m_reviewer->findData(wanted), 0));
    m_reviewer->setVisible(m_reviewer->count() > 1);
    m_list->show(reviews() ? reviews()->standing() : nullptr, plan, utf8(m_reviewer->currentData().toString()));
    if (plan) {
        const int row = m_list->rowOf(before);
        if (m_listView->currentIndex().row() != row || row < 0)
            goTo(row >= 0 ? row : std::max(m_list->nextOpen(-1), 0));
    }
    showState(*m_state, plan);
    if (plan)
        m_summary->show(*plan);
    showCard();
}

void ReviewScreen::showPlans() {
    m_plans->clear();
    const auto standing = reviews() ? reviews()->standing() : nullptr;
    const review::PlanStanding* const shown = reviews() ? reviews()->plan() : nullptr;
    for (std::size_t i = 0; standing && i < standing->plans().size(); ++i) {
        const review::PlanStanding& plan = standing->plans()[i];
        QString text = tr("%1, run %2 · %3").arg(qt(plan.plan.target)).arg(plan.plan.run).arg(qt(plan.reference));
        if (!plan.replacedBy.empty())
            text += tr(" (drawn anew since)");
        m_plans->addItem(text, qt(plan.digest));
        if (&plan == shown)
            m_plans->setCurrentIndex(int(i));
    }
    m_plans->setVisible(m_plans->count() > 0);
}

const review::CardStanding* ReviewScreen::currentCard() const { return m_list->cardAt(m_listView->currentIndex().row()); }

void ReviewScreen::showCard() {
    const review::CardStanding* const card = currentCard();
    const auto cards = reviews() ? reviews()->cards() : nullptr;
    const review::CardContent* const content = card && cards ? cards->card(card->card.record) : nullptr;
    m_card->show(cards, content, m_onlyChanged->isChecked(), m_onlyCritical->isChecked());
    m_judge->show(content ? card : nullptr, content ? content->digest : std::string());
    showLinks();
    m_cardView->setEmptyText(!card                                         ? tr("Choose a record")
                             : !cards && reviews() && reviews()->isReading() ? tr("The records are being read")
                             : !content                                    ? tr("The record cannot be shown")
                                                                           : tr("No field is left by the filters"));
    if (!content) {
        m_cardHeader->setTitle(card ? qt(card->card.key) : QString());
        m_cardFacts->clear();
        return;
    }
    const QString source = qt(cards->sourceEntity + " " + card->card.key), target = qt(cards->targetEntity + " " + content->targetKey);
    m_cardHeader->setTitle(content->targetKey.empty() ? source : source + QStringLiteral("  →  ") + target);
    m_cardHeader->setFact(tr("%1 of %2").arg(m_listView->currentIndex().row() + 1).arg(m_list->rowCount()));
    const QStringList facts = cardFacts(*card, *content);
    m_cardFacts->setText(facts.join(QStringLiteral(" · ")));
    m_cardFacts->setVisible(!facts.isEmpty());
    if (m_inspector->isVisible())
        m_inspector->show(qt(reviews()->plan()->plan.mapping.text()), card->card.record, m_card->targetFieldAt(m_cardView->currentIndex().row()));
}

RecordLink ReviewScreen::linkOf(bool isTarget) const {
    const review::CardStanding* const card = currentCard();
    const auto cards = reviews() ? reviews()->cards() : nullptr;
    const review::CardContent* const content = card && cards ? cards->card(card->card.record) : nullptr;
    const mapping::EntityMapping* const mapping = content ? m_project->document().mapping(reviews()->plan()->plan.mapping) : nullptr;
    if (!mapping)
        return {};
    return isTarget ? recordLink(m_project->document(), mapping->targetConnection, cards->targetEntity, content->targetKey)
                    : recordLink(m_project->document(), mapping->sourceConnection, cards->sourceEntity, card->card.key);
}

void ReviewScreen::showLinks() {
    const RecordLink target = linkOf(true), source = linkOf(false);
    const bool isOnlyOld = !target.canOpen() && source.canOpen(); // then O opens that
    const auto offer = [](QAction* action, const RecordLink& link, const QKeySequence& key) {
        QString system = link.system;
        action->setText(tr("In %1").arg(system.replace(u'&', QStringLiteral("&&"))) + u'\t' + key.toString(QKeySequence::NativeText)); // a menu shows it as the key
        action->setToolTip(link.tip);
        action->setEnabled(link.canOpen());
    };
    offer(m_openTarget, target, isOnlyOld ? QKeySequence() : QKeySequence(Qt::Key_O));
    offer(m_openSource, source, isOnlyOld ? QKeySequence(Qt::Key_O) : QKeySequence(Qt::SHIFT | Qt::Key_O));
    QToolButton* const button = m_judge->openButton();
    button->setEnabled(target.canOpen() || source.canOpen());
    const QString tip = button->isEnabled() || target.system.isEmpty() ? tr("Open the record in the old or the new system, key %1").arg(u'O') : target.tip + u'\n' + source.tip;
    button->setToolTip(tip);
}

void ReviewScreen::openRecord(bool isTarget) {
    const RecordLink source = linkOf(false), wanted = isTarget ? linkOf(true) : source;
    const RecordLink& link = wanted.canOpen() ? wanted : source;
    say(link.canOpen() ? QString() : wanted.tip, true);
    link.open();
}

void ReviewScreen::goTo(int row) {
    if (row < 0 || row >= m_list->rowCount())
        return;
    m_listView->setCurrentIndex(m_list->index(row, 0));
    m_listView->scrollTo(m_list->index(row, 0));
}

void ReviewScreen::judged(review::Verdict verdict, const QString& comment) {
    const review::CardStanding* const card = currentCard();
    if (!card || !reviews())
        return;
    say({}, false);
    reviews()->judge(card->card.record, verdict, utf8(comment), utf8(m_judge->author()));
    m_cardView->setFocus(Qt::OtherFocusReason);
    // What was just said is not there yet: the next open one is looked for behind this row.
    const int row = m_listView->currentIndex().row(), next = m_list->nextOpen(row);
    if (next >= 0 && next != row)
        goTo(next);
}

std::vector<Screen::PictureState> ReviewScreen::pictureStates() {
    return {{QStringLiteral("form"), [this] { newSample(); }},
            {QStringLiteral("card"),
             [this] {
                 if (!reviews() || !reviews()->run())
                     return;
                 m_isFormOpen = false;
                 Reviews::NewSample sample;
                 sample.request.mapping = reviews()->run()->result.entities.front().entityMapping.text();
                 sample.request.seed = 42;
                 sample.request.risky = 5;
                 sample.request.covering = true;
                 sample.author = "Helen Carter";
                 sample.reviewers = {QStringLiteral("Ann Lee"), QStringLiteral("Ben Ito")};
                 reviews()->draw(sample);
             }},
            {QStringLiteral("judged"),
             [this] {
                 const review::PlanStanding* const plan = reviews() ? reviews()->plan() : nullptr;
                 for (std::size_t i = 0; plan && i < 41 && i < plan->cards.size(); ++i) {
                     for (const char* name : {"Ann Lee", "Ben Ito"})
                         reviews()->judge(plan->cards[i].card.record, i == 7 ? review::Verdict::Unsure : review::Verdict::Pass, {}, name);
                 }
                 m_judge->whyButton()->setChecked(true);
             }}};
}

} // namespace mw::ui

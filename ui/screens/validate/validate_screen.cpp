// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/validate/validate_screen.h"

#include "ui/models/check_tree_model.h"
#include "ui/models/runs.h"
#include "ui/models/validations.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/screens.h"
#include "ui/screens/validate/check_bar.h"
#include "ui/screens/validate/check_desk.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"
#include "ui/widgets/target_choice.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

Screen* makeValidateScreen(QWidget* parent) { return new ValidateScreen(parent); }

ValidateScreen::ValidateScreen(QWidget* parent) : Screen(parent) {
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    m_message = new QLabel(this);
    m_message->setWordWrap(true);
    m_message->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_message->hide();
    connect(m_message, &QLabel::linkActivated, this, [this] {
        if (m_project && !m_project->validations().lastProblems().empty())
            m_project->requestShow(m_project->validations().lastProblems().front().element);
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolLine());
    layout->addWidget(m_message);
    layout->addWidget(makeBody(), 1);
    makeActions();
}

QWidget* ValidateScreen::makeToolLine() {
    auto* line = new QWidget(this);
    line->setProperty("role", QStringLiteral("toolline"));
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedHeight(kBarHeight + 4);
    auto* word = new QLabel(tr("target"), line);
    word->setProperty("role", QStringLiteral("muted"));
    m_target = new TargetChoice(FileQuestion::Open, tr("Validate a target"), line);
    m_target->setObjectName(QStringLiteral("validateTarget"));
    m_target->setAccessibleName(tr("Target to validate"));
    m_target->setMinimumWidth(300); // a file's name behind what it is
    m_start = new QPushButton(tr("Validate"), line);
    m_start->setObjectName(QStringLiteral("startValidation"));
    m_start->setProperty("primary", true);
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (m_project && m_project->validations().isRunning())
            m_project->validations().cancel();
        else
            start();
    });
    m_progress = new ProgressStrip(line);
    m_verdict = new Pill(line);
    m_fact = new QLabel(line);
    m_fact->setObjectName(QStringLiteral("validationFact"));
    m_fact->setProperty("role", QStringLiteral("muted"));
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(space::kM, 0, space::kM, 0);
    layout->setSpacing(space::kS);
    layout->addWidget(word);
    layout->addWidget(m_target);
    layout->addWidget(m_start);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_fact);
    layout->addWidget(m_verdict);
    return line;
}

QWidget* ValidateScreen::makeBody() {
    m_checks = new CheckTreeModel(this);
    m_checkTree = new DenseTree(QStringLiteral("validate/checks"), this);
    m_checkTree->setObjectName(QStringLiteral("checkTree"));
    m_checkTree->setAccessibleName(tr("Checks"));
    m_checkTree->setModel(m_checks);
    m_checkTree->header()->setStretchLastSection(false);
    m_checkTree->header()->setSectionResizeMode(CheckTreeModel::Title, QHeaderView::Stretch);
    m_checkTree->setColumnCharacters({0, 13, 8}); // "68 Prüfungen" fits
    m_checkTree->setTextElideMode(Qt::ElideRight);
    connect(m_checkTree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ValidateScreen::showCheck);

    auto* checks = new QWidget(this);
    auto* checksHeader = new SectionHeader(tr("Checks"), checks);
    m_onlyOpen = new QToolButton(checksHeader);
    m_onlyOpen->setObjectName(QStringLiteral("onlyOpenChecks"));
    m_onlyOpen->setText(tr("Only what fails"));
    m_onlyOpen->setCheckable(true);
    m_onlyOpen->setChecked(true);
    auto* declare = new QToolButton(checksHeader);
    declare->setObjectName(QStringLiteral("declareCheck"));
    declare->setText(tr("Declare"));
    declare->setToolTip(tr("Declare a report, permissions, workflow states or a scenario: questions that are put to both sides"));
    declare->setArrowType(Qt::DownArrow);
    declare->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_declare = new QMenu(declare);
    m_declare->setObjectName(QStringLiteral("declareKinds"));
    connect(declare, &QToolButton::clicked, this, [this, declare] { m_declare->popup(declare->mapToGlobal(QPoint(0, declare->height()))); });
    checksHeader->addTool(m_onlyOpen);
    checksHeader->addTool(declare);
    connect(m_onlyOpen, &QToolButton::toggled, this, &ValidateScreen::showResult);
    auto* checksLayout = new QVBoxLayout(checks);
    checksLayout->setContentsMargins(0, 0, 0, 0);
    checksLayout->setSpacing(0);
    checksLayout->addWidget(checksHeader);
    checksLayout->addWidget(m_checkTree, 1);
    m_checkBar = new CheckBar(checks);
    connect(m_checkBar, &CheckBar::editRequested, this, [this](const mapping::Check& check) { m_desk->edit(check); });
    checksLayout->addWidget(m_checkBar);

    m_desk = new CheckDesk(this);
    m_desk->setTarget([this] { return m_target->path(); });
    connect(m_desk, &CheckDesk::decided, this, [this](const std::vector<std::string>& about, const evidence::Verdict& verdict) {
        if (m_project)
            m_project->validations().judge(about, verdict);
    });
    connect(m_desk, &CheckDesk::editorClosed, this, [this](const QString& reference) {
        showAgain();
        if (const QModelIndex check = m_checks->find(utf8(reference)); check.isValid())
            choose(check);
        m_checkTree->setFocus(Qt::OtherFocusReason);
    });
    auto* empty = new EmptyState(QStringLiteral("validate"), tr("Nothing was validated yet"),
                                 tr("A validation reads the target back and compares it with what the rules say, record by record: counts, totals, "
                                    "every field, required values, relationships and duplicates. Load first, then validate."), this);
    m_body = new QStackedWidget(this);
    m_body->addWidget(empty);
    m_body->addWidget(new SplitPane(Qt::Horizontal, QStringLiteral("validate"), {checks, m_desk}, {380, 820}, {0, 1}, this));
    return m_body;
}

void ValidateScreen::setProject(Project* project) {
    if (m_project) {
        m_project->disconnect(this);
        m_project->validations().disconnect(this);
        m_project->runs().disconnect(this);
    }
    m_project = project;
    m_checks->setResult(nullptr, false);
    m_desk->setProject(project);
    m_checkBar->setProject(project);
    m_progress->watch(nullptr);
    say({}, false);
    m_target->forget();
    m_target->setOffers({});
    m_body->setCurrentIndex(NothingYet);
    m_verdict->set(Sign::None, {});
    m_fact->clear();
    if (!project)
        return;
    Validations* validations = &project->validations();
    connect(validations, &Validations::started, this, [this] {
        say({}, false);
        m_start->setText(tr("Cancel"));
        m_progress->watch(m_project->validations().job());
    });
    connect(validations, &Validations::finished, this, [this] {
        m_start->setText(tr("Validate"));
        m_progress->watch(nullptr);
        const Validations& done = m_project->validations();
        const auto errors = std::count_if(done.lastProblems().begin(), done.lastProblems().end(), [](const mapping::Problem& problem) {
            return problem.severity == mapping::Problem::Severity::Error;
        });
        if (done.lastError())
            say(messageWithPlace(*done.lastError()), true);
        else if (errors > 0)
            say(tr("%Ln problem(s) of the document must be solved before it can be validated.", nullptr, int(errors)) + QStringLiteral(" <a href=\"first\">") +
                    tr("Go to the first") + QStringLiteral("</a>"), true);
    });
    connect(validations, &Validations::changed, this, &ValidateScreen::showResult);
    connect(validations, &Validations::verdictFailed, this, [this](const QString& why) { say(tr("The verdict was not saved: %1").arg(why), true); });
    connect(&project->runs(), &Runs::listChanged, this, &ValidateScreen::fillTargets);
    connect(project, &Project::changed, this, [this] {
        const bool isShown = m_project->validations().current() && declaredSince() == m_since; // what was validated stays as it was
        if (isVisible() && !m_desk->isEditing() && !isShown)
            showAgain();
    });
    fillTargets();
    showResult();
}

void ValidateScreen::entered() {
    fillTargets();
    if (m_project && !m_desk->isEditing())
        showAgain();
    if (m_project && m_project->validations().current())
        m_checkTree->setFocus(Qt::OtherFocusReason);
    else
        m_start->setFocus(Qt::OtherFocusReason);
}

void ValidateScreen::fillTargets() {
    const QString last = m_project ? m_project->runs().lastTarget() : QString();
    m_target->setOffers(last.isEmpty() ? QList<TargetChoice::Offer>()
                                       : QList<TargetChoice::Offer>{{tr("last load: %1").arg(QFileInfo(last).fileName()), last}});
}

void ValidateScreen::say(const QString& text, bool isError) {
    m_message->setText(text);
    m_message->setProperty("role", isError ? QStringLiteral("error") : QStringLiteral("muted"));
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
    m_message->setVisible(!text.isEmpty());
}

void ValidateScreen::start() {
    if (!m_project || m_project->validations().isRunning())
        return;
    m_project->validations().start(m_target->path());
}

/// Before anything was validated: which checks there are.
void ValidateScreen::showPlanned() {
    const std::vector<mapping::CheckInEffect> checks = mapping::checksInEffect(m_project->document());
    m_body->setCurrentIndex(checks.empty() ? NothingYet : Results);
    if (checks.empty())
        return;
    m_onlyOpen->hide();
    m_isFilling = true;
    m_checks->setPlanned(checks);
    choose(m_checks->index(0, 0));
    m_isFilling = false;
    m_verdict->set(Sign::None, {});
    m_fact->setText(tr("%Ln check(s)", nullptr, int(checks.size())));
    say(coreText(mapping::checksWarning(m_project->document())), false);
    showCheck();
}

std::vector<mapping::Check> ValidateScreen::declaredSince() const {
    const auto& made = m_project->validations().current()->result.checks;
    std::vector<mapping::Check> since;
    for (const mapping::Check& check : m_project->document().checks)
        if (std::none_of(made.begin(), made.end(), [&](const auto& each) { return each.id == check.reference; }))
            since.push_back(check);
    return since;
}

void ValidateScreen::choose(const QModelIndex& check) {
    m_checkTree->expand(check.parent());
    m_checkTree->setCurrentIndex(check);
    m_checkTree->scrollTo(check);
}

void ValidateScreen::showAgain() {
    const validate::CheckResult* const was = m_checks->checkAt(m_checkTree->currentIndex());
    const std::string reference = was ? was->id : std::string();
    const int row = m_checkTree->currentIndex().row(), group = m_checkTree->currentIndex().parent().row();
    if (m_project->validations().current())
        showResult();
    else
        showPlanned();
    // What was derived has another reference once it is declared, and stands where it stood.
    const QModelIndex same = m_checks->find(reference), there = m_checks->index(row, 0, group < 0 ? QModelIndex() : m_checks->index(group, 0));
    if (!reference.empty() && (same.isValid() || there.isValid()))
        choose(same.isValid() ? same : there);
}

void ValidateScreen::showResult() {
    const auto stored = m_project ? m_project->validations().current() : nullptr;
    if (!stored)
        return;
    m_onlyOpen->show();
    m_body->setCurrentIndex(Results);
    const validate::ValidationResult& result = stored->result;
    const auto failed = std::count_if(result.checks.begin(), result.checks.end(),
                                      [](const auto& check) { return check.falls(); });
    m_verdict->set(result.passed() ? Sign::Ok : Sign::Error, result.passed() ? tr("passed") : tr("%Ln check(s) failed", nullptr, int(failed)));
    QStringList facts{tr("%Ln check(s)", nullptr, int(result.checks.size())), tr("%Ln difference(s)", nullptr, int(result.total)), formatDuration(result.seconds)};
    if (!result.warnings.empty())
        say(coreText(result.warnings.front()), false);
    m_fact->setText(facts.join(QStringLiteral(" · ")));
    // Views look into the result they show, so it is shared with them.
    const std::shared_ptr<const validate::ValidationResult> shared(stored, &stored->result);
    m_since = declaredSince();
    std::vector<mapping::CheckInEffect> since;
    for (mapping::CheckInEffect& check : m_since.empty() ? std::vector<mapping::CheckInEffect>() : mapping::checksInEffect(m_project->document()))
        if (!check.isDerived && std::find(m_since.begin(), m_since.end(), check.check) != m_since.end())
            since.push_back(std::move(check));
    m_isFilling = true;
    m_checks->setResult(shared, m_onlyOpen->isChecked(), since);
    for (int row = 0; row < m_checks->rowCount(); ++row) {
        const QModelIndex group = m_checks->index(row, 0);
        const Sign sign = Sign(group.data(SignRole).toInt());
        m_checkTree->setExpanded(group, sign != Sign::Ok); // what holds need not be read
    }
    m_checkTree->setCurrentIndex(m_checks->firstInteresting());
    if (!m_desk->isEditing())
        showCheck();
    m_isFilling = false;
}

void ValidateScreen::showCheck() {
    if (m_desk->isEditing() && !m_isFilling) {
        // Who goes to another check keeps what was written, as leaving a cell does. The list changes by it: once the click is done.
        const validate::CheckResult* const next = m_checks->checkAt(m_checkTree->currentIndex());
        QMetaObject::invokeMethod(this, [this, reference = next ? next->id : std::string()] {
            m_desk->keep();
            if (const QModelIndex again = m_checks->find(reference); again.isValid())
                choose(again);
        }, Qt::QueuedConnection);
        return;
    }
    const auto stored = m_project ? m_project->validations().current() : nullptr;
    const QModelIndex current = m_checkTree->currentIndex();
    if (stored && m_checks->isKind(current))
        m_desk->showKind(current.data().toString(), m_checks->holding(current), Sign(current.data(SignRole).toInt()));
    else if (stored && m_checks->isLosses(current))
        m_desk->showLosses({stored, &stored->result});
    else if (stored && m_checks->isMade(current))
        m_desk->show({stored, &stored->result}, m_checks->checkAt(current));
    else
        m_desk->showNotMade(stored ? m_checks->checkAt(current) : nullptr);
    m_checkBar->show(m_checks->checkAt(current));
}

} // namespace mw::ui

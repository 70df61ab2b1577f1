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
#include "ui/screens/validate/difference_pane.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/record_inspector.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"
#include "ui/widgets/target_choice.h"

#include <QAction>
#include <QFileInfo>
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

namespace {
enum Body { NothingYet, Results };
} // namespace

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
    checksHeader->addTool(m_onlyOpen);
    connect(m_onlyOpen, &QToolButton::toggled, this, &ValidateScreen::showResult);
    auto* checksLayout = new QVBoxLayout(checks);
    checksLayout->setContentsMargins(0, 0, 0, 0);
    checksLayout->setSpacing(0);
    checksLayout->addWidget(checksHeader);
    checksLayout->addWidget(m_checkTree, 1);
    m_checkBar = new CheckBar(checks);
    checksLayout->addWidget(m_checkBar);

    m_differences = new DifferencePane(this);
    connect(m_differences, &DifferencePane::chosenChanged, this, &ValidateScreen::showDifference);
    connect(m_differences, &DifferencePane::decided, this, [this](const std::vector<std::string>& about, const evidence::Verdict& verdict) {
        if (m_project)
            m_project->validations().judge(about, verdict);
    });

    m_inspector = new RecordInspector(this);
    auto* empty = new EmptyState(QStringLiteral("validate"), tr("Nothing was validated yet"),
                                 tr("A validation reads the target back and compares it with what the rules say, record by record: counts, totals, "
                                    "every field, required values, relationships and duplicates. Load first, then validate."), this);
    m_body = new QStackedWidget(this);
    m_body->addWidget(empty);
    m_body->addWidget(new SplitPane(Qt::Horizontal, QStringLiteral("validate"), {checks, m_differences, m_inspector}, {380, 520, 300}, {0, 1, 0}, this));
    m_inspector->hide(); // until there is a difference to look into
    return m_body;
}

void ValidateScreen::makeActions() {
    QAction* run = addPageAction(this, QStringLiteral("validate/start"), tr("Validate the target"), QStringLiteral("validate"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                       [this] { start(); });
    addPageAction(this, QStringLiteral("validate/accept"), tr("Accept the difference"), QStringLiteral("ok-circle"), QKeySequence(Qt::CTRL | Qt::Key_J),
        [this] { m_differences->startReason(evidence::Verdict::Kind::Accepted); });
    addPageAction(this, QStringLiteral("validate/defect"), tr("Call the difference a defect"), QStringLiteral("error"), QKeySequence(Qt::CTRL | Qt::Key_B),
        [this] { m_differences->startReason(evidence::Verdict::Kind::Defect); });
    addPageAction(this, QStringLiteral("validate/switchCheck"), tr("Switch the check off or on"), QStringLiteral("validate"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
        [this] { m_checkBar->toggle(); });
    qobject_cast<EmptyState*>(m_body->widget(NothingYet))->addAction(run);
}

void ValidateScreen::setProject(Project* project) {
    if (m_project) {
        m_project->disconnect(this);
        m_project->validations().disconnect(this);
        m_project->runs().disconnect(this);
    }
    m_project = project;
    m_checks->setResult(nullptr, false);
    m_differences->setValidations(project ? &project->validations() : nullptr);
    m_differences->show(nullptr, nullptr);
    m_inspector->setProject(project);
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
        if (!m_project->validations().current() && isVisible())
            showPlanned();
    });
    fillTargets();
    showResult();
}

void ValidateScreen::entered() {
    fillTargets();
    if (m_project && !m_project->validations().current())
        showPlanned();
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
    const QModelIndex was = m_checkTree->currentIndex();
    const int row = was.row(), group = was.parent().row();
    m_onlyOpen->hide();
    m_checks->setPlanned(checks);
    const QModelIndex again = m_checks->index(row, 0, group < 0 ? QModelIndex() : m_checks->index(group, 0));
    m_checkTree->setCurrentIndex(again.isValid() ? again : m_checks->index(0, 0));
    m_verdict->set(Sign::None, {});
    m_fact->setText(tr("%Ln check(s)", nullptr, int(checks.size())));
    say(coreText(mapping::checksWarning(m_project->document())), false);
    showCheck();
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
    m_checks->setResult(shared, m_onlyOpen->isChecked());
    for (int row = 0; row < m_checks->rowCount(); ++row) {
        const QModelIndex group = m_checks->index(row, 0);
        const Sign sign = Sign(group.data(SignRole).toInt());
        m_checkTree->setExpanded(group, sign != Sign::Ok); // what holds need not be read
    }
    m_checkTree->setCurrentIndex(m_checks->firstInteresting());
    showCheck();
}

void ValidateScreen::showCheck() {
    const auto stored = m_project ? m_project->validations().current() : nullptr;
    const QModelIndex current = m_checkTree->currentIndex();
    if (stored && m_checks->isKind(current))
        m_differences->showKind(current.data().toString(), m_checks->holding(current),
                                Sign(current.data(SignRole).toInt()));
    else if (stored)
        m_differences->show({stored, &stored->result}, m_checks->checkAt(current));
    else
        m_differences->showNothingYet();
    m_checkBar->show(m_checks->checkAt(current));
    m_inspector->setVisible(!m_differences->isEmpty());
}

void ValidateScreen::showDifference() {
    const DifferenceModel::Item* item = m_differences->chosen();
    // The mapping's reference is the head of the field mapping's: "PPL-014" belongs to "PPL".
    if (item && item->sourceRow > 0)
        m_inspector->show(qt(item->reference).section(u'-', 0, 0), item->sourceRow, qt(item->difference.field));
    else
        m_inspector->showNothing();
}

std::vector<Screen::PictureState> ValidateScreen::pictureStates() {
    return {{QStringLiteral("result"), [this] { start(); }},
            {QStringLiteral("difference"), [this] {
                 m_checkTree->setCurrentIndex(m_checks->index(0, 0));
                 m_differences->chooseFirst();
             }},
            {QStringLiteral("verdict"), [this] { m_differences->startReason(evidence::Verdict::Kind::Accepted); }}};
}

} // namespace mw::ui

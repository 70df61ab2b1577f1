// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/validate/validate_screen.h"

#include "ui/models/check_tree_model.h"
#include "ui/models/difference_model.h"
#include "ui/models/runs.h"
#include "ui/models/validations.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/screens.h"
#include "ui/screens/validate/verdict_bar.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/file_question.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/record_inspector.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
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
const QString kOwn = QStringLiteral("own");
const QString kChoose = QStringLiteral("choose");
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
    auto* word = new QLabel(tr("compare with the rules:"), line);
    word->setProperty("role", QStringLiteral("muted"));
    m_target = new QComboBox(line);
    m_target->setObjectName(QStringLiteral("validateTarget"));
    m_target->setAccessibleName(tr("Target to validate"));
    m_target->setMinimumWidth(220);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_target, &QComboBox::activated, this, [this](int index) {
        if (m_target->itemData(index).toString() != kChoose)
            return;
        m_target->setCurrentIndex(0);
        askForFile(this, FileQuestion::Open, tr("Validate a target"), tr("SQLite databases (*.sqlite *.db)"), {}, [this](const QString& path) {
            m_target->insertItem(0, QFileInfo(path).fileName(), path);
            m_target->setItemData(0, path, Qt::ToolTipRole);
            m_target->setCurrentIndex(0);
        });
    });
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
    m_checkTree->header()->resizeSection(CheckTreeModel::Failed, 60);
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
    m_checkTree->header()->hide();
    auto* checksLayout = new QVBoxLayout(checks);
    checksLayout->setContentsMargins(0, 0, 0, 0);
    checksLayout->setSpacing(0);
    checksLayout->addWidget(checksHeader);
    checksLayout->addWidget(m_checkTree, 1);

    auto* centre = new QWidget(this);
    m_header = new SectionHeader(QString(), centre);
    m_grouping = new QButtonGroup(this);
    for (const auto& [id, name, text] : {std::tuple(0, "groupByCause", tr("By cause")), std::tuple(1, "groupByField", tr("By field"))}) {
        auto* button = new QToolButton(m_header);
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setCheckable(true);
        button->setChecked(id == 0);
        m_grouping->addButton(button, id);
        m_header->addTool(button);
    }
    connect(m_grouping, &QButtonGroup::idClicked, this, &ValidateScreen::showCheck);
    m_figures = new QLabel(centre);
    m_figures->setObjectName(QStringLiteral("checkFigures"));
    m_figures->setContentsMargins(space::kM, space::kS, space::kM, space::kS);
    m_figures->setWordWrap(true);
    m_figures->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_differences = new DifferenceModel(this);
    m_differenceTree = new DenseTree(QStringLiteral("validate/differences"), centre);
    m_differenceTree->setObjectName(QStringLiteral("differenceTree"));
    m_differenceTree->setAccessibleName(tr("Differences"));
    m_differenceTree->setModel(m_differences);
    m_differenceTree->setTextElideMode(Qt::ElideRight);
    m_differenceTree->setEmptyText(tr("No single differences belong to this check."));
    m_differenceTree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_differenceTree->setColumnCharacters({20, 14, 22, 22, 14});
    connect(m_differenceTree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ValidateScreen::showDifference);
    m_bar = new VerdictBar(centre);
    connect(m_bar, &VerdictBar::decided, this, [this](const evidence::Verdict& verdict) {
        std::vector<std::string> about;
        for (const QModelIndex& row : m_differenceTree->selectionModel()->selectedRows())
            for (const std::string& each : m_differences->aboutOf(row))
                about.push_back(each);
        if (m_project && !about.empty())
            m_project->validations().judge(std::move(about), verdict);
    });
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_figures);
    layout->addWidget(m_differenceTree, 1);
    layout->addWidget(m_bar);

    m_inspector = new RecordInspector(this);
    auto* empty = new EmptyState(QStringLiteral("validate"), tr("Nothing was validated yet"),
                                 tr("A validation reads the target back and compares it with what the rules say, record by record: counts, totals, "
                                    "every field, required values, relationships and duplicates. Load first, then validate."), this);
    m_body = new QStackedWidget(this);
    m_body->addWidget(empty);
    m_body->addWidget(new SplitPane(Qt::Horizontal, QStringLiteral("validate"), {checks, centre, m_inspector}, {320, 580, 300}, {0, 1, 0}, this));
    return m_body;
}

void ValidateScreen::makeActions() {
    const auto add = [this](const QString& name, const QString& text, const QString& iconName, const QKeySequence& key, auto act) {
        auto* action = new QAction(icon(iconName), text, this);
        action->setObjectName(name);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
        return action;
    };
    QAction* run = add(QStringLiteral("validate/start"), tr("Validate the target"), QStringLiteral("validate"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                       [this] { start(); });
    add(QStringLiteral("validate/accept"), tr("Accept the difference"), QStringLiteral("ok-circle"), QKeySequence(Qt::CTRL | Qt::Key_J),
        [this] { m_bar->startReason(evidence::Verdict::Kind::Accepted); });
    add(QStringLiteral("validate/defect"), tr("Call the difference a defect"), QStringLiteral("error"), QKeySequence(Qt::CTRL | Qt::Key_B),
        [this] { m_bar->startReason(evidence::Verdict::Kind::Defect); });
    qobject_cast<EmptyState*>(m_body->widget(NothingYet))->addAction(run);
}

void ValidateScreen::setProject(Project* project) {
    if (m_project) {
        m_project->validations().disconnect(this);
        m_project->runs().disconnect(this);
    }
    m_project = project;
    m_checks->setResult(nullptr, false);
    m_differences->show(nullptr, nullptr, DifferenceModel::Grouping::Cause);
    m_differences->setValidations(project ? &project->validations() : nullptr);
    m_inspector->setProject(project);
    m_progress->watch(nullptr);
    m_bar->setSubject({});
    say({}, false);
    m_target->clear();
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
            say(tr("%n problem(s) of the document must be solved before it can be validated.", nullptr, int(errors)) + QStringLiteral(" <a href=\"first\">") +
                    tr("Go to the first") + QStringLiteral("</a>"), true);
    });
    connect(validations, &Validations::changed, this, &ValidateScreen::showResult);
    connect(validations, &Validations::verdictFailed, this, [this](const QString& why) { say(tr("The verdict was not saved: %1").arg(why), true); });
    connect(&project->runs(), &Runs::listChanged, this, &ValidateScreen::fillTargets);
    fillTargets();
    showResult();
}

void ValidateScreen::entered() { fillTargets(); }

void ValidateScreen::fillTargets() {
    if (!m_project)
        return;
    m_target->clear();
    if (const QString last = m_project->runs().lastTarget(); !last.isEmpty()) {
        m_target->addItem(tr("last load: %1").arg(QFileInfo(last).fileName()), last);
        m_target->setItemData(0, last, Qt::ToolTipRole);
    }
    m_target->addItem(tr("the document's target"), kOwn);
    m_target->addItem(tr("Choose…"), kChoose);
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
    const QString target = m_target->currentData().toString();
    m_project->validations().start(target == kOwn || target == kChoose ? QString() : target);
}

void ValidateScreen::showResult() {
    const auto stored = m_project ? m_project->validations().current() : nullptr;
    if (!stored)
        return;
    m_body->setCurrentIndex(Results);
    const validate::ValidationResult& result = stored->result;
    const auto failed = std::count_if(result.checks.begin(), result.checks.end(),
                                      [](const auto& check) { return check.status == validate::CheckResult::Status::Failed; });
    m_verdict->set(result.passed() ? Sign::Ok : Sign::Error, result.passed() ? tr("passed") : tr("%n check(s) failed", nullptr, int(failed)));
    QStringList facts{tr("%n check(s)", nullptr, int(result.checks.size())), tr("%1 differences").arg(formatCount(result.total)), formatDuration(result.seconds)};
    m_fact->setText(facts.join(QStringLiteral(" · ")));
    // Views look into the result they show, so it is shared with them.
    const std::shared_ptr<const validate::ValidationResult> shared(stored, &stored->result);
    m_checks->setResult(shared, m_onlyOpen->isChecked());
    for (int row = 0; row < m_checks->rowCount(); ++row) {
        const QModelIndex group = m_checks->index(row, 0);
        const Sign sign = Sign(group.data(SignRole).toInt());
        m_checkTree->setExpanded(group, sign != Sign::Ok); // what holds need not be read
    }
    const QModelIndex first = m_checks->firstInteresting();
    m_checkTree->setCurrentIndex(first.isValid() && m_checks->checkAt(first)->status == validate::CheckResult::Status::Failed ? first : QModelIndex());
    showCheck();
}

void ValidateScreen::showCheck() {
    const auto stored = m_project ? m_project->validations().current() : nullptr;
    const validate::CheckResult* check = m_checks->checkAt(m_checkTree->currentIndex());
    const auto grouping = m_grouping->checkedId() == 1 ? DifferenceModel::Grouping::Field : DifferenceModel::Grouping::Cause;
    m_inspector->showNothing();
    m_bar->setSubject({});
    if (!stored) {
        m_header->setTitle({});
        m_figures->clear();
        return;
    }
    const std::shared_ptr<const validate::ValidationResult> shared(stored, &stored->result);
    m_differences->show(shared, check, grouping);
    m_header->setTitle(check ? qt(check->title) : tr("All differences"));
    QStringList figures;
    if (check) {
        figures << tr("%1 compared, %2 failed").arg(formatCount(check->compared), formatCount(check->failed));
        if (!check->expected.empty() || !check->actual.empty())
            figures << tr("expected %1, found %2").arg(qt(check->expected), qt(check->actual));
        if (check->status == validate::CheckResult::Status::NothingCompared)
            figures << tr("a check that compares nothing has not passed");
        for (const validate::FieldDifferences& field : stored->result.fields)
            if (check->kind == "accuracy" && field.entity == check->entity && field.field == check->field && !field.sentence.empty())
                figures << qt(field.sentence);
    } else {
        figures << tr("%1 differences").arg(formatCount(stored->result.total));
    }
    if (m_differences->shown() < (check ? check->failed : stored->result.total) && m_differences->shown() > 0)
        figures << tr("the first %1 are shown").arg(formatCount(m_differences->shown()));
    m_figures->setText(figures.join(QStringLiteral(" · ")));
    for (int row = 0; row < m_differences->rowCount(); ++row) {
        const QModelIndex group = m_differences->index(row, 0);
        m_differenceTree->setFirstColumnSpanned(row, {}, true);
        if (row < 3)
            m_differenceTree->expand(group);
    }
    m_bar->setVisible(m_differences->rowCount() > 0);
}

void ValidateScreen::showDifference() {
    const QModelIndex current = m_differenceTree->currentIndex();
    const DifferenceModel::Item* item = m_differences->itemAt(current);
    if (!item) {
        m_bar->setSubject({});
        m_inspector->showNothing();
        return;
    }
    if (item->isGroup) {
        m_bar->setSubject(tr("All of: %1").arg(item->title));
        m_inspector->showNothing();
        return;
    }
    m_bar->setSubject(QStringLiteral("%1 · %2").arg(current.siblingAtColumn(DifferenceModel::Key).data().toString(), qt(item->difference.field)));
    // The mapping's reference is the head of the field mapping's: "PPL-014" belongs to "PPL".
    const QString mapping = qt(item->reference).section(u'-', 0, 0);
    if (item->sourceRow > 0 && m_project)
        m_inspector->show(mapping, item->sourceRow, qt(item->difference.field));
    else
        m_inspector->showNothing();
}

std::vector<Screen::PictureState> ValidateScreen::pictureStates() {
    return {{QStringLiteral("result"), [this] { start(); }},
            {QStringLiteral("difference"), [this] {
                 m_checkTree->setCurrentIndex({});
                 showCheck();
                 const QModelIndex group = m_differences->index(0, 0);
                 m_differenceTree->expand(group);
                 m_differenceTree->setCurrentIndex(m_differences->index(0, 0, group));
             }},
            {QStringLiteral("verdict"), [this] { m_bar->startReason(evidence::Verdict::Kind::Accepted); }}};
}

} // namespace mw::ui

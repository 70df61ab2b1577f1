// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/review/scenario_pane.h"

#include "ui/models/paired_look.h"
#include "ui/models/project.h"
#include "ui/models/runs.h"
#include "ui/models/scenario_model.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/person.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

using review::Verdict;

ScenarioPane::ScenarioPane(QWidget* parent) : QWidget(parent) {
    m_header = new SectionHeader(tr("Scenarios"), this);
    m_scenarios = new ScenarioModel(this);
    m_table = new DenseTable(QStringLiteral("review/scenarios"), this);
    m_table->setObjectName(QStringLiteral("scenarioTable"));
    m_table->setAccessibleName(tr("Scenarios"));
    m_table->setModel(m_scenarios);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnCharacters({12, 10, 40, 9, 7, 14, 36});
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ScenarioPane::showChosen);
    makeForm();
    auto* page = new QWidget(this);
    auto* list = new QVBoxLayout(page);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    list->addWidget(new SplitPane(Qt::Vertical, QStringLiteral("review/scenarios"), {m_table, makeSteps()}, {200, 300}, {1, 1}, page), 1);
    list->addWidget(makeTools());
    list->addWidget(m_form);
    auto* declare = new QAction(tr("Declare one on the Validate page"), this);
    connect(declare, &QAction::triggered, this, &ScenarioPane::declareRequested);
    auto* empty = new EmptyState(QStringLiteral("review"), tr("The document has no scenarios"),
                                 tr("A scenario is what a tester goes through in the new system with named records: steps, and what is to be expected. What the data "
                                    "can decide is checked by itself."), this);
    empty->addAction(declare);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(page);
    m_pages->addWidget(empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_pages, 1);
    showAll();
}

ScenarioPane::~ScenarioPane() = default;

QWidget* ScenarioPane::makeSteps() {
    auto* part = new QWidget(this);
    m_stepsHeader = new SectionHeader(tr("Steps"), part);
    auto* again = new QToolButton(m_stepsHeader);
    again->setObjectName(QStringLiteral("scenarioLook"));
    again->setText(tr("Look at the data again"));
    connect(again, &QToolButton::clicked, this, &ScenarioPane::look);
    m_stepsHeader->addTool(again);
    m_records = new QLabel(part);
    m_records->setObjectName(QStringLiteral("scenarioRecords"));
    m_records->setProperty("role", QStringLiteral("muted"));
    m_records->setWordWrap(true);
    m_records->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_records->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    m_steps = new ScenarioStepModel(this);
    m_stepTable = new DenseTable(QStringLiteral("review/steps"), part);
    m_stepTable->setObjectName(QStringLiteral("scenarioSteps"));
    m_stepTable->setAccessibleName(tr("Steps"));
    m_stepTable->setModel(m_steps);
    m_stepTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_stepTable->setColumnCharacters({44, 40, 36});
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stepsHeader);
    layout->addWidget(m_records);
    layout->addWidget(m_stepTable, 1);
    return part;
}

QWidget* ScenarioPane::makeTools() {
    auto* bar = new QWidget(this);
    bar->setProperty("role", QStringLiteral("chrome"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    line->setSpacing(space::kXs);
    const auto tool = [&](const char* name, const QString& text, const char* sign, Verdict verdict) {
        auto* made = new QToolButton(bar);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setIcon(icon(QLatin1String(sign)));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(made, &QToolButton::clicked, this, [this, verdict] { start(verdict); });
        line->addWidget(made);
        m_tools << made;
    };
    tool("scenarioPass", tr("Pass"), "ok-circle", Verdict::Pass);
    tool("scenarioFail", tr("Fail…"), "error", Verdict::Fail);
    tool("scenarioUnsure", tr("Unsure…"), "question", Verdict::Unsure);
    tool("scenarioAccept", tr("Accept…"), "decision", Verdict::Accept);
    const auto input = [&](const char* name, const QString& hint) {
        auto* made = new QLineEdit(bar);
        made->setObjectName(QLatin1String(name));
        made->setPlaceholderText(hint);
        made->setAccessibleName(hint);
        made->setMaximumWidth(150);
        return made;
    };
    m_author = input("scenarioAuthor", tr("Your name"));
    m_author->setText(personName());
    m_tester = input("scenarioTester", tr("nobody yet"));
    m_tester->setAccessibleName(tr("Who is to try it"));
    connect(m_tester, &QLineEdit::editingFinished, this, &ScenarioPane::assign);
    auto* word = new QLabel(tr("to be tried by"), bar);
    word->setProperty("role", QStringLiteral("muted"));
    word->setBuddy(m_tester);
    line->addWidget(m_author);
    line->addStretch(1);
    line->addWidget(word);
    line->addWidget(m_tester);
    return bar;
}

void ScenarioPane::makeForm() {
    m_form = new QWidget(this);
    m_form->setProperty("role", QStringLiteral("chrome"));
    m_form->setAttribute(Qt::WA_StyledBackground);
    m_question = new QLabel(m_form);
    m_comment = new QLineEdit(m_form);
    m_comment->setObjectName(QStringLiteral("scenarioComment"));
    connect(m_comment, &QLineEdit::returnPressed, this, &ScenarioPane::send);
    auto* save = new QPushButton(tr("Save"), m_form);
    save->setObjectName(QStringLiteral("scenarioSave"));
    save->setProperty("primary", true);
    auto* cancel = new QPushButton(tr("Cancel"), m_form);
    connect(save, &QPushButton::clicked, this, &ScenarioPane::send);
    connect(cancel, &QPushButton::clicked, m_form, &QWidget::hide);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_form, m_form, &QWidget::hide, Qt::WidgetWithChildrenShortcut);
    escape->setAutoRepeat(false);
    auto* layout = new QHBoxLayout(m_form);
    layout->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    layout->setSpacing(space::kS);
    layout->addWidget(m_question);
    layout->addWidget(m_comment, 1);
    layout->addWidget(save);
    layout->addWidget(cancel);
    m_form->hide();
}

void ScenarioPane::setProject(Project* project, Reviews* reviews) {
    if (m_project)
        m_project->disconnect(this);
    m_look = project ? std::make_unique<PairedLook>(*project) : nullptr;
    m_looked = {};
    m_project = project;
    m_reviews = reviews;
    if (project) {
        connect(project, &Project::changed, this, &ScenarioPane::showAll);
        connect(m_look.get(), &PairedLook::changed, this, &ScenarioPane::showSteps);
    }
    showAll();
}

const mapping::Check* ScenarioPane::chosen() const { return m_scenarios->scenarioAt(m_table->currentIndex().row()); }
int ScenarioPane::unfinished() const { return m_scenarios->unfinished(); }
void ScenarioPane::focusList() { m_table->setFocus(Qt::OtherFocusReason); }

void ScenarioPane::showAll() {
    const Id before = chosen() ? chosen()->id : Id();
    m_scenarios->show(m_project ? &m_project->document() : nullptr, m_reviews ? m_reviews->standing() : nullptr);
    const int row = m_scenarios->rowOf(before);
    if (m_scenarios->rowCount() > 0 && m_table->currentIndex().row() != std::max(row, 0))
        m_table->setCurrentIndex(m_scenarios->index(std::max(row, 0), 0));
    m_header->setFact(m_scenarios->rowCount() > 0 ? tr("%1 to be tried, %2 in all").arg(formatCount(std::uint64_t(unfinished())), formatCount(std::uint64_t(m_scenarios->rowCount())))
                                                  : QString());
    m_pages->setCurrentIndex(m_scenarios->rowCount() > 0 ? 0 : 1);
    showChosen();
}

void ScenarioPane::showChosen() {
    const mapping::Check* const check = chosen();
    for (QToolButton* tool : m_tools)
        tool->setEnabled(check != nullptr);
    m_tester->setEnabled(check != nullptr);
    if (!m_tester->hasFocus() && m_project) {
        const auto& owners = m_project->document().workflow.owner;
        const auto owner = check ? owners.find(check->id.text()) : owners.end();
        m_tester->setText(owner == owners.end() ? QString() : qt(owner->second));
    }
    showSteps();
    if (check && isVisible() && m_looked != check->id)
        look();
}

void ScenarioPane::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    look(); // the target may have changed since
}

/// What the data decide is decided by itself.
void ScenarioPane::look() {
    const mapping::Check* const check = chosen();
    if (!check || !m_look)
        return;
    m_looked = check->id;
    m_look->compare(*check, m_project->runs().lastTarget());
}

void ScenarioPane::showSteps() {
    const mapping::Check* const check = chosen();
    const auto scenario = check ? mapping::Scenario::of(*check) : Result<mapping::Scenario>(mapping::Scenario());
    const bool isLooked = check && m_look && m_looked == check->id;
    m_steps->show(scenario.ok() ? *scenario : mapping::Scenario(), isLooked ? m_look->lines() : nullptr);
    QStringList records;
    for (const std::string& record : scenario.ok() ? scenario->records : std::vector<std::string>()) {
        const bool isMissing = isLooked && m_look->lines() && std::any_of(m_look->lines()->lines.begin(), m_look->lines()->lines.end(), [&](const validate::PairedLine& line) {
            return line.key == record && !line.isSame;
        });
        records << (isMissing ? tr("%1 (not in the target)").arg(qt(record)) : qt(record));
    }
    m_records->setText(!scenario.ok() ? messageWithPlace(scenario.error()) : records.isEmpty() ? QString() : tr("Records: %1").arg(records.join(QStringLiteral(", "))));
    m_stepsHeader->setFact(!isLooked ? QString() : m_look->isComparing() ? tr("the data are looked at") : m_look->failure() ? messageWithPlace(*m_look->failure()) : QString());
}

void ScenarioPane::assign() {
    const mapping::Check* const check = chosen();
    if (!check || !m_project)
        return;
    const std::string name = utf8(m_tester->text().trimmed());
    const auto& owners = m_project->document().workflow.owner;
    const auto owner = owners.find(check->id.text());
    if (name == (owner == owners.end() ? std::string() : owner->second))
        return;
    mapping::Edit edit;
    edit.label = utf8(name.empty() ? tr("Nobody is to try %1").arg(qt(check->reference)) : tr("%1 is to try %2").arg(qt(name), qt(check->reference)));
    edit.steps.push_back(mapping::SetWorkflow{mapping::SetWorkflow::What::Owner, check->id.text(), name.empty() ? std::nullopt : std::optional(name)});
    m_project->apply(std::move(edit));
}

void ScenarioPane::start(Verdict verdict) {
    const mapping::Check* const check = chosen();
    if (!check)
        return;
    m_verdict = verdict;
    if (verdict == Verdict::Pass) {
        m_comment->clear();
        return send();
    }
    const int step = m_stepTable->currentIndex().row() + 1;
    const QString of = step > 0 ? tr("%1, step %2").arg(qt(check->reference)).arg(step) : qt(check->reference);
    m_question->setText(verdict == Verdict::Fail     ? tr("%1 fails:").arg(of)
                        : verdict == Verdict::Accept ? tr("%1 is accepted, because").arg(of)
                                                     : tr("Unsure of %1:").arg(of));
    m_comment->setPlaceholderText(verdict == Verdict::Fail ? tr("what is wrong") : verdict == Verdict::Accept ? tr("the reason") : tr("comment"));
    m_comment->setAccessibleName(m_question->text());
    m_comment->clear();
    m_form->show();
    m_comment->setFocus(Qt::OtherFocusReason);
}

void ScenarioPane::send() {
    const mapping::Check* const check = chosen();
    const QString comment = m_comment->text().trimmed(), author = m_author->text().trimmed();
    if (!check || !m_reviews)
        return;
    if (comment.isEmpty() && (m_verdict == Verdict::Fail || m_verdict == Verdict::Accept))
        return m_comment->setFocus(Qt::OtherFocusReason);
    if (author.isEmpty())
        return m_author->setFocus(Qt::OtherFocusReason);
    rememberPerson(author);
    m_form->hide();
    const int step = m_verdict == Verdict::Pass ? 0 : m_stepTable->currentIndex().row() + 1;
    m_reviews->tryScenario(*check, m_verdict, std::uint32_t(std::max(step, 0)), utf8(comment), utf8(author));
}

} // namespace mw::ui

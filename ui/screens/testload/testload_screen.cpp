// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/testload/testload_screen.h"

#include "ui/models/run_models.h"
#include "ui/models/runs.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/screens.h"
#include "ui/screens/testload/preview_pane.h"
#include "ui/widgets/record_inspector.h"
#include "ui/screens/testload/rejects_pane.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/ledger_bar.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"
#include "ui/widgets/target_choice.h"

#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

namespace {
enum Body { NothingYet, Results };
} // namespace

Screen* makeTestLoadScreen(QWidget* parent) { return new TestLoadScreen(parent); }

TestLoadScreen::TestLoadScreen(QWidget* parent) : Screen(parent) {
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolLine());
    layout->addWidget(makeContent(), 1);
    makeActions();
    m_sampler.setInterval(100);
    connect(&m_sampler, &QTimer::timeout, this, &TestLoadScreen::sampleRun);
}

QWidget* TestLoadScreen::makeToolLine() {
    auto* line = new QWidget(this);
    line->setProperty("role", QStringLiteral("toolline"));
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedHeight(kBarHeight + 4);
    const auto combo = [line](const QString& name, const QString& accessible) {
        auto* box = new QComboBox(line);
        box->setObjectName(name);
        box->setAccessibleName(accessible);
        box->setToolTip(accessible);
        return box;
    };
    m_entity = combo(QStringLiteral("loadEntity"), tr("What to load"));
    m_sample = combo(QStringLiteral("loadSample"), tr("Rows of the preview"));
    m_target = new TargetChoice(FileQuestion::Save, tr("Load into"), line);
    m_target->setObjectName(QStringLiteral("loadTarget"));
    m_target->setAccessibleName(tr("Where a load writes"));
    m_target->setToolTip(tr("Where a load writes"));
    m_entity->setMinimumWidth(170);
    m_sample->addItem(tr("first 200 rows"), QStringLiteral("first:200"));
    m_sample->addItem(tr("200 random rows"), QStringLiteral("random:200,1"));
    m_sample->addItem(tr("rows that cover every rule"), QStringLiteral("covering"));
    m_sample->addItem(tr("first 5,000 rows"), QStringLiteral("first:5000"));
    m_target->setMinimumWidth(150);
    m_previewButton = new QPushButton(tr("Preview"), line);
    m_previewButton->setObjectName(QStringLiteral("startPreview"));
    m_previewButton->setToolTip(tr("Runs the rules over a sample; nothing is written"));
    m_loadButton = new QPushButton(tr("Load"), line);
    m_loadButton->setObjectName(QStringLiteral("startLoad"));
    m_loadButton->setProperty("primary", true);
    connect(m_previewButton, &QPushButton::clicked, this, &TestLoadScreen::startPreview);
    connect(m_loadButton, &QPushButton::clicked, this, [this] {
        if (m_project && m_project->runs().isRunning())
            m_project->runs().cancel();
        else
            startLoad();
    });
    const auto word = [line](const QString& text) {
        auto* label = new QLabel(text, line);
        label->setProperty("role", QStringLiteral("muted"));
        return label;
    };
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(space::kM, 0, space::kM, 0);
    layout->setSpacing(space::kS);
    layout->addWidget(m_entity);
    layout->addWidget(word(tr("preview")));
    layout->addWidget(m_sample);
    layout->addWidget(m_previewButton);
    layout->addSpacing(space::kM);
    layout->addWidget(word(tr("load into")));
    layout->addWidget(m_target);
    layout->addWidget(m_loadButton);
    layout->addStretch();
    return line;
}

QWidget* TestLoadScreen::makeContent() {
    m_runList = new RunListModel(this);
    auto* runs = new QWidget(this);
    auto* runsHeader = new SectionHeader(tr("Runs"), runs);
    m_runTable = new DenseTable(QStringLiteral("testload/runs"), runs);
    m_runTable->setObjectName(QStringLiteral("runList"));
    m_runTable->setAccessibleName(tr("Runs"));
    m_runTable->setModel(m_runList);
    m_runTable->setColumnCharacters({15, 14});
    m_runTable->horizontalHeader()->setStretchLastSection(true);
    m_runTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_runTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_runTable->setShowGrid(false);
    auto* runsLayout = new QVBoxLayout(runs);
    runsLayout->setContentsMargins(0, 0, 0, 0);
    runsLayout->setSpacing(0);
    runsLayout->addWidget(runsHeader);
    runsLayout->addWidget(m_runTable, 1);
    connect(m_runTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid() && m_project)
            m_project->runs().setCurrent(m_runList->idAt(current.row()));
    });

    auto* main = new QWidget(this);
    m_ledger = new LedgerBar(main);
    m_progress = new ProgressStrip(main);
    m_message = new QLabel(main);
    m_message->setObjectName(QStringLiteral("loadMessage"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_message->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    m_message->hide();
    connect(m_message, &QLabel::linkActivated, this, [this] {
        if (m_project && !m_project->runs().lastProblems().empty())
            m_project->requestShow(m_project->runs().lastProblems().front().element);
    });
    auto* tabLine = new SectionHeader(QString(), main);
    tabLine->setFixedHeight(32);
    m_tabs = new QButtonGroup(this);
    auto* tabBox = new QWidget(tabLine);
    auto* tabLayout = new QHBoxLayout(tabBox);
    tabLayout->setContentsMargins(0, 0, 0, 0);
    tabLayout->setSpacing(2);
    for (const auto& [tab, name, text, sign] : {std::tuple(Ledger, "tabLedger", tr("By entity"), "entity"), std::tuple(Rejects, "tabRejects", tr("Rejects"), "rejects"),
                                                std::tuple(Preview, "tabPreview", tr("Preview"), "eye")}) {
        auto* button = new QToolButton(tabBox);
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setIcon(icon(QLatin1String(sign)));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setCheckable(true);
        m_tabs->addButton(button, tab);
        tabLayout->addWidget(button);
    }
    tabLine->addTool(m_progress);
    tabLine->addTool(tabBox);
    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int tab) { showTab(Tab(tab)); });

    m_results = new EntityResultModel(this);
    auto* results = new DenseTable(QStringLiteral("testload/entities"), main);
    results->setObjectName(QStringLiteral("entityResults"));
    results->setAccessibleName(tr("Ledger by entity"));
    results->setModel(m_results);
    results->setColumnCharacters({22, 13, 9, 9, 9, 13, 10, 11, 9, 8, 12});
    m_resultTable = results;
    m_rejects = new RejectsPane(main);
    m_preview = new PreviewPane(main);
    m_pages = new QStackedWidget(main);
    m_pages->addWidget(results);
    m_pages->addWidget(m_rejects);
    m_pages->addWidget(m_preview);
    m_inspector = new RecordInspector(main);
    connect(m_rejects, &RejectsPane::recordChosen, m_inspector, &RecordInspector::show);
    connect(m_preview, &PreviewPane::recordChosen, this,
            [this](std::uint64_t record, const QString& field) { m_inspector->show(m_previewEntity, record, field); });

    auto* centre = new SplitPane(Qt::Horizontal, QStringLiteral("testload/main"), {m_pages, m_inspector}, {660, 320}, {1, 0}, main);
    auto* mainLayout = new QVBoxLayout(main);
    mainLayout->setContentsMargins(0, 0, 0, 0);
    mainLayout->setSpacing(0);
    mainLayout->addWidget(m_ledger);
    mainLayout->addWidget(m_message);
    mainLayout->addWidget(tabLine);
    mainLayout->addWidget(centre, 1);

    auto* empty = new EmptyState(QStringLiteral("testload"), tr("Nothing was loaded yet"),
                                 tr("A preview runs the rules over a sample and writes nothing. A load runs all records into a scratch database "
                                    "and shows where each one ended: the ledger must close."), this);
    empty->setObjectName(QStringLiteral("nothingLoaded"));
    m_body = new QStackedWidget(this);
    m_body->addWidget(empty);
    m_body->addWidget(new SplitPane(Qt::Horizontal, QStringLiteral("testload"), {runs, main}, {236, 964}, {0, 1}, this));
    return m_body;
}

void TestLoadScreen::makeActions() {
    QAction* load = addPageAction(this, QStringLiteral("testload/load"), tr("Load everything"), QStringLiteral("play"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { startLoad(); });
    QAction* preview = addPageAction(this, QStringLiteral("testload/preview"), tr("Preview a sample"), QStringLiteral("eye"), QKeySequence(Qt::Key_F5), [this] { startPreview(); });
    addPageAction(this, QStringLiteral("testload/rejects"), tr("Show the rejects"), QStringLiteral("rejects"), {}, [this] { showTab(Rejects); });
    auto* empty = qobject_cast<EmptyState*>(m_body->widget(NothingYet));
    empty->addAction(load);
    empty->addAction(preview);
}

void TestLoadScreen::setProject(Project* project) {
    if (m_project)
        m_project->runs().disconnect(this);
    m_project = project;
    m_previewTask.cancel();
    m_preview->clear();
    m_inspector->setProject(project);
    m_runList->setRuns(project ? &project->runs() : nullptr);
    m_rejects->setProject(project);
    m_results->setResults({});
    m_ledger->clear();
    m_progress->watch(nullptr);
    say({});
    m_body->setCurrentIndex(NothingYet);
    m_target->forget();
    m_target->setOffers({});
    fillEntities();
    if (!project)
        return;
    m_target->setOffers({{tr("scratch database"), project->runs().scratchPath()}});
    Runs* runs = &project->runs();
    connect(project, &Project::changed, this, [this](const mapping::ChangeSet& changes) {
        for (const mapping::Change& change : changes)
            if (change.what == mapping::Change::What::EntityMapping) {
                fillEntities();
                return;
            }
    });
    connect(runs, &Runs::currentChanged, this, &TestLoadScreen::showRun);
    connect(runs, &Runs::started, this, &TestLoadScreen::followRun);
    connect(runs, &Runs::finished, this, [this] {
        m_sampler.stop();
        m_progress->watch(nullptr);
        m_loadButton->setText(tr("Load"));
        const Runs& done = m_project->runs();
        if (!done.lastProblems().empty() && done.lastError() == std::nullopt && !done.current())
            m_body->setCurrentIndex(Results);
        const auto errors = std::count_if(done.lastProblems().begin(), done.lastProblems().end(), [](const mapping::Problem& problem) {
            return problem.severity == mapping::Problem::Severity::Error;
        });
        if (done.lastError())
            say(messageWithPlace(*done.lastError()), true);
        else if (errors > 0)
            say(tr("%Ln problem(s) of the document must be solved before it can be loaded.", nullptr, int(errors)) +
                    QStringLiteral(" <a href=\"first\">") + tr("Go to the first") + QStringLiteral("</a>"), true);
    });
    connect(runs, &Runs::groupRequested, this, [this](const evidence::RejectGroup& group) {
        showTab(Rejects);
        m_rejects->chooseGroup(group);
    });
    showRun();
    showTab(Ledger);
}

void TestLoadScreen::fillEntities() {
    const QString before = m_entity->currentData().toString();
    m_entity->clear();
    if (!m_project)
        return;
    m_entity->addItem(tr("all mappings"), QString());
    const mapping::Document& document = m_project->document();
    for (const mapping::EntityMapping& mapping : document.mappings) {
        const Entity* target = document.targetOf(mapping);
        m_entity->addItem(QStringLiteral("%1 (%2)").arg(target ? qt(target->name) : QString(), qt(mapping.reference)), qt(mapping.reference));
    }
    m_entity->setCurrentIndex(qMax(0, m_entity->findData(before)));
}

void TestLoadScreen::showTab(Tab tab) {
    m_tabs->button(tab)->setChecked(true);
    m_pages->setCurrentIndex(tab);
    m_inspector->setVisible(tab != Ledger);
}

void TestLoadScreen::say(const QString& text, bool isError) {
    m_message->setText(text);
    m_message->setProperty("role", isError ? QStringLiteral("error") : QStringLiteral("muted"));
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
    m_message->setVisible(!text.isEmpty());
}

void TestLoadScreen::startPreview() {
    if (!m_project || m_project->document().mappings.empty())
        return;
    // A preview is of one mapping; "all" means the one that is looked at elsewhere.
    QString entity = m_entity->currentData().toString();
    if (entity.isEmpty()) {
        const mapping::EntityMapping* looked = m_project->document().mapping(m_project->selection().entityMapping);
        entity = qt((looked ? *looked : m_project->document().mappings.front()).reference);
        m_entity->setCurrentIndex(qMax(0, m_entity->findData(entity)));
    }
    const auto sample = engine::Sample::parse(utf8(m_sample->currentData().toString()));
    if (!sample)
        return;
    m_previewEntity = entity;
    engine::PlanOptions options;
    options.places = m_project->places();
    options.entities = {utf8(entity)};
    options.needsTarget = false;
    say({});
    m_inspector->showNothing();
    using Outcome = std::shared_ptr<const engine::Preview>;
    m_previewTask.start<Outcome>(
        m_project->tasks(), Tasks::Lane::Quick, tr("Preview %1").arg(entity), this,
        [document = m_project->snapshot(), options, name = utf8(entity), sample = *sample](JobContext& job) -> Result<Outcome> {
            MW_TRY(const engine::PlanResult planned, engine::makePlan(document, options, job));
            if (!planned.plan)
                return makeError(Code::DocumentHasProblems, std::to_string(planned.problems.size()),
                                 planned.problems.empty() ? std::string() : planned.problems.front().message);
            MW_TRY(engine::Preview made, engine::preview(*planned.plan, name, sample, job));
            return Outcome(std::make_shared<engine::Preview>(std::move(made)));
        },
        [this](Result<Outcome> result) {
            m_progress->watch(nullptr);
            m_body->setCurrentIndex(Results);
            if (!result) {
                say(messageWithPlace(result.error()), true);
                return;
            }
            const mapping::Document& document = m_project->document();
            for (const mapping::EntityMapping& mapping : document.mappings)
                if (qt(mapping.reference) == m_previewEntity) {
                    const Entity* source = document.sourceOf(mapping);
                    const Entity* target = document.targetOf(mapping);
                    m_preview->setPreview(*result, source ? qt(source->name) : QString(), target ? qt(target->name) : QString());
                }
            showTab(Preview);
        });
    m_progress->watch(m_previewTask.job());
}

void TestLoadScreen::startLoad() {
    if (!m_project || m_project->runs().isRunning())
        return;
    RunRequest request;
    if (const QString entity = m_entity->currentData().toString(); !entity.isEmpty())
        request.entities = {utf8(entity)};
    request.target = m_target->path();
    request.replaceTarget = request.target == m_project->runs().scratchPath();
    say({});
    m_project->runs().start(request);
}

void TestLoadScreen::followRun() {
    m_body->setCurrentIndex(Results);
    m_loadButton->setText(tr("Cancel"));
    m_results->setResults({});
    m_inspector->showNothing();
    showTab(Ledger);
    m_progress->watch(m_project->runs().job());
    sampleRun();
    m_sampler.start();
}

void TestLoadScreen::sampleRun() {
    const JobPtr job = m_project ? m_project->runs().job() : nullptr;
    if (!job)
        return;
    const JobProgress progress = job->progress();
    m_ledger->setRunning(progress.rows, progress.errors);
}

void TestLoadScreen::showRun() {
    if (!m_project || m_project->runs().isRunning())
        return;
    const evidence::RunRecord* run = m_project->runs().current();
    if (!run) {
        if (m_preview->isEmpty())
            m_body->setCurrentIndex(NothingYet);
        return;
    }
    m_body->setCurrentIndex(Results);
    m_ledger->setLedger(run->result.ledger, run->result.written);
    m_results->setResults(run->result.entities);
    m_resultTable->setColumnHidden(EntityResultModel::HandedOver, run->result.ledger.handedOver == 0);
    auto* rejects = m_tabs->button(Rejects);
    rejects->setText(run->rejects > 0 ? tr("Rejects %1").arg(formatCount(run->rejects)) : tr("Rejects"));
    if (!run->error.empty())
        say(qt(run->error), true);
    else
        say({});
    if (const int row = m_runList->rowOf(run->id); row >= 0 && m_runTable->currentIndex().row() != row)
        m_runTable->setCurrentIndex(m_runList->index(row, 0));
}

std::vector<Screen::PictureState> TestLoadScreen::pictureStates() {
    return {{QStringLiteral("loaded"), [this] { startLoad(); }},
            {QStringLiteral("rejects"), [this] {
                 showTab(Rejects);
                 if (auto* records = findChild<DenseTable*>(QStringLiteral("rejectRecords")); records->model()->rowCount() > 0)
                     records->setCurrentIndex(records->model()->index(0, 0));
             }},
            {QStringLiteral("preview"), [this] {
                 m_entity->setCurrentIndex(qMin(2, m_entity->count() - 1));
                 startPreview();
             }},
            {QStringLiteral("why"), [this] { m_preview->chooseRow(3); }}};
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/record_inspector.h"

#include "core/evidence/evidence_store.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"
#include "ui/models/run_models.h"
#include "ui/models/runs.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/present/value_text.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {

constexpr int kSystemCharacters = 14;

DenseTable* table(QAbstractItemModel* model, const QString& name, const QList<int>& widths, QWidget* parent) {
    auto* made = new DenseTable(QString(), parent);
    made->setObjectName(name);
    made->setModel(model);
    made->setColumnCharacters(widths);
    made->setSelectionMode(QAbstractItemView::SingleSelection);
    return made;
}

std::vector<RecordModel::Line> linesOf(const std::vector<Field>& fields, const std::vector<Value>& values,
                                       const std::vector<engine::RejectReason>& reasons) {
    std::vector<RecordModel::Line> lines;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        RecordModel::Line line;
        line.name = qt(fields[i].name);
        if (i < values.size()) {
            ValueText shown = showValue(values[i], fields[i].type);
            shown.number = false; // a record reads best from one edge
            line.value = QVariant::fromValue(shown);
        }
        line.toolTip = i < values.size() ? qt(printValue(values[i], fields[i].type)) : QString();
        for (const engine::RejectReason& reason : reasons)
            if (reason.targetField == fields[i].name) {
                line.sign = Sign::Error;
                line.toolTip = message(reason);
            }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace

RecordInspector::RecordInspector(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("recordInspector"));
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(new EmptyState(QStringLiteral("eye"), tr("No record is chosen"),
                                      tr("Choose a row to see the whole record, what became of it and why each value is what it is."), this));
    auto* page = new QWidget(this);
    page->setProperty("role", QStringLiteral("page"));
    page->setAttribute(Qt::WA_StyledBackground);
    m_header = new SectionHeader(QString(), page);
    m_outcome = new Pill(m_header);
    m_header->addTool(m_outcome);
    m_open = new QToolButton(m_header);
    m_open->setObjectName(QStringLiteral("recordOpen"));
    m_open->setIcon(icon(QStringLiteral("link")));
    m_open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_open, &QToolButton::clicked, this, [this] { linkOf(m_story).open(); });
    m_header->addTool(m_open);

    // Why: the reasons of a reject, then the rule of the chosen field, said and stepped through.
    auto* why = new QWidget(page);
    m_reasons = new QVBoxLayout;
    m_reasons->setSpacing(space::kXs);
    m_why = new QLabel(why);
    m_why->setProperty("role", QStringLiteral("strong"));
    m_sentence = new QLabel(why);
    m_sentence->setProperty("role", QStringLiteral("muted"));
    m_sentence->setWordWrap(true);
    m_steps = new StepModel(this);
    auto* texts = new QVBoxLayout;
    texts->setContentsMargins(space::kM, space::kS, space::kM, space::kS);
    texts->setSpacing(space::kXs);
    texts->addLayout(m_reasons);
    texts->addWidget(m_why);
    texts->addWidget(m_sentence);
    auto* whyLayout = new QVBoxLayout(why);
    whyLayout->setContentsMargins(0, 0, 0, 0);
    whyLayout->setSpacing(0);
    whyLayout->addLayout(texts);
    whyLayout->addWidget(table(m_steps, QStringLiteral("recordSteps"), {24, 18}, why), 1);

    m_source = new RecordModel(tr("Source field"), tr("Value"), this);
    m_target = new RecordModel(tr("Target field"), tr("Value"), this);
    m_targetTable = table(m_target, QStringLiteral("recordTarget"), {18, 20}, page);
    connect(m_targetTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            explain(m_target->lineAt(current.row()).name);
    });
    auto* record = new SplitPane(Qt::Vertical, QStringLiteral("record"),
                                 {table(m_source, QStringLiteral("recordSource"), {18, 20}, page), m_targetTable}, {240, 260}, {1, 1}, page);

    auto* tabs = new QTabWidget(page);
    tabs->setObjectName(QStringLiteral("recordTabs"));
    tabs->setDocumentMode(true);
    tabs->addTab(why, tr("Why"));
    tabs->addTab(record, tr("Record"));
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(tabs, 1);
    m_pages->addWidget(page);

    m_error = new QLabel(this);
    m_error->setProperty("role", QStringLiteral("muted"));
    m_error->setWordWrap(true);
    m_error->setAlignment(Qt::AlignCenter);
    m_error->setMargin(space::kL);
    m_pages->addWidget(m_error);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    setMinimumWidth(260);
}

void RecordInspector::setProject(Project* project) {
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    if (project)
        connect(project, &Project::changed, this, &RecordInspector::showLink); // addresses of records stand in the document
    showNothing();
}

void RecordInspector::showNothing() {
    m_task.cancel();
    m_entity.clear();
    m_record = 0;
    m_pages->setCurrentIndex(0);
}

void RecordInspector::show(const QString& entity, std::uint64_t record, const QString& targetField) {
    m_entity = entity;
    m_record = record;
    explain(targetField);
}

void RecordInspector::explain(const QString& targetField) {
    if (!m_project || m_entity.isEmpty())
        return;
    engine::PlanOptions options;
    options.places = m_project->places();
    options.entities = {utf8(m_entity)};
    options.needsTarget = false;
    m_task.start<Story>(
        m_project->tasks(), Tasks::Lane::Quick, tr("Explain record %1").arg(m_record), this,
        [document = m_project->snapshot(), options, entity = utf8(m_entity), record = m_record, field = utf8(targetField),
         kept = evidence::crosswalkPath(utf8(m_project->runs().storePath()))](JobContext& job) -> Result<Story> {
            engine::PlanOptions bound = options;
            MW_TRY(bound.crosswalks, engine::keptCrosswalks(*document, options.places, kept));
            MW_TRY(engine::PlanResult planned, engine::makePlan(document, bound, job));
            if (!planned.plan)
                return makeError(Code::DocumentHasProblems, std::to_string(planned.problems.size()),
                                 planned.problems.empty() ? std::string() : planned.problems.front().message);
            Story story;
            MW_TRY(const engine::PlannedEntity* mapped, planned.plan->entity(entity));
            story.connection = mapped->mapping->sourceConnection;
            story.entity = mapped->sourceEntity;
            MW_TRY(story.record, engine::explainRecord(*planned.plan, entity, record, job));
            std::string wanted = field;
            if (wanted.empty())
                for (const engine::RejectReason& reason : story.record.reasons)
                    if (!reason.targetField.empty()) {
                        wanted = reason.targetField;
                        break;
                    }
            if (wanted.empty() && !story.record.targetFields.empty())
                wanted = story.record.targetFields.front().name;
            if (auto cell = engine::explainCell(*planned.plan, entity, record, wanted, job))
                story.cell = std::move(cell).value();
            else if (cell.error().code != Code::UnknownField)
                return cell.error(); // a field that no rule fills has nothing to tell
            return story;
        },
        [this](Result<Story> story) {
            if (story) {
                fill(*story);
            } else {
                m_error->setText(messageWithPlace(story.error()));
                m_pages->setCurrentIndex(2);
            }
        });
}

void RecordInspector::fill(const Story& story) {
    const engine::RecordStory& record = story.record;
    m_header->setTitle(tr("Record %1").arg(formatCount(record.rowNumber)));
    m_outcome->set(signOf(record.disposition), textOf(record.disposition));
    m_story = story;
    showLink();
    showReasons(record);
    if (record.source.empty() && !record.raw.empty())
        m_source->setLines({{tr("as it stands"), QVariant::fromValue(showText(qt(record.raw))), Sign::Error, qt(record.raw)}});
    else
        m_source->setLines(linesOf(record.sourceFields, record.source, {}));
    const QSignalBlocker quiet(m_targetTable->selectionModel());
    m_target->setLines(linesOf(record.targetFields, record.target, record.reasons));
    showCell(story.cell);
    m_pages->setCurrentIndex(1);
}

RecordLink RecordInspector::linkOf(const Story& story) const {
    return m_project ? recordLink(m_project->document(), story.connection, story.entity, story.record.key) : RecordLink();
}

void RecordInspector::showLink() {
    const RecordLink link = linkOf(m_story);
    m_open->setText(tr("Open in %1").arg(elideName(link.system, kSystemCharacters)));
    m_open->setToolTip(link.tip);
    m_open->setEnabled(link.canOpen());
}

void RecordInspector::showReasons(const engine::RecordStory& record) {
    while (QLayoutItem* item = m_reasons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto say = [this](const QString& text) {
        auto* label = new QLabel(text, this);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_reasons->addWidget(label);
    };
    for (const engine::RejectReason& reason : record.reasons)
        say(reason.targetField.empty() ? message(reason) : QStringLiteral("%1: %2").arg(qt(reason.targetField), message(reason)));
    if (record.mergedInto > 0)
        say(tr("Record %1 stands for it.").arg(formatCount(record.mergedInto)));
}

void RecordInspector::showCell(const std::optional<engine::CellStory>& cell) {
    if (!cell) {
        m_why->setText(tr("No rule fills this field"));
        m_sentence->clear();
        m_steps->setSteps({});
        return;
    }
    m_why->setText(QStringLiteral("%1  %2").arg(qt(cell->targetField), qt(cell->reference)));
    m_why->setToolTip(qt(cell->rule));
    const mapping::Document& document = m_project->document();
    const rules::ParsedRule parsed = rules::parse(cell->rule);
    for (const mapping::EntityMapping& mapping : document.mappings)
        if (parsed.tree && cell->reference.starts_with(mapping.reference))
            m_sentence->setText(qt(rules::sentence(*parsed.tree, mapping::environmentOf(document, mapping), windowCatalogue())));
    m_steps->setSteps(cell->steps);
    for (int row = 0; row < m_target->rowCount(); ++row)
        if (m_target->lineAt(row).name == qt(cell->targetField))
            m_targetTable->selectRow(row);
}

} // namespace mw::ui

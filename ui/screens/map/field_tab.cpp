// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/field_tab.h"

#include "core/types/tolerance.h"
#include "ui/models/map_status.h"
#include "ui/models/map_value_input.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/map/mini_profile.h"
#include "ui/widgets/dense_view.h"

#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

FieldTab::FieldTab(MapFields* fields, RuleDesk* desk, QWidget* parent)
    : QScrollArea(parent), m_fields(fields), m_desk(desk), m_examplesModel(new MapExamplesModel(this)) {
    setObjectName(QStringLiteral("fieldTab"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    makeParts();
    connect(fields, &MapFields::targetsChanged, this, [this](int first, int last) {
        if (m_target >= first && m_target <= last)
            show();
    });
    connect(fields, &MapFields::rebuilt, this, [this] {
        m_sources.clear();
        setTarget(m_target < int(m_fields->targets().size()) ? m_target : -1);
    });
    connect(fields, &MapFields::sourcesRebuilt, this, [this] { m_sources.clear(); });
    connect(fields, &MapFields::sourcesChanged, this, &FieldTab::showProfiles);
    setTarget(-1);
}

void FieldTab::makeParts() {
    auto* page = new QWidget(this);
    page->setProperty("role", QStringLiteral("page"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::kM, space::kS, space::kM, space::kM);
    layout->setSpacing(space::kXs);
    const auto text = [&](const QString& name, const QString& role) {
        auto* label = new QLabel(page);
        label->setObjectName(name);
        label->setProperty("role", role);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
        return label;
    };
    m_name = text(QStringLiteral("fieldName"), QStringLiteral("strong"));
    m_fact = text(QStringLiteral("fieldFact"), QStringLiteral("small"));
    m_problem = text(QStringLiteral("fieldProblem"), QStringLiteral("error"));
    m_openMap = new QPushButton(page);
    m_openMap->setObjectName(QStringLiteral("openValueMap"));
    m_openMap->setFlat(true);
    m_openMap->setProperty("flat", true);
    m_openMap->setIcon(icon(QStringLiteral("valuemap")));
    m_openMap->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_openMap);
    m_sourceProfile = new MiniProfile(page);
    layout->addSpacing(space::kXs);
    layout->addWidget(m_sourceProfile);
    connect(m_sourceProfile, &MiniProfile::profileRequested, this, [this] {
        if (!m_sources.empty()) {
            const MapFields::SourceEntity& source = m_fields->sources()[std::size_t(m_sources.front().entity)];
            m_fields->project()->makeProfile(source.connection, source.entity);
        }
    });
    connect(m_openMap, &QPushButton::clicked, this, [this] { Q_EMIT valueMapRequested(Id(utf8(m_openMap->property("map").toString()))); });

    m_form = new QWidget(page);
    auto* form = new QFormLayout(m_form);
    form->setContentsMargins(0, space::kS, 0, 0);
    form->setHorizontalSpacing(space::kS);
    form->setVerticalSpacing(space::kXs);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto area = [&](const QString& name, const QString& accessible, const QString& placeholder) {
        auto* edit = new QPlainTextEdit(m_form);
        edit->setObjectName(name);
        edit->setAccessibleName(accessible);
        edit->setPlaceholderText(placeholder);
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(54);
        edit->installEventFilter(this);
        return edit;
    };
    m_intent = area(QStringLiteral("fieldIntent"), tr("Intent"), tr("What the business asked for, in its words"));
    m_note = area(QStringLiteral("fieldNote"), tr("Note"), {});
    m_saidBy = new QLineEdit(m_form);
    m_saidBy->setObjectName(QStringLiteral("fieldSaidBy"));
    m_status = new QComboBox(m_form);
    m_status->setObjectName(QStringLiteral("fieldStatus"));
    for (const QString& word : statusWords())
        m_status->addItem(icon(statusIcon(word)), statusText(word), word);
    m_criticality = new QComboBox(m_form);
    m_criticality->setObjectName(QStringLiteral("fieldCriticality"));
    using mapping::Criticality;
    for (const Criticality level : {Criticality::Normal, Criticality::Critical, Criticality::Informative})
        m_criticality->addItem(criticalityText(level), int(level));
    m_owner = new QLineEdit(m_form);
    m_owner->setObjectName(QStringLiteral("fieldOwner"));
    form->addRow(tr("Intent"), m_intent);
    form->addRow(tr("Said by"), m_saidBy);
    form->addRow(tr("Status"), m_status);
    form->addRow(tr("Criticality"), m_criticality);
    form->addRow(tr("Owner"), m_owner);
    m_tolerance = new QLineEdit(m_form);
    m_tolerance->setObjectName(QStringLiteral("fieldTolerance"));
    m_tolerance->setPlaceholderText(tr("exact; or 0.01, 0.5 %, 1 s, zone, case, set ;"));
    m_tolerance->setToolTip(tr("What a validation lets pass, joined by or: 0.01 · 0.5 % · 1 s, 5 min, 1 h, 1 d · zone, zone +02:00 · case, space, "
                               "accents, unicode · set ; for lists in any order"));
    form->addRow(tr("Tolerance"), m_tolerance);
    form->addRow(tr("Note"), m_note);
    for (QComboBox* combo : {m_status, m_criticality}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(6);
    }
    for (int row = 0; row < form->rowCount(); ++row) {
        auto* label = qobject_cast<QLabel*>(form->itemAt(row, QFormLayout::LabelRole)->widget());
        label->setProperty("role", QStringLiteral("muted"));
        form->itemAt(row, QFormLayout::FieldRole)->widget()->setAccessibleName(label->text());
    }
    layout->addWidget(m_form);
    layout->addWidget(makeExamples());
    layout->addStretch();
    setWidget(page);

    connect(m_saidBy, &QLineEdit::editingFinished, this, &FieldTab::commitTexts);
    connect(m_owner, &QLineEdit::editingFinished, this, [this] {
        if (!m_showing)
            changeWorkflow(tr("Change owner of %1"), {}, utf8(m_owner->text().trimmed()));
    });
    connect(m_tolerance, &QLineEdit::editingFinished, this, &FieldTab::commitTolerance);
    connect(m_status, &QComboBox::activated, this, [this] { changeWorkflow(tr("Change status of %1"), utf8(m_status->currentData().toString()), {}); });
    connect(m_criticality, &QComboBox::activated, this, [this] {
        change(tr("Change criticality of %1"), [level = Criticality(m_criticality->currentData().toInt())](mapping::FieldMapping& field) { field.criticality = level; });
    });
}

QWidget* FieldTab::makeExamples() {
    auto* part = new QWidget(m_form);
    auto* title = new QLabel(tr("Worked examples"), part);
    title->setProperty("role", QStringLiteral("strong"));
    m_examplesFact = new QLabel(part);
    m_examplesFact->setObjectName(QStringLiteral("examplesFact"));
    m_examplesFact->setProperty("role", QStringLiteral("small"));
    m_examplesFact->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // the pane may be narrow
    auto* add = new QToolButton(part);
    add->setObjectName(QStringLiteral("addExample"));
    add->setIcon(icon(QStringLiteral("plus")));
    add->setToolTip(tr("Keep the first live row as an example; others by right click on a row"));
    add->setAccessibleName(tr("Add a worked example"));
    connect(add, &QToolButton::clicked, this, [this] { addExample(0); });
    auto* remove = new QToolButton(part);
    remove->setObjectName(QStringLiteral("removeExample"));
    remove->setIcon(icon(QStringLiteral("trash")));
    remove->setToolTip(tr("Remove the chosen examples"));
    remove->setAccessibleName(tr("Remove the chosen examples"));
    connect(remove, &QToolButton::clicked, this, &FieldTab::removeExamples);
    m_examples = new DenseTable(QString(), part);
    m_examples->setObjectName(QStringLiteral("examples"));
    m_examples->setAccessibleName(tr("Worked examples"));
    m_examples->setModel(m_examplesModel);
    m_examples->setColumnCharacters({18, 14, 16});
    m_examples->setFixedHeight(kHeaderHeight + 4 * kRowHeight);
    connect(m_examplesModel, &MapExamplesModel::wantedEdited, this, [this](int row, const QString& wanted) {
        change(tr("Change example of %1"), [row, wanted](mapping::FieldMapping& field) {
            mapping::Example& example = field.examples[std::size_t(row)];
            example.result = utf8(wanted);
            example.error = false;
        });
    });
    auto* line = new QHBoxLayout;
    line->setSpacing(space::kXs);
    line->addWidget(title);
    line->addWidget(m_examplesFact, 1);
    line->addWidget(add);
    line->addWidget(remove);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, space::kS, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addWidget(m_examples);
    return part;
}

void FieldTab::setTarget(int target) {
    commitTexts();
    m_target = target;
    if (target >= 0)
        m_sources = m_fields->targets()[std::size_t(target)].ends;
    show();
}

void FieldTab::setSources(const std::vector<MapFields::End>& sources) {
    if (!sources.empty())
        m_sources = sources;
    showProfiles();
}

void FieldTab::show() {
    m_showing = true;
    const bool any = m_target >= 0;
    m_form->setVisible(any);
    m_examples->parentWidget()->setVisible(any);
    if (!any) {
        m_shown = {};
        m_name->setText(tr("Nothing is chosen"));
        m_fact->setText(tr("Choose a target field to see and change what is said of it."));
        m_problem->hide();
        m_openMap->hide();
        m_showing = false;
        showProfiles();
        return;
    }
    const MapFields::Target& target = m_fields->targets()[std::size_t(m_target)];
    const mapping::FieldMapping* field = m_fields->fieldMapping(m_target);
    const bool same = m_shown == target.field;
    m_shown = target.field;
    if (m_sources.empty())
        m_sources = target.ends;
    m_name->setText(m_fields->targetName() + u'.' + target.name);
    QStringList facts{target.type};
    if (!target.label.isEmpty() && target.label != target.name)
        facts.prepend(target.label);
    if (target.key)
        facts.append(tr("key"));
    if (target.required)
        facts.append(tr("required"));
    if (target.proposed)
        facts.append(tr("proposed: it does not exist yet"));
    if (!target.reference.isEmpty())
        facts.append(target.reference);
    m_fact->setText(facts.join(QStringLiteral(" · ")));
    m_problem->setText(target.problem);
    m_problem->setVisible(!target.problem.isEmpty());
    const std::vector<ValueMapUse> maps = field ? valueMapUses(field->rule, m_fields->environment()) : std::vector<ValueMapUse>();
    m_openMap->hide();
    for (const mapping::ValueMap& map : m_fields->project()->document().valueMaps)
        if (!maps.empty() && map.content.name == maps.front().valueMap) {
            m_openMap->setText(tr("Value map %1").arg(qt(map.content.name)));
            m_openMap->setProperty("map", qt(map.id.text()));
            m_openMap->show();
        }
    const auto set = [same](auto* edit, const QString& now, const QString& shown) {
        // What one is typing is not overwritten by an edit elsewhere.
        if (now != shown && !(same && edit->hasFocus()))
            edit->setProperty("loaded", now);
        return now != shown && !(same && edit->hasFocus());
    };
    if (const QString now = field ? qt(field->intent.text) : QString(); set(m_intent, now, m_intent->toPlainText()))
        m_intent->setPlainText(now);
    if (const QString now = field ? qt(field->note) : QString(); set(m_note, now, m_note->toPlainText()))
        m_note->setPlainText(now);
    if (const QString now = field ? qt(field->intent.saidBy) : QString(); set(m_saidBy, now, m_saidBy->text()))
        m_saidBy->setText(now);
    if (const QString now = field ? qt(field->tolerance.value_or(std::string())) : QString(); set(m_tolerance, now, m_tolerance->text()))
        m_tolerance->setText(now);
    if (const QString now = field ? workflowOwner(m_fields->project()->document(), field->id) : QString(); set(m_owner, now, m_owner->text()))
        m_owner->setText(now);
    m_status->setCurrentIndex(qMax(0, m_status->findData(target.status.isEmpty() ? QStringLiteral("draft") : target.status)));
    m_criticality->setCurrentIndex(m_criticality->findData(int(field ? field->criticality : mapping::Criticality::Normal)));
    m_examplesModel->show(m_fields, m_target);
    const int failing = m_examplesModel->failing(), all = m_examplesModel->rowCount();
    m_examplesFact->setText(all == 0 ? tr("none yet") : failing > 0 ? tr("%1 of %2 fail").arg(failing).arg(all) : tr("all %1 as wanted").arg(all));
    m_showing = false;
    showProfiles();
}

void FieldTab::showProfiles() {
    if (m_sources.empty() || !m_fields->project() || std::size_t(m_sources.front().entity) >= m_fields->sources().size())
        m_sourceProfile->clear();
    else
        m_sourceProfile->show(m_fields, m_sources.front(), m_target >= 0 ? m_fields->targetField(m_target) : nullptr);
}

void FieldTab::change(const QString& label, const std::function<void(mapping::FieldMapping&)>& act) {
    Project* project = m_fields->project();
    if (!project || m_shown.isNull())
        return;
    mapping::Edit edit = edits::changeField(project->document(), m_fields->mappingId(), m_shown, project->ids(), label, act);
    if (!edit.steps.empty())
        project->apply(std::move(edit));
}

void FieldTab::changeWorkflow(const QString& label, std::optional<std::string> status, std::optional<std::string> owner) {
    Project* project = m_fields->project();
    if (!project || m_shown.isNull())
        return;
    const int row = m_fields->rowOf(m_shown);
    const mapping::FieldMapping* field = row >= 0 ? m_fields->fieldMapping(row) : nullptr;
    if (owner && utf8(field ? workflowOwner(project->document(), field->id) : QString()) == *owner)
        return;
    mapping::Edit edit = edits::changeFields(project->document(), m_fields->mappingId(), project->ids(), label, {{m_shown, nullptr, std::move(status), std::move(owner)}});
    if (!edit.steps.empty())
        project->apply(std::move(edit));
}

void FieldTab::commitTexts() {
    if (m_showing || m_shown.isNull() || !m_fields->project() || m_fields->rowOf(m_shown) < 0)
        return;
    change(tr("Describe %1"), [this](mapping::FieldMapping& field) {
        field.intent.text = utf8(m_intent->toPlainText());
        field.intent.saidBy = utf8(m_saidBy->text());
        field.note = utf8(m_note->toPlainText());
    });
}

void FieldTab::commitTolerance() {
    if (m_showing || m_shown.isNull() || !m_fields->project())
        return;
    const std::string text = utf8(m_tolerance->text().trimmed());
    if (const auto read = Tolerance::parse(text); !read.ok()) {
        Q_EMIT hintRequested(message(read.error()));
        return;
    }
    change(tr("Change tolerance of %1"), [&](mapping::FieldMapping& field) {
        field.tolerance = text.empty() ? std::nullopt : std::optional(text);
    });
}

void FieldTab::addExample(int liveRow) {
    const auto& live = m_desk->live();
    if (!live || liveRow < 0 || std::size_t(liveRow) >= live->rows.size()) {
        Q_EMIT hintRequested(tr("There is no live row to keep: the rule must run on real rows first."));
        return;
    }
    const LiveRow& row = live->rows[std::size_t(liveRow)];
    mapping::Example example;
    for (std::size_t i = 0; i < live->inputs.size(); ++i)
        example.input[live->inputs[i].name] =
            isNull(row.inputs[i]) ? std::nullopt : std::optional(printValue(row.inputs[i], live->inputs[i].type));
    example.error = row.error.has_value();
    if (!row.error && !isNull(row.result))
        example.result = printValue(row.result, live->type);
    change(tr("Add example to %1"), [&](mapping::FieldMapping& field) { field.examples.push_back(example); });
}

void FieldTab::removeExamples() {
    std::vector<int> rows;
    for (const QModelIndex& index : m_examples->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.rbegin(), rows.rend());
    change(tr("Remove example of %1"), [&](mapping::FieldMapping& field) {
        for (const int row : rows)
            field.examples.erase(field.examples.begin() + row);
    });
}

bool FieldTab::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut)
        commitTexts();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/value_map_tab.h"

#include "ui/commands/map_edits.h"
#include "ui/models/map_tsv.h"
#include "ui/models/map_value_input.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/value_clusters_pane.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace mw::ui {

ValueMapTab::ValueMapTab(MapFields* fields, QWidget* parent) : QWidget(parent), m_fields(fields), m_model(new MapValuesModel(this)) {
    setObjectName(QStringLiteral("valueMapTab"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    makeParts();
    connect(m_model, &MapValuesModel::mapChanged, this, &ValueMapTab::showPolicy);
    connect(m_model, &MapValuesModel::refused, this, &ValueMapTab::hintRequested);
    connect(fields, &MapFields::rebuilt, this, [this] {
        if (m_project == m_fields->project())
            return;
        m_project = m_fields->project();
        m_model->setProject(m_project);
        if (m_project)
            connect(m_fields->project(), &Project::changed, this, [this](const mapping::ChangeSet& changes) {
                for (const mapping::Change& change : changes)
                    if (change.what == mapping::Change::What::ValueMap && change.kind != mapping::Change::Kind::Modified)
                        listMaps();
            });
        listMaps();
    });
}

void ValueMapTab::makeParts() {
    m_maps = new QComboBox(this);
    m_maps->setObjectName(QStringLiteral("valueMaps"));
    m_maps->setAccessibleName(tr("Value map"));
    m_maps->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* add = new QToolButton(this);
    add->setObjectName(QStringLiteral("addValueMap"));
    add->setIcon(icon(QStringLiteral("plus")));
    add->setToolTip(tr("New value map for the chosen field"));
    add->setAccessibleName(tr("New value map for the chosen field"));
    auto* count = new QToolButton(this);
    count->setObjectName(QStringLiteral("countValues"));
    count->setIcon(icon(QStringLiteral("refresh")));
    count->setToolTip(tr("Count the values in the source again"));
    count->setAccessibleName(tr("Count the values in the source again"));
    auto* paste = new QToolButton(this);
    paste->setObjectName(QStringLiteral("pasteValues"));
    paste->setIcon(icon(QStringLiteral("copy")));
    paste->setToolTip(tr("Paste old and new values from a spreadsheet (Ctrl+V in the table)"));
    paste->setAccessibleName(tr("Paste from a spreadsheet"));
    m_cluster = new QToolButton(this);
    m_cluster->setObjectName(QStringLiteral("clusterValues"));
    m_cluster->setIcon(icon(QStringLiteral("group")));
    m_cluster->setToolTip(tr("Find values that are spellings of one"));
    m_cluster->setAccessibleName(tr("Cluster values"));
    m_fact = new QLabel(this);
    m_fact->setObjectName(QStringLiteral("valueMapFact"));
    m_fact->setProperty("role", QStringLiteral("small"));
    m_fact->setWordWrap(true);
    m_progressBox = new QWidget(this);
    m_progress = new ProgressStrip(m_progressBox);
    auto* boxed = new QVBoxLayout(m_progressBox);
    boxed->setContentsMargins(0, 0, 0, 0);
    boxed->addWidget(m_progress);
    m_progressBox->hide();
    m_table = new DenseTable(QStringLiteral("map/values"), this);
    m_table->setObjectName(QStringLiteral("valueMapTable"));
    m_table->setAccessibleName(tr("Values"));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setModel(m_model);
    m_table->setColumnCharacters({12, 7, 13, 6});
    m_table->installEventFilter(this);
    m_unlisted = new QComboBox(this);
    m_unlisted->setObjectName(QStringLiteral("unlistedPolicy"));
    using Unlisted = rules::ValueMap::Unlisted;
    m_unlisted->addItem(tr("reject the row"), int(Unlisted::Reject));
    m_unlisted->addItem(tr("keep the value"), int(Unlisted::KeepValue));
    m_unlisted->addItem(tr("use this instead"), int(Unlisted::UseDefault));
    m_unlisted->addItem(tr("null"), int(Unlisted::Null));
    m_default = new QLineEdit(this);
    m_default->setObjectName(QStringLiteral("unlistedDefault"));
    m_default->setAccessibleName(tr("Value for what is not listed"));
    m_ignoreCase = new QCheckBox(tr("Upper and lower case are the same"), this);
    m_ignoreCase->setObjectName(QStringLiteral("ignoreCase"));
    m_ignoreSpace = new QCheckBox(tr("Ignore spaces at the ends"), this);
    m_ignoreSpace->setObjectName(QStringLiteral("ignoreSpace"));
    m_decidedBy = new QLineEdit(this);
    m_decidedBy->setObjectName(QStringLiteral("decidedBy"));

    auto* top = new QHBoxLayout;
    top->setSpacing(space::kXs);
    top->addWidget(m_maps, 1);
    for (QToolButton* tool : {add, count, m_cluster, paste})
        top->addWidget(tool);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kS);
    form->setVerticalSpacing(space::kXs);
    form->addRow(tr("Not listed"), m_unlisted);
    form->addRow(QString(), m_default);
    form->addRow(m_ignoreCase);
    form->addRow(m_ignoreSpace);
    form->addRow(tr("Decided by"), m_decidedBy);
    m_unlisted->setAccessibleName(tr("What happens to values that are not listed"));
    m_decidedBy->setAccessibleName(tr("Decided by"));
    auto* body = new QWidget(this);
    m_clusters = new ValueClustersPane(this);
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(body);
    m_pages->addWidget(m_clusters);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    layout->setSpacing(space::kXs);
    layout->addLayout(top);
    layout->addWidget(m_fact);
    layout->addWidget(m_progressBox);
    layout->addWidget(m_table, 1);
    layout->addLayout(form);

    connect(m_maps, &QComboBox::activated, this, [this] { showMap(Id(utf8(m_maps->currentData().toString()))); });
    connect(add, &QToolButton::clicked, this, &ValueMapTab::addMap);
    connect(count, &QToolButton::clicked, this, &ValueMapTab::countValues);
    connect(m_cluster, &QToolButton::clicked, this, &ValueMapTab::showClusters);
    connect(m_clusters, &ValueClustersPane::closed, this, &ValueMapTab::leaveClusters);
    connect(m_clusters, &ValueClustersPane::applied, this, &ValueMapTab::leaveClusters);
    connect(paste, &QToolButton::clicked, this, [this] { this->paste(QGuiApplication::clipboard()->text()); });
    connect(m_unlisted, &QComboBox::activated, this, [this] {
        changePolicy(tr("Change policy of %1"), [this](rules::ValueMap& map) { map.unlisted = Unlisted(m_unlisted->currentData().toInt()); });
    });
    connect(m_default, &QLineEdit::editingFinished, this, [this] {
        const mapping::ValueMap* map = m_model->map();
        if (!map || m_showing)
            return;
        const auto value = parseValue(utf8(m_default->text()), map->content.resultType);
        if (!value.ok())
            Q_EMIT hintRequested(message(value.error()));
        else
            changePolicy(tr("Change default of %1"), [&](rules::ValueMap& target) { target.defaultValue = value.value(); });
    });
    connect(m_ignoreCase, &QCheckBox::clicked, this, [this](bool on) {
        changePolicy(tr("Change %1"), [on](rules::ValueMap& map) { map.ignoreCase = on; });
    });
    connect(m_ignoreSpace, &QCheckBox::clicked, this, [this](bool on) {
        changePolicy(tr("Change %1"), [on](rules::ValueMap& map) { map.ignoreEdgeSpace = on; });
    });
    connect(m_decidedBy, &QLineEdit::editingFinished, this, [this] {
        if (m_showing || !m_model->map())
            return;
        mapping::Edit edit = edits::setValueMap(m_fields->project()->document(), m_model->mapId(), tr("Change %1"),
                                                [this](mapping::ValueMap& map) { map.decidedBy = utf8(m_decidedBy->text().trimmed()); });
        if (!edit.steps.empty())
            m_fields->project()->apply(std::move(edit));
    });
}

void ValueMapTab::listMaps() {
    m_maps->clear();
    if (m_fields->project())
        for (const mapping::ValueMap& map : m_fields->project()->document().valueMaps)
            m_maps->addItem(qt(map.content.name), qt(map.id.text()));
    m_maps->setCurrentIndex(m_maps->findData(qt(m_model->mapId().text())));
    showPolicy();
}

void ValueMapTab::setTarget(int target) {
    m_target = target;
    const mapping::FieldMapping* field = target >= 0 ? m_fields->fieldMapping(target) : nullptr;
    if (!field)
        return;
    const std::vector<ValueMapUse> uses = valueMapUses(field->rule, m_fields->environment());
    for (const mapping::ValueMap& map : m_fields->project()->document().valueMaps)
        if (!uses.empty() && map.content.name == uses.front().valueMap)
            showMap(map.id);
}

bool ValueMapTab::showMap(const Id& valueMap) {
    const int at = m_maps->findData(qt(valueMap.text()));
    if (valueMap.isNull() || at < 0)
        return false;
    m_maps->setCurrentIndex(at);
    if (m_model->mapId() != valueMap) {
        leaveClusters();
        m_model->setMap(valueMap);
        countValues();
    }
    return true;
}

void ValueMapTab::showPolicy() {
    const mapping::ValueMap* map = m_model->map();
    m_showing = true;
    for (QWidget* part : std::initializer_list<QWidget*>{m_table, m_cluster, m_unlisted, m_default, m_ignoreCase, m_ignoreSpace, m_decidedBy})
        part->setEnabled(map != nullptr);
    if (!map) {
        m_fact->setText(tr("Choose a value map, or make one for the chosen field."));
        m_default->hide();
        m_showing = false;
        return;
    }
    m_unlisted->setCurrentIndex(m_unlisted->findData(int(map->content.unlisted)));
    m_default->setVisible(map->content.unlisted == rules::ValueMap::Unlisted::UseDefault);
    m_default->setText(qt(printValue(map->content.defaultValue)));
    m_ignoreCase->setChecked(map->content.ignoreCase);
    m_ignoreSpace->setChecked(map->content.ignoreEdgeSpace);
    if (!m_decidedBy->hasFocus())
        m_decidedBy->setText(qt(map->decidedBy));
    const auto [values, records] = m_model->unlisted();
    QString fact = tr("%1 · gives %2 · %Ln value(s)", nullptr, int(map->content.entries.size())).arg(qt(map->reference), typeText(map->content.resultType));
    if (m_model->counts())
        fact += values == 0 ? tr(" · every value that occurs is listed")
                            : tr(" · %Ln value(s) not listed, ", nullptr, values) + tr("in %1 rows").arg(formatCount(records));
    m_fact->setText(fact);
    m_showing = false;
}

void ValueMapTab::changePolicy(const QString& label, const std::function<void(rules::ValueMap&)>& act) {
    if (m_showing || !m_model->map())
        return;
    mapping::Edit edit = edits::setValueMap(m_fields->project()->document(), m_model->mapId(), label,
                                            [&](mapping::ValueMap& map) { act(map.content); });
    if (!edit.steps.empty())
        m_fields->project()->apply(std::move(edit));
}

void ValueMapTab::leaveClusters() {
    m_clusters->leave();
    m_pages->setCurrentIndex(0);
}

RuleRequest ValueMapTab::inputOf(const mapping::ValueMap& map) const {
    RuleRequest request;
    request.document = m_fields->project()->snapshot();
    request.places = m_fields->project()->places();
    const auto look = [&](const mapping::EntityMapping& owner, const mapping::FieldMapping& field) {
        for (const ValueMapUse& use : valueMapUses(field.rule, m_fields->environment()))
            if (request.rule.empty() && use.valueMap == map.content.name) {
                request.rule = use.input;
                request.entityMapping = owner.id;
            }
    };
    if (const mapping::FieldMapping* field = m_target >= 0 ? m_fields->fieldMapping(m_target) : nullptr)
        look(*m_fields->mapping(), *field);
    for (const mapping::EntityMapping& owner : m_fields->project()->document().mappings)
        for (const mapping::FieldMapping& field : owner.fields)
            look(owner, field);
    return request;
}

void ValueMapTab::showClusters() {
    const mapping::ValueMap* map = m_model->map();
    const RuleRequest request = map ? inputOf(*map) : RuleRequest();
    if (request.rule.empty()) {
        Q_EMIT hintRequested(tr("No rule uses this value map yet: there are no values to look at."));
        return;
    }
    m_pages->setCurrentWidget(m_clusters);
    m_clusters->show(*m_fields->project(), {qt(map->content.name), [request](JobContext& job) { return listValues(request, job); }, map->id, {}, {}, {}});
}

void ValueMapTab::countValues() {
    const mapping::ValueMap* map = m_model->map();
    Project* project = m_fields->project();
    m_count.cancel();
    watch(nullptr);
    if (!map || !project)
        return;
    const RuleRequest request = inputOf(*map);
    if (request.rule.empty())
        return;
    m_count.start<ValueCounts>(
        project->tasks(), Tasks::Lane::Quick, tr("Count values"), this,
        [request](JobContext& job) { return mw::ui::countValues(request, job); },
        [this](Result<ValueCounts> counts) {
            watch(nullptr);
            if (counts)
                m_model->setCounts(std::move(counts).value());
        });
    watch(m_count.job());
}

void ValueMapTab::watch(const JobPtr& job) {
    m_progressBox->setVisible(job != nullptr);
    m_progress->watch(job);
}

void ValueMapTab::addMap() {
    Project* project = m_fields->project();
    if (!project)
        return;
    std::set<std::string> taken;
    for (const mapping::ValueMap& map : project->document().valueMaps)
        taken.insert(map.content.name);
    const Field* target = m_target >= 0 ? m_fields->targetField(m_target) : nullptr;
    const std::string wanted = target ? (target->label.empty() ? target->name : target->label) : utf8(tr("New value map"));
    std::string name = wanted;
    for (int number = 2; taken.contains(name); ++number)
        name = wanted + " " + std::to_string(number);
    Id id;
    mapping::Edit edit = edits::addValueMap(project->document(), name, target ? target->type : LogicalType::text(), project->ids(), id);
    // The chosen field uses it at once where it has a rule to put it around.
    const mapping::FieldMapping* field = m_target >= 0 ? m_fields->fieldMapping(m_target) : nullptr;
    if (field && !field->rule.empty() && shapeOf(field->rule, false).valueMaps.empty()) {
        const std::string rule = "map('" + utf8(qt(name).replace(u'\'', QStringLiteral("''"))) + "', " + field->rule + ")";
        edit = edits::together({edit, edits::setRule(project->document(), m_fields->mappingId(), field->targetField, project->ids(), rule)}, {});
    }
    if (project->apply(std::move(edit)))
        showMap(id);
}

void ValueMapTab::paste(const QString& text) {
    const std::vector<QStringList> block = parseTsv(text);
    if (block.empty() || !m_model->map())
        return;
    const bool oneColumn = std::all_of(block.begin(), block.end(), [](const QStringList& row) { return row.size() == 1; });
    if (oneColumn) {
        // New values only, down from the current row.
        std::vector<QStringList> pairs;
        const int first = qMax(0, m_table->currentIndex().row());
        for (std::size_t i = 0; i < block.size() && first + int(i) < m_model->rowCount(); ++i)
            pairs.push_back({m_model->index(first + int(i), MapValuesModel::From).data(Qt::DisplayRole).toString(), block[i].front()});
        m_model->paste(pairs);
        return;
    }
    m_model->paste(block);
}

bool ValueMapTab::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Paste)) {
            paste(QGuiApplication::clipboard()->text());
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            std::vector<int> rows;
            for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
                rows.push_back(index.row());
            m_model->removeRows(rows);
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && m_table->currentIndex().isValid()) {
            if (!m_table->isPersistentEditorOpen(m_table->currentIndex())) // else it is on its way out
                m_table->edit(m_model->index(m_table->currentIndex().row(), MapValuesModel::To));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace mw::ui

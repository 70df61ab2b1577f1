// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/value_clusters_pane.h"

#include "ui/commands/map_edits.h"
#include "ui/models/value_cluster_model.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/progress_strip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

using match::ClusterMethod;

ValueClustersPane::ValueClustersPane(QWidget* parent) : QWidget(parent), m_model(new ValueClusterModel(this)) {
    setObjectName(QStringLiteral("valueClusters"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    makeParts();
    connect(m_model, &ValueClusterModel::chosenChanged, this, &ValueClustersPane::showChosen);
    showOptions();
}

void ValueClustersPane::makeParts() {
    m_method = new QComboBox(this);
    m_method->setObjectName(QStringLiteral("clusterMethod"));
    m_method->setAccessibleName(tr("How values are told to be spellings of one"));
    m_method->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_method->setMinimumContentsLength(18);
    for (const match::ClusterMethodInfo& info : match::clusterMethods()) {
        m_method->addItem(coreText(std::string(info.label)), int(info.method));
        m_method->setItemData(m_method->count() - 1, coreText(std::string(info.help)), Qt::ToolTipRole);
    }
    m_letters = new QSpinBox(this);
    m_letters->setObjectName(QStringLiteral("clusterLetters"));
    m_letters->setAccessibleName(tr("Letters"));
    m_likeness = new QDoubleSpinBox(this);
    m_likeness->setObjectName(QStringLiteral("clusterLikeness"));
    m_likeness->setAccessibleName(tr("Likeness"));
    m_likeness->setRange(0.7, 1);
    m_likeness->setSingleStep(0.01);
    m_likeness->setValue(match::ValueClusterOptions().threshold);
    m_facts = new QLabel(this);
    m_facts->setObjectName(QStringLiteral("clusterFacts"));
    m_facts->setProperty("role", QStringLiteral("muted"));
    m_facts->setWordWrap(true);
    m_progress = new ProgressStrip(this);
    m_tree = new DenseTree(QStringLiteral("valueClusters"), this);
    m_tree->setObjectName(QStringLiteral("clusterTree"));
    m_tree->setAccessibleName(tr("Values that are spellings of one"));
    m_tree->setModel(m_model);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(ValueClusterModel::Value, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(ValueClusterModel::Rows, QHeaderView::ResizeToContents);
    m_use = new QCheckBox(this);
    m_use->setObjectName(QStringLiteral("clusterUse"));
    m_use->setChecked(true);
    m_apply = new QPushButton(this);
    m_apply->setObjectName(QStringLiteral("clusterApply"));
    m_apply->setProperty("primary", true);
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("clusterClose"));
    close->setToolTip(tr("Leave without listing anything (Escape)"));
    const auto choose = [this](const QString& name, const QString& text, const QString& help, bool isChosen) {
        auto* made = new QToolButton(this);
        made->setObjectName(name);
        made->setText(text);
        made->setToolTip(help);
        connect(made, &QToolButton::clicked, this, [this, isChosen] { m_model->chooseAll(isChosen); });
        return made;
    };

    auto* top = new QHBoxLayout;
    top->setSpacing(space::kXs);
    top->addWidget(m_method, 1);
    top->addWidget(m_letters);
    top->addWidget(m_likeness);
    top->addWidget(choose(QStringLiteral("clusterAll"), tr("All"), tr("Take all clusters"), true));
    top->addWidget(choose(QStringLiteral("clusterNone"), tr("None"), tr("Take no cluster"), false));
    top->addStretch(1);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(space::kS);
    bottom->addWidget(m_apply);
    bottom->addWidget(close);
    bottom->addWidget(m_use);
    bottom->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    layout->setSpacing(space::kXs);
    layout->addLayout(top);
    layout->addWidget(m_facts);
    layout->addWidget(m_progress);
    layout->addWidget(m_tree, 1);
    layout->addLayout(bottom);

    connect(m_method, &QComboBox::activated, this, [this] {
        showOptions();
        find();
    });
    connect(m_letters, &QSpinBox::valueChanged, this, &ValueClustersPane::find);
    connect(m_likeness, &QDoubleSpinBox::valueChanged, this, &ValueClustersPane::find);
    connect(m_apply, &QPushButton::clicked, this, &ValueClustersPane::apply);
    connect(close, &QPushButton::clicked, this, &ValueClustersPane::closed);
}

match::ValueClusterOptions ValueClustersPane::options() const {
    match::ValueClusterOptions options;
    options.method = ClusterMethod(m_method->currentData().toInt());
    (options.method == ClusterMethod::Grams ? options.gram : options.radius) = std::size_t(std::max(1, m_letters->value()));
    options.threshold = m_likeness->value();
    return options;
}

void ValueClustersPane::showOptions() {
    const auto method = ClusterMethod(m_method->currentData().toInt());
    m_method->setToolTip(m_method->currentData(Qt::ToolTipRole).toString());
    m_letters->setVisible(method == ClusterMethod::Grams || method == ClusterMethod::Edits);
    m_likeness->setVisible(method == ClusterMethod::Likeness);
    const QSignalBlocker quiet(m_letters);
    const match::ValueClusterOptions usual;
    m_letters->setRange(1, method == ClusterMethod::Grams ? 6 : 5);
    m_letters->setValue(int(method == ClusterMethod::Grams ? usual.gram : usual.radius));
    m_letters->setToolTip(method == ClusterMethod::Grams ? tr("Letters of a stretch") : tr("Letters that may differ at most"));
    m_likeness->setToolTip(tr("How alike they are at least: 1 is the same"));
}

void ValueClustersPane::show(Project& project, Subject subject) {
    leave();
    m_project = &project;
    m_subject = std::move(subject);
    m_use->setVisible(!copies().empty());
    m_use->setText(tr("Use it in the %Ln rule(s) that copy the field", nullptr, int(copies().size())));
    find();
    m_tree->setFocus();
}

void ValueClustersPane::leave() {
    m_find.cancel();
    m_progress->hide();
    m_progress->watch(nullptr);
    m_values.reset();
    m_subject = {};
    m_model->clear();
}

void ValueClustersPane::find() {
    if (!m_project || !m_subject.read)
        return;
    m_facts->setText(m_values ? tr("Looking for spellings of one value …") : tr("Reading the values of %1 …").arg(m_subject.name));
    m_find.start<Found>(
        m_project->tasks(), m_values ? Tasks::Lane::Quick : Tasks::Lane::Long, tr("Cluster values of %1").arg(m_subject.name), this,
        [read = m_subject.read, values = m_values, options = options()](JobContext& job) -> Result<Found> {
            Found found;
            found.values = values;
            if (!found.values) {
                MW_TRY(found.values, read(job));
            }
            MW_TRY(found.clusters, match::clusterValues(*found.values, options, job));
            return found;
        },
        [this](Result<Found> found) { showFound(std::move(found)); });
    m_progress->watch(m_find.job());
    m_progress->show();
}

void ValueClustersPane::showFound(Result<Found> found) {
    m_progress->hide();
    m_progress->watch(nullptr);
    if (!found) {
        m_model->clear();
        m_facts->setText(messageWithPlace(found.error()));
        return;
    }
    m_values = found->values;
    const mapping::ValueMap* known = map();
    rules::ValueMap fresh;
    fresh.unlisted = rules::ValueMap::Unlisted::KeepValue;
    m_model->show(m_values, found->clusters, known ? known->content : fresh);
    m_tree->expandToDepth(0);
    QString facts = m_subject.name + QStringLiteral(": ") + tr("%Ln different value(s), ", nullptr, int(m_values->size())) + tr("%Ln cluster(s)", nullptr, int(found->clusters.clusters.size()));
    if (found->clusters.clusters.size() > ValueClusterModel::kMostShown)
        facts += QStringLiteral(" · ") + tr("those that change most are shown");
    if (m_values->passedOver() > 0)
        facts += QStringLiteral(" · ") + tr("%1 rows hold values that found no room").arg(formatCount(m_values->passedOver()));
    if (found->clusters.passedOver > 0)
        facts += QStringLiteral(" · ") + tr("very many are alike: not all were compared");
    m_facts->setText(facts);
    m_tree->setEmptyText(tr("No values are spellings of one by this method. Try another."));
}

void ValueClustersPane::showChosen() {
    const auto [clusters, rows] = m_model->chosenCounts();
    m_apply->setEnabled(clusters > 0);
    m_apply->setText(m_subject.valueMap.isNull() ? tr("Make a value map of %Ln cluster(s)", nullptr, int(clusters)) : tr("List %Ln cluster(s)", nullptr, int(clusters)));
    m_apply->setToolTip(tr("%1 rows get another value, by the value map; the data stays as it is").arg(formatCount(rows)));
}

const mapping::ValueMap* ValueClustersPane::map() const {
    for (const mapping::ValueMap& each : m_project->document().valueMaps)
        if (each.id == m_subject.valueMap)
            return &each;
    return nullptr;
}

std::vector<ValueClustersPane::Copy> ValueClustersPane::copies() const {
    std::vector<Copy> found;
    if (!m_project || !m_subject.valueMap.isNull() || m_subject.field.isNull())
        return found;
    const mapping::Document& document = m_project->document();
    for (const mapping::EntityMapping& mapping : document.mappings) {
        const Entity* const source = document.sourceOf(mapping);
        const Entity* const target = document.targetOf(mapping);
        if (mapping.sourceConnection != m_subject.connection || mapping.sourceEntity != m_subject.entity || !source || !target)
            continue;
        const Field* const field = source->fieldById(m_subject.field);
        for (const mapping::FieldMapping& each : mapping.fields) {
            const Field* const filled = target->fieldById(each.targetField);
            if (field && filled && filled->type.kind == TypeKind::Text && each.rule == edits::ruleName(field->name))
                found.push_back({mapping.id, each.targetField});
        }
    }
    return found;
}

void ValueClustersPane::apply() {
    const std::vector<mapping::Spellings> groups = m_model->chosen();
    const std::string note = utf8(tr("spellings of one value"));
    const QString label = tr("Cluster values of %1").arg(m_subject.name);
    const mapping::ValueMap* known = map();
    mapping::ValueMap made = known ? *known : mapping::cleaningMap(m_project->document(), utf8(tr("%1 cleaned").arg(m_subject.name)), m_project->ids().make("vm"));
    const Result<std::size_t> added = mapping::addCorrections(made.content, groups, note);
    if (!added.ok()) {
        m_facts->setText(message(added.error()));
        return;
    }
    const Id id = made.id;
    std::vector<mapping::Edit> parts;
    const std::string call = "map('" + utf8(qt(made.content.name).replace(u'\'', QStringLiteral("''"))) + "', ";
    mapping::Edit edit;
    edit.steps.push_back(mapping::SetElement<mapping::ValueMap>{id, std::move(made)});
    parts.push_back(std::move(edit));
    if (m_use->isVisibleTo(this) && m_use->isChecked())
        for (const Copy& copy : copies())
            parts.push_back(edits::changeField(m_project->document(), copy.entityMapping, copy.targetField, m_project->ids(), label,
                                               [&](mapping::FieldMapping& field) { field.rule = call + field.rule + ")"; }));
    if (!m_project->apply(edits::together(std::move(parts), label)))
        return;
    Q_EMIT applied(id);
}

void ValueClustersPane::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace mw::ui

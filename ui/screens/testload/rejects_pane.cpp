// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/testload/rejects_pane.h"

#include "ui/models/run_models.h"
#include "ui/models/runs.h"
#include "ui/present/text.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/split_pane.h"

#include <QVBoxLayout>

namespace mw::ui {

RejectsPane::RejectsPane(QWidget* parent) : QWidget(parent) {
    m_groups = new RejectGroupModel(this);
    m_records = new RejectModel(this);
    m_groupTable = new DenseTable(QStringLiteral("testload/causes"), this);
    m_groupTable->setObjectName(QStringLiteral("rejectCauses"));
    m_groupTable->setAccessibleName(tr("Causes of rejects"));
    m_groupTable->setModel(m_groups);
    m_groupTable->setColumnCharacters({42, 25, 9, 16});
    m_groupTable->setEmptyText(tr("Nothing was rejected."));
    m_groupTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_recordTable = new DenseTable(QStringLiteral("testload/rejects"), this);
    m_recordTable->setObjectName(QStringLiteral("rejectRecords"));
    m_recordTable->setAccessibleName(tr("Rejected records"));
    m_recordTable->setModel(m_records);
    m_recordTable->setColumnCharacters({9, 13, 13, 30, 14});
    m_recordTable->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new SplitPane(Qt::Vertical, QStringLiteral("testload/rejects"), {m_groupTable, m_recordTable}, {200, 260}, {0, 1}, this));
    connect(m_groupTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RejectsPane::showRecords);
    connect(m_groups, &QAbstractItemModel::modelReset, this, [this] {
        m_records->clear();
        chooseFirst();
    });
    connect(m_recordTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (!current.isValid() || !m_project)
            return;
        const engine::Reject& reject = m_records->rejectAt(current.row()).reject;
        const mapping::EntityMapping* mapping = m_project->document().mapping(reject.entityMapping);
        const QModelIndex group = m_groupTable->currentIndex();
        Q_EMIT recordChosen(qt(mapping ? mapping->reference : reject.targetEntity), reject.rowNumber,
                            group.isValid() ? qt(m_groups->groupAt(group.row()).targetField) : QString());
    });
}

void RejectsPane::setProject(Project* project) {
    m_project = project;
    m_groups->setRuns(project ? &project->runs() : nullptr);
}

void RejectsPane::chooseFirst() {
    if (m_groups->rowCount() > 0)
        m_groupTable->setCurrentIndex(m_groups->index(0, 0));
}

void RejectsPane::chooseGroup(const evidence::RejectGroup& group) {
    if (const int row = m_groups->rowOf(group); row >= 0)
        m_groupTable->setCurrentIndex(m_groups->index(row, 0));
}

void RejectsPane::showRecords() {
    const QModelIndex current = m_groupTable->currentIndex();
    const evidence::RunRecord* run = m_project ? m_project->runs().current() : nullptr;
    if (!current.isValid() || !run) {
        m_records->clear();
        return;
    }
    const evidence::RejectGroup& group = m_groups->groupAt(current.row());
    evidence::RejectFilter filter;
    filter.targetEntity = group.targetEntity;
    filter.targetField = group.targetField;
    filter.code = std::string(nameOf(group.code));
    m_records->show(m_project->tasks(), m_project->runs().storePath(), run->id, filter);
}

} // namespace mw::ui

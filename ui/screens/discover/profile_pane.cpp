// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/discover/profile_pane.h"

#include "core/base/clock.h"
#include "core/mapping/released_fields.h"
#include "ui/models/filter_proxy.h"
#include "ui/models/profile_model.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/screens/discover/drift_line.h"
#include "ui/screens/discover/field_detail.h"
#include "ui/screens/discover/findings_line.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/split_pane.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

ProfilePane::ProfilePane(QWidget* parent) : QWidget(parent) {
    m_model = new ProfileModel(this);
    m_proxy = new FilterProxy(this);
    m_proxy->setSourceModel(m_model);
    m_table = new DenseTable(QStringLiteral("discover/profile"), this);
    m_table->setObjectName(QStringLiteral("profileTable"));
    m_table->setAccessibleName(tr("Profile of the fields"));
    m_table->setModel(m_proxy);
    m_table->setColumnCharacters({20, 13, 16, 9, 13, 13, 10, 26, 22, 12, 40});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // as the source has them, until a header is clicked
    m_detail = new FieldDetail(this);
    auto* split = new SplitPane(Qt::Vertical, QStringLiteral("discover/profile"), {m_table, m_detail}, {360, 210}, {1, 0}, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_drift = new DriftLine(this);
    layout->addWidget(m_drift);
    m_findings = new FindingsLine(this);
    layout->addWidget(m_findings);
    layout->addWidget(split, 1);
    const auto selectNamed = [this](const QString& name) {
        for (int row = 0; row < m_model->rowCount(); ++row)
            if (qt(m_model->fieldAt(row).name) == name)
                selectField(m_model->fieldAt(row).id);
    };
    connect(m_drift, &DriftLine::fieldChosen, this, selectNamed);
    connect(m_findings, &FindingsLine::fieldChosen, this, selectNamed);
    connect(m_findings, &FindingsLine::verifyRequested, this, [this] {
        if (m_project)
            m_project->makeProfile(m_connection, m_entity, Project::FindingsCounted::InAllRows);
    });
    connect(m_detail, &FieldDetail::rowsRequested, this, &ProfilePane::rowsRequested);
    connect(m_detail, &FieldDetail::clustersRequested, this, &ProfilePane::clustersRequested);
    connect(m_detail, &FieldDetail::releaseRequested, this, [this](const QString& who, const QString& why) {
        if (const Field* const field = currentField(); field && m_project)
            m_project->apply(mapping::releaseFields({field->id}, utf8(who), printUtc(Clock::system().nowMicros()).substr(0, 10), utf8(why)));
    });
    connect(m_detail, &FieldDetail::maskRequested, this, [this] {
        if (const Field* const field = currentField(); field && m_project)
            m_project->apply(mapping::takeBackRelease(m_project->document(), {field->id}));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        showDetail();
        if (current.isValid())
            Q_EMIT fieldChosen(Id(utf8(current.data(ElementRole).toString())));
    });
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        const QModelIndex at = m_proxy->mapToSource(index);
        const auto* profile = m_model->profileAt(at.row());
        if (at.column() == ProfileModel::Filled && profile && profile->nulls > 0)
            Q_EMIT rowsRequested({RowFilter::Kind::IsNull, m_model->fieldAt(at.row()).name, {}});
    });
}

void ProfilePane::setProject(Project* project) {
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    m_entity = {};
    m_model->setEntity(nullptr);
    m_drift->show(nullptr);
    m_findings->show(nullptr);
    showDetail();
    if (!project)
        return;
    connect(project, &Project::profileChanged, this, [this](const Id& entity) {
        if (entity == m_entity)
            refresh();
    });
    connect(project, &Project::changed, this, [this](const mapping::ChangeSet& changes) {
        const Field* const field = currentField();
        const auto isOfField = [&](const mapping::Change& change) { return field && change.what == mapping::Change::What::Workflow && change.element == field->id; };
        if (std::any_of(changes.begin(), changes.end(), isOfField))
            showDetail();
    });
}

void ProfilePane::showEntity(const Id& connection, const Id& entity) {
    m_connection = connection;
    m_entity = entity;
    const mapping::Connection* place = m_project->document().connection(connection);
    m_model->setEntity(place ? place->schema.entityById(entity) : nullptr);
    refresh();
    m_table->setCurrentIndex(m_proxy->index(0, 0));
}

void ProfilePane::selectField(const Id& field) {
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->fieldAt(row).id == field)
            m_table->setCurrentIndex(m_proxy->mapFromSource(m_model->index(row, 0)));
}

void ProfilePane::refresh() {
    m_model->setProfile(m_project->profile(m_entity));
    m_drift->show(m_project->profileDrift(m_entity));
    m_findings->show(m_project->profile(m_entity));
    showDetail();
}

const Field* ProfilePane::currentField() const {
    const QModelIndex current = m_proxy->mapToSource(m_table->currentIndex());
    return current.isValid() ? &m_model->fieldAt(current.row()) : nullptr;
}

void ProfilePane::showDetail() {
    const QModelIndex current = m_proxy->mapToSource(m_table->currentIndex());
    if (current.isValid())
        m_detail->show(&m_model->fieldAt(current.row()), m_model->profileAt(current.row()), m_model->rowsProfiled(),
                       qt(mapping::releaseOf(m_project->document(), m_model->fieldAt(current.row()).id)));
    else
        m_detail->show(nullptr, nullptr, 0);
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/entities_page.h"

#include "ui/models/filter_proxy.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/section_header.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace mw::ui {

EntitiesPage::EntitiesPage(QWidget* parent)
    : QWidget(parent), m_model(new MapEntitiesModel(this)), m_proxy(new FilterProxy(this)),
      m_table(new DenseTable(QStringLiteral("map/entities"), this)) {
    setObjectName(QStringLiteral("mapEntitiesPage"));
    m_header = new SectionHeader(tr("Target entities"), this);
    m_filter = new FilterEdit(tr("Filter entities"), this);
    m_filter->setObjectName(QStringLiteral("entitiesFilter"));
    m_filter->setFixedWidth(220);
    m_filter->setResultView(m_table);
    m_header->addTool(m_filter);
    m_proxy->setSourceModel(m_model);
    m_table->setObjectName(QStringLiteral("mapEntities"));
    m_table->setAccessibleName(tr("Target entities"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_proxy);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setColumnCharacters({19, 28, 13, 23, 16, 11, 17, 13, 14, 22, 9});
    auto* empty = new EmptyState(QStringLiteral("map"), tr("Nothing is mapped yet"),
                                 tr("An entity mapping says which source entity fills which target entity. A new migration "
                                    "makes one for every target whose source it recognises."), this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_stack, 1);
    connect(m_filter, &QLineEdit::textChanged, m_proxy, &FilterProxy::setWords);
    connect(m_table, &QAbstractItemView::activated, this, &EntitiesPage::open);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &EntitiesPage::updateFact);
    connect(m_model, &QAbstractItemModel::modelReset, this, &EntitiesPage::updateFact);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &EntitiesPage::updateFact);
}

void EntitiesPage::setProject(Project* project) {
    m_model->setProject(project);
    if (m_proxy->rowCount() > 0)
        m_table->setCurrentIndex(m_proxy->index(0, 0));
}

void EntitiesPage::choose(const Id& entityMapping) {
    const int row = m_model->rowOf(entityMapping);
    if (row >= 0)
        m_table->setCurrentIndex(m_proxy->mapFromSource(m_model->index(row, 0)));
}

void EntitiesPage::open(const QModelIndex& index) {
    if (index.isValid())
        Q_EMIT opened(m_model->mappingAt(m_proxy->mapToSource(index).row()));
}

void EntitiesPage::updateFact() {
    const int rows = m_model->rowCount();
    m_stack->setCurrentIndex(rows > 0 ? 0 : 1);
    int complete = 0;
    for (int row = 0; row < rows; ++row)
        complete += m_model->index(row, MapEntitiesModel::RequiredUnfed).data(SortRole).toULongLong() == 0 &&
                    m_model->index(row, MapEntitiesModel::Problems).data(SortRole).toULongLong() == 0;
    m_header->setFact(rows == 0 ? QString() : tr("%1 of %2 without gaps or problems").arg(complete).arg(rows));
}

} // namespace mw::ui

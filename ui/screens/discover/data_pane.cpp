// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/discover/data_pane.h"

#include "ui/models/rows_model.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/present/value_text.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/filter_edit.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {

constexpr int kSearchDelayMs = 250;

QString filterText(const RowFilter& filter) {
    const QString field = qt(filter.field);
    switch (filter.kind) {
    case RowFilter::Kind::IsNull: return DataPane::tr("%1 is null").arg(field);
    case RowFilter::Kind::IsEmpty: return DataPane::tr("%1 is empty").arg(field);
    case RowFilter::Kind::HasEdgeSpace: return DataPane::tr("%1 has edge spaces").arg(field);
    case RowFilter::Kind::Equals: return QStringLiteral("%1 = %2").arg(field, showText(qt(filter.text)).text);
    case RowFilter::Kind::Contains:
    case RowFilter::Kind::All: return {};
    }
    return {};
}

/// First widths that suit the values, within limits.
int widthFor(const Field& field, const QFontMetrics& metrics) {
    const int name = int(field.name.size()) + 2;
    int typical = 16;
    switch (field.type.kind) {
    case TypeKind::Boolean: typical = 7; break;
    case TypeKind::Integer: typical = 10; break;
    case TypeKind::Date: typical = 11; break;
    case TypeKind::Timestamp: typical = 20; break;
    case TypeKind::Text: typical = field.type.length > 0 ? qBound(8, int(field.type.length), 28) : 22; break;
    default: break;
    }
    return metrics.averageCharWidth() * qMax(name, typical) + 14;
}

} // namespace

DataPane::DataPane(QWidget* parent) : QWidget(parent) {
    m_model = new RowsModel(this);
    m_table = new DenseTable(QString(), this);
    m_table->setObjectName(QStringLiteral("dataTable"));
    m_table->setAccessibleName(tr("Rows"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setModel(m_model);
    m_table->verticalHeader()->show();
    m_table->verticalHeader()->setFixedWidth(64);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_search = new FilterEdit(tr("Find in all fields"), this);
    m_search->setFixedWidth(240);
    m_search->setResultView(m_table);
    m_filterChip = new QToolButton(this);
    m_filterChip->setIcon(icon(QStringLiteral("close")));
    m_filterChip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_filterChip->setToolTip(tr("Show all rows again"));
    m_filterChip->setCheckable(true);
    m_filterChip->setChecked(true);
    m_filterChip->hide();
    m_state = new QLabel(this);
    m_state->setObjectName(QStringLiteral("dataState"));
    m_state->setProperty("role", QStringLiteral("muted"));
    auto* line = new QHBoxLayout;
    line->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    line->setSpacing(space::kM);
    line->addWidget(m_search);
    line->addWidget(m_filterChip);
    line->addWidget(m_state, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_table, 1);

    m_searchSoon.setSingleShot(true);
    m_searchSoon.setInterval(kSearchDelayMs);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_searchSoon.start(); });
    connect(&m_searchSoon, &QTimer::timeout, this, [this] {
        const QString text = m_search->text();
        load(text.isEmpty() ? RowFilter{} : RowFilter{RowFilter::Kind::Contains, {}, utf8(text)});
    });
    connect(m_filterChip, &QToolButton::clicked, this, [this] { load({}); });
    connect(m_model, &RowsModel::stateChanged, this, &DataPane::say);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &DataPane::look);
}

void DataPane::setProject(Project* project) {
    m_project = project;
    m_entity = {};
    m_model->clear();
    say();
}

void DataPane::showEntity(const Id& connection, const Id& entity, const RowFilter& filter) {
    if (entity == m_entity && filter == m_model->filter())
        return;
    m_connection = connection;
    m_entity = entity;
    const QSignalBlocker quiet(m_search);
    m_search->clear();
    load(filter);
}

void DataPane::load(const RowFilter& filter) {
    const mapping::Connection* place = m_project ? m_project->document().connection(m_connection) : nullptr;
    const Entity* entity = place ? place->schema.entityById(m_entity) : nullptr;
    if (!entity)
        return;
    std::uint64_t known = entity->rowsAreExact ? entity->rowEstimate.value_or(0) : 0;
    if (const auto profile = m_project->profile(m_entity); profile && profile->complete)
        known = profile->rows;
    const bool sameFields = m_model->columnCount() == int(entity->fields.size()) &&
                            (entity->fields.empty() || m_model->headerData(0, Qt::Horizontal).toString() == qt(entity->fields.front().name));
    m_model->show(m_project, m_connection, m_entity, entity->fields, filter, known);
    if (!sameFields)
        for (std::size_t i = 0; i < entity->fields.size(); ++i)
            m_table->setColumnWidth(int(i), widthFor(entity->fields[i], m_table->fontMetrics()));
    const QString chip = filterText(filter);
    m_filterChip->setText(chip);
    m_filterChip->setVisible(!chip.isEmpty());
    m_filterChip->setChecked(true);
    m_table->scrollToTop();
    say();
}

void DataPane::say() {
    const RowPager::State state = m_model->state();
    if (state.error) {
        m_state->setText(messageWithPlace(*state.error));
        return;
    }
    if (m_entity.isNull()) {
        m_state->clear();
        return;
    }
    const bool filtered = m_model->filter().kind != RowFilter::Kind::All;
    if (filtered && state.complete)
        m_state->setText(tr("%1 of %2 rows").arg(formatCount(state.found), formatCount(state.scanned)));
    else if (filtered)
        m_state->setText(tr("%1 found in the first %2 rows").arg(formatCount(state.found), formatCount(state.scanned)));
    else if (state.complete)
        m_state->setText(tr("%1 rows").arg(formatCount(state.scanned)));
    else
        m_state->setText(tr("%1 rows or more").arg(formatCount(std::uint64_t(m_model->rowCount()))));
}

void DataPane::look() {
    const int first = m_table->rowAt(0);
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    m_model->lookAt(first, last < 0 ? m_model->rowCount() - 1 : last);
}

} // namespace mw::ui

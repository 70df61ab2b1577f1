// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/grid_view.h"

#include "ui/models/map_tsv.h"
#include "ui/present/theme.h"
#include "ui/screens/map/grid_delegate.h"
#include "ui/screens/map/saved_views.h"
#include "ui/widgets/column_chooser.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/filter_edit.h"

#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace mw::ui {

namespace {
const QString kGridKey = QStringLiteral("map/grid");
}

GridView::GridView(QWidget* parent)
    : QWidget(parent), m_model(new MapGridModel(this)), m_proxy(new MapGridProxy(this)),
      m_table(new DenseTable(kGridKey, this)) {
    setObjectName(QStringLiteral("mapGridView"));
    m_table->setObjectName(QStringLiteral("mapGrid"));
    m_table->setAccessibleName(tr("Source-to-target table"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    m_filter = new FilterEdit(tr("Filter rows"), this);
    m_filter->setObjectName(QStringLiteral("gridFilter"));
    m_filter->setFixedWidth(220);
    m_filter->setResultView(m_table);
    m_state = new QComboBox(this);
    m_state->setObjectName(QStringLiteral("gridState"));
    m_state->setAccessibleName(tr("Which rows are shown"));
    using State = MapGridProxy::State;
    for (const auto& [state, text] :
         {std::pair(State::All, tr("All fields")), std::pair(State::Unmapped, tr("Unmapped")),
          std::pair(State::RequiredUnfed, tr("Required, unfed")), std::pair(State::WithProblems, tr("With problems")),
          std::pair(State::Mapped, tr("Mapped")), std::pair(State::Critical, tr("Critical")),
          std::pair(State::InReview, tr("In review")), std::pair(State::Questions, tr("Open questions"))})
        m_state->addItem(text, int(state));
    m_count = new QLabel(this);
    m_count->setProperty("role", QStringLiteral("muted"));
    auto* tools = new QWidget(this);
    tools->setProperty("role", QStringLiteral("toolline"));
    tools->setAttribute(Qt::WA_StyledBackground);
    tools->setFixedHeight(kBarHeight);
    auto* line = new QHBoxLayout(tools);
    line->setContentsMargins(space::kS, 0, space::kS, 0);
    line->addWidget(m_filter);
    line->addWidget(m_state);
    m_views = new SavedViews(this);
    auto* columns = new QToolButton(this);
    columns->setObjectName(QStringLiteral("gridColumns"));
    columns->setText(tr("Columns"));
    columns->setPopupMode(QToolButton::InstantPopup);
    columns->setMenu(new QMenu(columns));
    connect(columns->menu(), &QMenu::aboutToShow, this, [this, columns] {
        columns->menu()->clear();
        fillColumnMenu(columns->menu(), m_table->horizontalHeader(), kGridKey);
    });
    m_views->setLook([this] { return look(); }, [this](const GridLook& wanted) { setLook(wanted); });
    line->addWidget(m_views);
    line->addWidget(columns);
    line->addWidget(m_count);
    line->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addWidget(m_table, 1);

    connect(m_filter, &QLineEdit::textChanged, m_proxy, &MapGridProxy::setWords);
    connect(m_state, &QComboBox::currentIndexChanged, this,
            [this] { m_proxy->setState(MapGridProxy::State(m_state->currentData().toInt())); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_proxy, signal, this, &GridView::updateCount);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &GridView::updateCount);
    connect(m_model, &MapGridModel::refused, this, &GridView::hintRequested);
}

void GridView::setFields(MapFields* fields) {
    m_model->setFields(fields);
    m_proxy->setSourceModel(m_model);
    m_table->setModel(m_proxy);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(MapGridModel::Target, Qt::AscendingOrder);
    m_table->setColumnCharacters({9, 20, 14, 9, 20, 34, 40, 15, 15, 14, 20, 26, 14, 40});
    auto* delegate = new GridDelegate(m_table);
    delegate->setFields(fields);
    m_table->setItemDelegate(delegate);
    connect(delegate, &GridDelegate::edited, this, &GridView::writeIntoSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (index.isValid() && !m_showing)
            Q_EMIT currentChanged(m_proxy->mapToSource(index).row());
    });
    connect(fields, &MapFields::rebuilt, this, [this, fields] { m_views->setProject(fields->project()); });
    m_views->setProject(fields->project());
    updateCount();
}

GridLook GridView::look() const {
    const QHeaderView* const header = m_table->horizontalHeader();
    return {m_filter->text(), m_state->currentData().toInt(), header->sortIndicatorSection(), header->sortIndicatorOrder() == Qt::DescendingOrder,
            hiddenColumns(header)};
}

void GridView::setLook(const GridLook& look) {
    m_filter->setText(look.words);
    m_state->setCurrentIndex(qMax(0, m_state->findData(look.state)));
    m_table->sortByColumn(qBound(0, look.sortColumn, int(MapGridModel::ColumnCount) - 1), look.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    hideColumns(m_table->horizontalHeader(), look.hidden);
}

void GridView::setState(MapGridProxy::State state) { m_state->setCurrentIndex(m_state->findData(int(state))); }

void GridView::updateCount() {
    const int shown = m_proxy->rowCount(), all = m_model->rowCount();
    m_count->setText(shown == all ? tr("%Ln field(s)", nullptr, all) : tr("%1 of %2 fields").arg(shown).arg(all));
}

void GridView::showTarget(int target) {
    QModelIndex index = m_proxy->mapFromSource(m_model->index(target, MapGridModel::Rule));
    if (!index.isValid()) {
        m_filter->clear();
        m_state->setCurrentIndex(0);
        index = m_proxy->mapFromSource(m_model->index(target, MapGridModel::Rule));
    }
    if (!index.isValid() || m_table->currentIndex().row() == index.row())
        return;
    m_showing = true;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
    m_showing = false;
}

std::vector<int> GridView::selectedTargets() const {
    std::set<int> rows;
    if (m_table->selectionModel())
        for (const QModelIndex& index : m_table->selectionModel()->selectedIndexes())
            rows.insert(m_proxy->mapToSource(index).row());
    return {rows.begin(), rows.end()};
}

void GridView::writeIntoSelection(const QModelIndex& edited, const QString& text) {
    // What is typed into one of several selected cells of a column goes into all of them.
    std::vector<MapGridModel::CellText> cells;
    bool among = false;
    for (const QModelIndex& index : m_table->selectionModel()->selectedIndexes()) {
        if (index.column() != edited.column())
            continue;
        among |= index == edited;
        cells.push_back({m_proxy->mapToSource(index).row(), MapGridModel::Column(index.column()), text});
    }
    const QModelIndex at = m_proxy->mapToSource(edited);
    if (!among || cells.size() < 2) {
        m_model->setData(at, text, Qt::EditRole);
        return;
    }
    const QString title = m_model->headerData(edited.column(), Qt::Horizontal).toString();
    for (const QString& why : m_model->write(cells, tr("Change %1 of %Ln field(s)", nullptr, int(cells.size())).arg(title)))
        Q_EMIT hintRequested(why);
}

void GridView::paste(const QString& text) {
    const QModelIndex start = m_table->currentIndex();
    const std::vector<QStringList> block = parseTsv(text);
    if (!start.isValid() || block.empty())
        return;
    std::vector<MapGridModel::CellText> cells;
    int leftOut = 0;
    const auto add = [&](const QModelIndex& index, const QString& value) {
        if (!index.isValid() || !MapGridModel::isEditable(index.column())) {
            ++leftOut;
            return;
        }
        cells.push_back({m_proxy->mapToSource(index).row(), MapGridModel::Column(index.column()), value});
    };
    if (block.size() == 1 && block.front().size() == 1) {
        for (const QModelIndex& index : m_table->selectionModel()->selectedIndexes())
            add(index, block.front().front());
    } else {
        int top = start.row(), left = start.column();
        for (const QModelIndex& index : m_table->selectionModel()->selectedIndexes()) {
            top = qMin(top, index.row());
            left = qMin(left, index.column());
        }
        for (std::size_t row = 0; row < block.size(); ++row)
            for (qsizetype column = 0; column < block[row].size(); ++column)
                add(m_proxy->index(top + int(row), left + int(column)), block[row][column]);
    }
    QStringList why = m_model->write(cells, tr("Paste %Ln cell(s)", nullptr, int(cells.size())));
    if (leftOut > 0)
        why.append(tr("%Ln cell(s) were left out: they cannot be edited here", nullptr, leftOut));
    if (!why.isEmpty())
        Q_EMIT hintRequested(why.mid(0, 3).join(QStringLiteral(" · ")));
}

bool GridView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ContextMenu && watched == m_table->viewport()) {
        Q_EMIT menuRequested(static_cast<QContextMenuEvent*>(event)->globalPos());
        return true;
    }
    if (event->type() != QEvent::KeyPress || watched != m_table)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const QModelIndex current = m_table->currentIndex();
    if (key->matches(QKeySequence::Paste)) {
        paste(QGuiApplication::clipboard()->text());
        return true;
    }
    if (key->key() == Qt::Key_Delete) {
        std::vector<MapGridModel::CellText> cells;
        for (const QModelIndex& index : m_table->selectionModel()->selectedIndexes())
            if (MapGridModel::isEditable(index.column()) && index.column() != MapGridModel::Criticality)
                cells.push_back({m_proxy->mapToSource(index).row(), MapGridModel::Column(index.column()), QString()});
        m_model->write(cells, tr("Empty %Ln cell(s)", nullptr, int(cells.size())));
        return true;
    }
    if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && current.isValid()) {
        if (m_table->isPersistentEditorOpen(current))
            return true; // the editor itself is on its way out
        if (MapGridModel::isEditable(current.column()))
            m_table->edit(current);
        else
            Q_EMIT ruleRequested(m_proxy->mapToSource(current).row());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace mw::ui

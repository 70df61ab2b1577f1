// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dense_view.h"

#include "ui/delegates/cell_delegate.h"
#include "ui/present/roles.h"
#include "ui/present/theme.h"
#include "ui/present/value_text.h"
#include "ui/widgets/column_chooser.h"
#include "ui/widgets/remembered.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <map>

namespace mw::ui {

namespace {

void setUpHeader(QHeaderView* header) {
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setFixedHeight(kHeaderHeight);
    header->setMinimumSectionSize(28);
    header->setStretchLastSection(true);
    header->setTextElideMode(Qt::ElideRight);
}

/// Says in the middle of a view without rows why it has none.
void paintEmptyText(QAbstractItemView& view, const QString& text) {
    if (text.isEmpty() || !view.model() || view.model()->rowCount(view.rootIndex()) > 0)
        return;
    QPainter painter(view.viewport());
    painter.setFont(view.font());
    painter.setPen(theme::colors().textMuted);
    painter.drawText(view.viewport()->rect().adjusted(space::kL, space::kS, -space::kL, -space::kS), int(Qt::AlignCenter | Qt::TextWordWrap), text);
}

int widthOf(const QWidget* view, int characters) {
    return view->fontMetrics().averageCharWidth() * characters + 12;
}

} // namespace

void copyCells(const QList<QModelIndexList>& rows) {
    QStringList lines;
    for (const QModelIndexList& cells : rows) {
        QStringList texts;
        for (const QModelIndex& index : cells) {
            const QVariant value = index.data(ValueRole);
            QString cell = value.isValid() ? value.value<ValueText>().plain : index.data(Qt::DisplayRole).toString();
            if (cell.contains(u'\t') || cell.contains(u'\n') || cell.contains(u'"'))
                cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
            texts << cell;
        }
        lines << texts.join(u'\t');
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

int titleWidth(const QHeaderView* header, int column) {
    header->ensurePolished();
    return header->fontMetrics().horizontalAdvance(header->model()->headerData(column, Qt::Horizontal).toString()) + 2 * space::kS;
}

DenseTable::DenseTable(const QString& key, QWidget* parent) : QTableView(parent), m_key(key) {
    setItemDelegate(new CellDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setShowGrid(true);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    setUpHeader(horizontalHeader());
    horizontalHeader()->setResizeContentsPrecision(0); // what a column needs is asked of the rows in sight only
}

void DenseTable::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    restoreWidths();
}

void DenseTable::setColumnCharacters(const QList<int>& characters) {
    m_characters = characters;
    restoreWidths();
}

void DenseTable::restoreWidths() {
    if (!model() || m_characters.isEmpty())
        return;
    for (int column = 0; column < int(m_characters.size()) && column < model()->columnCount(); ++column)
        setColumnWidth(column, firstWidth(column));
    if (!m_key.isEmpty() && !m_remembering) {
        m_remembering = true;
        rememberColumns(horizontalHeader(), m_key);
        offerColumns(horizontalHeader(), m_key);
    }
    shareSpareWidth();
}

int DenseTable::firstWidth(int column) const {
    return qMax(widthOf(this, m_characters[column]), titleWidth(horizontalHeader(), column));
}

/// What the last column does not need goes to those whose values are cut, from the left.
void DenseTable::shareSpareWidth() {
    if (!model() || m_characters.size() != model()->columnCount() || model()->rowCount() == 0)
        return;
    const int last = int(m_characters.size()) - 1;
    QList<int> flexible;
    int spare = viewport()->width() - qMax(firstWidth(last), sizeHintForColumn(last));
    for (int column = 0; column < last; ++column) {
        if (isColumnHidden(column))
            continue;
        const bool isTheUsers = isWidthRemembered(horizontalHeader(), m_key, column);
        spare -= isTheUsers ? columnWidth(column) : firstWidth(column);
        if (!isTheUsers)
            flexible << column;
    }
    for (const int column : flexible) {
        const int missing = qBound(0, sizeHintForColumn(column) - firstWidth(column), qMax(0, spare));
        spare -= missing;
        layOutColumn(horizontalHeader(), column, firstWidth(column) + missing);
    }
}

void DenseTable::reset() {
    QTableView::reset();
    shareSpareWidth();
}

void DenseTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    shareSpareWidth();
}

void DenseTable::rowsInserted(const QModelIndex& parent, int first, int last) {
    QTableView::rowsInserted(parent, first, last);
    if (first == 0 && last + 1 == model()->rowCount())
        shareSpareWidth();
}

void DenseTable::copySelection() {
    if (!selectionModel())
        return;
    // Model order but for columns that were moved or hidden: those are copied as they are seen.
    std::map<int, std::map<int, QModelIndex>> rows;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        if (!isColumnHidden(index.column()))
            rows[index.row()][horizontalHeader()->visualIndex(index.column())] = index;
    QList<QModelIndexList> cells;
    for (const auto& [row, columns] : rows) {
        QModelIndexList line;
        for (const auto& [column, index] : columns)
            line << index;
        cells << line;
    }
    copyCells(cells);
}

void DenseTable::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

void DenseTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    paintEmptyText(*this, m_emptyText);
}

void DenseTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    QTableView::keyPressEvent(event);
}

DenseTree::DenseTree(const QString& key, QWidget* parent) : QTreeView(parent), m_key(key) {
    setItemDelegate(new CellDelegate(this));
    setUniformRowHeights(true);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setTextElideMode(Qt::ElideMiddle);
    setAllColumnsShowFocus(true);
    setAnimated(false);
    setExpandsOnDoubleClick(true);
    setUpHeader(header());
}

void DenseTree::copySelection() {
    QList<QModelIndexList> cells;
    for (QModelIndex row = model() ? model()->index(0, 0) : QModelIndex(); row.isValid(); row = indexBelow(row)) {
        if (!selectionModel()->isSelected(row))
            continue;
        QModelIndexList line;
        for (int column = 0; column < model()->columnCount(row.parent()); ++column)
            line << row.siblingAtColumn(column);
        cells << line;
    }
    copyCells(cells);
}

void DenseTree::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void DenseTree::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

void DenseTree::paintEvent(QPaintEvent* event) {
    QTreeView::paintEvent(event);
    paintEmptyText(*this, m_emptyText);
}

void DenseTree::setColumnCharacters(const QList<int>& characters) {
    for (int column = 0; column < int(characters.size()) && column < header()->count(); ++column)
        header()->resizeSection(column, qMax(widthOf(this, characters[column]), titleWidth(header(), column)));
    if (!m_key.isEmpty())
        rememberColumns(header(), m_key);
}

} // namespace mw::ui

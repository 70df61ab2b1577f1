// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/preview_table.h"

#include "ui/import/preview_header.h"
#include "ui/models/preview_rows_model.h"
#include "ui/present/theme.h"

namespace mw::ui {

namespace {
constexpr int kNumberWidth = 52;
constexpr int kLeastColumnWidth = 48, kMostColumnWidth = 280;
constexpr int kRowsForWidth = 30;
constexpr int kCharactersForWidth = 60;
} // namespace

PreviewTable::PreviewTable(PreviewRowsModel* rows, QWidget* parent) : DenseTable(QString(), parent) {
    setAccessibleName(tr("The first rows"));
    setSelectionBehavior(QAbstractItemView::SelectItems);
    m_header = new PreviewHeader(this);
    setHorizontalHeader(m_header);
    setModel(rows);
    verticalHeader()->show();
    verticalHeader()->setFixedWidth(kNumberWidth);
    setEmptyText(tr("There are no rows."));
}

void PreviewTable::fitColumns() {
    QStringList titles;
    for (int i = 0; i < model()->columnCount(); ++i)
        titles << model()->headerData(i, Qt::Horizontal).toString() + u'\n' + model()->headerData(i, Qt::Horizontal, PreviewRowsModel::TypeRole).toString();
    if (titles == m_fittedFor)
        return;
    m_fittedFor = titles;
    for (int column = 0; column < titles.size(); ++column) {
        int width = m_header->titleWidth(column);
        for (int row = 0; row < qMin(kRowsForWidth, model()->rowCount()); ++row) {
            const QString text = model()->index(row, column).data().toString().left(kCharactersForWidth);
            width = qMax(width, fontMetrics().horizontalAdvance(text) + 2 * space::kS);
        }
        setColumnWidth(column, qBound(kLeastColumnWidth, width, kMostColumnWidth));
    }
}

} // namespace mw::ui

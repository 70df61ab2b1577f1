// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/paired_lines_model.h"

#include "ui/models/paired_words.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <algorithm>
#include <numeric>

namespace mw::ui {

PairedLinesModel::PairedLinesModel(QObject* parent) : TableModel(parent), m_titles{tr("Line"), tr("Source"), tr("Target"), tr("Found")} {}

void PairedLinesModel::show(std::shared_ptr<const validate::PairedResult> result) {
    beginResetModel();
    m_result = std::move(result);
    m_order.resize(m_result ? m_result->lines.size() : 0);
    std::iota(m_order.begin(), m_order.end(), std::size_t(0));
    std::stable_partition(m_order.begin(), m_order.end(), [this](std::size_t line) { return !m_result->lines[line].isSame; });
    endResetModel();
}

const validate::PairedLine* PairedLinesModel::lineAt(int row) const {
    return row >= 0 && row < rows() ? &m_result->lines[m_order[std::size_t(row)]] : nullptr;
}

QVariant PairedLinesModel::cell(int row, int column, int role) const {
    const validate::PairedLine& line = *lineAt(row);
    if (column == Line)
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(PairedWords::line(line.key)) : QVariant();
    if (column == Finding) {
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return PairedWords::finding(line);
        return role == PillRole ? QVariant(int(line.isSame ? Sign::Ok : Sign::Error)) : QVariant();
    }
    if (column == Source ? !line.isBefore : !line.isAfter)
        return {}; // the side has no such line
    const ValueText shown = showValue(column == Source ? line.before : line.after);
    if (role == ValueRole)
        return QVariant::fromValue(shown);
    return role == Qt::DisplayRole ? QVariant(shown.text) : QVariant();
}

void PairedRowsModel::show(std::shared_ptr<const validate::PairedRows> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    m_titles.clear();
    if (m_rows)
        for (const Field& field : m_rows->fields)
            m_titles << qt(field.name);
    endResetModel();
}

QVariant PairedRowsModel::cell(int row, int column, int role) const {
    const ValueText shown = showValue(m_rows->rows[std::size_t(row)][std::size_t(column)], m_rows->fields[std::size_t(column)].type);
    if (role == ValueRole)
        return QVariant::fromValue(shown);
    return role == Qt::DisplayRole ? QVariant(shown.text) : role == Qt::ToolTipRole ? QVariant(shown.plain) : QVariant();
}

} // namespace mw::ui

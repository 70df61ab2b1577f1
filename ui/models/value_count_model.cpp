// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/value_count_model.h"

#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

namespace mw::ui {

ValueCountModel::ValueCountModel(const QString& title, QObject* parent) : TableModel(parent), m_titles{title, tr("Rows"), tr("Share")} {}

void ValueCountModel::set(std::vector<profile::ValueCount> values, std::uint64_t all) {
    beginResetModel();
    m_values = std::move(values);
    m_all = all;
    endResetModel();
}

QVariant ValueCountModel::cell(int row, int column, int role) const {
    const profile::ValueCount& value = m_values[std::size_t(row)];
    if (column == Value)
        return role == ValueRole ? QVariant::fromValue(showText(qt(value.value))) : role == Qt::ToolTipRole ? QVariant(qt(value.value)) : QVariant();
    if (column == Count)
        return role == Qt::DisplayRole ? QVariant(formatCount(value.count)) : QVariant();
    if (role == BarRole)
        return m_all == 0 ? 0.0 : double(value.count) / double(m_all);
    return role == Qt::DisplayRole ? QVariant(formatShare(value.count, m_all)) : QVariant();
}

} // namespace mw::ui

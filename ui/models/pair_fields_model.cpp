// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pair_fields_model.h"

#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <algorithm>

namespace mw::ui {

PairFieldsModel::PairFieldsModel(QObject* parent) : TableModel(parent), m_titles{tr("Field"), {}, {}} {}

void PairFieldsModel::show(std::shared_ptr<const merge::PairQueue> queue, const merge::QueuedPair* pair) {
    beginResetModel();
    m_rows.clear();
    m_titles = {tr("Field"), {}, {}};
    if (queue && pair) {
        m_titles = {tr("Field"), qt(pair->leftKey), qt(pair->rightKey)};
        for (std::size_t i = 0; i < queue->fields.size(); ++i) {
            ValueText left = showValue(pair->left[i], queue->fields[i].type), right = showValue(pair->right[i], queue->fields[i].type);
            const bool differs = !(left == right);
            if (differs)
                markChanges(left, right);
            m_rows.push_back({qt(queue->fields[i].name), QVariant::fromValue(left), QVariant::fromValue(right), differs});
        }
        std::stable_partition(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.differs; });
    }
    endResetModel();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QVariant PairFieldsModel::cell(int row, int column, int role) const {
    const Row& shown = m_rows[std::size_t(row)];
    if (column == Name) {
        if (role == Qt::DisplayRole)
            return shown.name;
        if (role == SignRole && shown.differs)
            return int(Sign::Note);
        if (role == Qt::ToolTipRole)
            return shown.differs ? tr("The records differ in %1").arg(shown.name) : tr("The records agree in %1").arg(shown.name);
        return role == MutedRole ? QVariant(!shown.differs) : QVariant();
    }
    const QVariant& value = column == Left ? shown.left : shown.right;
    if (role == ValueRole)
        return value;
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return value.value<ValueText>().plain;
    return {};
}

} // namespace mw::ui

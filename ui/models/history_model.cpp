// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/history_model.h"

#include "ui/present/roles.h"

namespace mw::ui {

HistoryModel::HistoryModel(QObject* parent) : TableModel(parent), m_titles{tr("Edit")} {}

void HistoryModel::setStack(QUndoStack* stack) {
    if (m_stack)
        m_stack->disconnect(this);
    beginResetModel();
    m_stack = stack;
    m_count = stack ? stack->count() + 1 : 0;
    m_index = stack ? stack->index() : 0;
    endResetModel();
    if (stack) {
        connect(stack, &QUndoStack::indexChanged, this, &HistoryModel::follow);
        connect(stack, &QUndoStack::cleanChanged, this, [this] {
            if (m_count > 0)
                Q_EMIT dataChanged(index(0, 0), index(m_count - 1, 0));
        });
    }
}

void HistoryModel::follow() {
    const int count = m_stack ? m_stack->count() + 1 : 0;
    if (count < m_count) {
        beginRemoveRows({}, 0, m_count - count - 1);
        m_count = count;
        endRemoveRows();
    } else if (count > m_count) {
        beginInsertRows({}, 0, count - m_count - 1);
        m_count = count;
        endInsertRows();
    }
    m_index = m_stack ? m_stack->index() : 0;
    if (m_count > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_count - 1, 0));
}

QVariant HistoryModel::cell(int row, int, int role) const {
    if (!m_stack)
        return {};
    const int at = stackIndex(row);
    switch (role) {
    case Qt::DisplayRole: {
        const QString text = at == 0 ? tr("Document as it was opened") : m_stack->text(at - 1);
        return at == m_stack->cleanIndex() ? tr("%1 (saved)").arg(text) : text;
    }
    case SignRole: return at == m_index ? int(Sign::Note) : int(Sign::None);
    case MutedRole: return at > m_index;
    default: return {};
    }
}

} // namespace mw::ui

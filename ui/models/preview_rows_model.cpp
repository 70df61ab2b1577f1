// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/preview_rows_model.h"

#include "ui/present/encoding_doubt.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/present/value_text.h"

#include <QBrush>

namespace mw::ui {

namespace {

bool isFigure(const LogicalType& type) {
    return type.kind == TypeKind::Integer || type.kind == TypeKind::Decimal || type.kind == TypeKind::Float;
}

} // namespace

PreviewRowsModel::PreviewRowsModel(QObject* parent) : QAbstractTableModel(parent) {}

void PreviewRowsModel::show(std::shared_ptr<const ImportDraft::Rows> rows, const Entity* entity) {
    beginResetModel();
    m_rows = std::move(rows);
    takeTypes(entity);
    endResetModel();
}

void PreviewRowsModel::setTypes(const Entity* entity) {
    takeTypes(entity);
    if (columnCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void PreviewRowsModel::takeTypes(const Entity* entity) {
    m_types.clear();
    if (!m_rows)
        return;
    for (const Field& field : m_rows->fields) {
        const Field* known = entity ? entity->field(field.name) : nullptr;
        const Field& shown = known ? *known : field;
        m_types.push_back(shown.suggestedType.kind == TypeKind::Null ? shown.type : shown.suggestedType);
    }
}

int PreviewRowsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || !m_rows ? 0 : int(m_rows->count); }

int PreviewRowsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_rows ? 0 : int(m_rows->fields.size());
}

PreviewRowsModel::Cell PreviewRowsModel::cellOf(int row) const {
    std::size_t left = std::size_t(row);
    for (const auto& batch : m_rows->batches) {
        if (left < batch->rows)
            return {batch.get(), left};
        left -= batch->rows;
    }
    return {};
}

QVariant PreviewRowsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !m_rows)
        return {};
    if (role != ValueRole && role != Qt::ToolTipRole && role != Qt::DisplayRole && role != Qt::BackgroundRole)
        return {};
    const Cell cell = cellOf(index.row());
    if (!cell.batch || std::size_t(index.column()) >= cell.batch->columns.size())
        return {};
    const Column& column = *cell.batch->columns[std::size_t(index.column())];
    const auto doubt = [&] {
        return column.isNull(cell.row) ? QList<ValueText::Mark>() : doubtfulStretches(qt(printValue(column.value(cell.row), column.type())));
    };
    if (role == Qt::BackgroundRole)
        return doubt().isEmpty() ? QVariant() : QBrush(theme::colors().warningSoft);
    if (role == Qt::ToolTipRole) {
        const QString text = column.isNull(cell.row) ? QString() : qt(printValue(column.value(cell.row), column.type())).left(2000);
        if (!doubt().isEmpty())
            return text + u'\n' + tr("This looks as if the encoding were another.");
        return text.size() > 20 || text.contains(u'\n') ? QVariant(text) : QVariant();
    }
    ValueText shown = showValue(column.value(cell.row), column.type());
    if (role == Qt::DisplayRole)
        return shown.text;
    if (const auto marks = doubt(); !marks.isEmpty())
        shown.changed = marks;
    if (isFigure(m_types[std::size_t(index.column())]) && shown.special == ValueText::Special::None)
        shown.number = true;
    return QVariant::fromValue(shown);
}

QVariant PreviewRowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (!m_rows)
        return {};
    if (orientation == Qt::Vertical) {
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        if (role != Qt::DisplayRole)
            return {};
        const Cell cell = cellOf(section);
        return cell.batch && cell.row < cell.batch->origins.rowNumber.size() ? formatCount(cell.batch->origins.rowNumber[cell.row])
                                                                            : QString();
    }
    if (section < 0 || section >= columnCount())
        return {};
    const Field& field = m_rows->fields[std::size_t(section)];
    const LogicalType& type = m_types[std::size_t(section)];
    switch (role) {
    case Qt::DisplayRole: return qt(field.name);
    case TypeRole: return typeText(type);
    case Qt::ToolTipRole: return qt(field.name) + u'\n' + typeText(type);
    case Qt::TextAlignmentRole: return int((isFigure(type) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

} // namespace mw::ui

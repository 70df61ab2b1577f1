// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/step_rows_model.h"

#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

namespace mw::ui {

StepRowsModel::StepRowsModel(QObject* parent) : TableModel(parent), m_titles{tr("State")} {}

void StepRowsModel::show(std::shared_ptr<const engine::StepsPreview> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    m_titles = {tr("State")};
    if (m_rows)
        for (const Field& field : m_rows->fields)
            m_titles << qt(field.name);
    endResetModel();
}

bool StepRowsModel::isFigure(int column) const {
    if (column == 0 || !m_rows)
        return false;
    const TypeKind kind = m_rows->fields[std::size_t(column) - 1].type.kind;
    return kind == TypeKind::Integer || kind == TypeKind::Decimal || kind == TypeKind::Float;
}

QVariant StepRowsModel::cell(int row, int column, int role) const {
    const engine::StepRow& shown = m_rows->rows[std::size_t(row)];
    if (column == 0 || role == Qt::ToolTipRole) {
        QStringList reasons;
        for (const engine::RejectReason& reason : shown.reasons)
            reasons << qt(reason.message);
        if (role == Qt::ToolTipRole)
            return reasons.isEmpty() ? QVariant() : reasons.join(u'\n');
        if (role != Qt::DisplayRole)
            return {};
        return shown.disposition == Disposition::Excluded   ? tr("excluded")
               : shown.disposition == Disposition::Rejected ? tr("rejected")
                                                            : tr("goes on");
    }
    if (std::size_t(column) > shown.values.size())
        return role == Qt::DisplayRole && column == 1 ? QVariant(qt(shown.raw)) : QVariant();
    const ValueText text = showValue(shown.values[std::size_t(column) - 1], m_rows->fields[std::size_t(column) - 1].type);
    if (role == ValueRole)
        return QVariant::fromValue(text);
    return role == Qt::DisplayRole ? QVariant(text.text) : QVariant();
}

} // namespace mw::ui

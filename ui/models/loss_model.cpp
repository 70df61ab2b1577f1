// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/loss_model.h"

#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <algorithm>

namespace mw::ui {

LossModel::LossModel(QObject* parent)
    : TableModel(parent), m_titles{tr("Field"), tr("Reference"), tr("What is lost"), tr("Values"), tr("For example"), tr("Becomes")} {}

void LossModel::show(std::shared_ptr<const validate::ValidationResult> result) {
    std::vector<Row> next;
    if (result && result->losses)
        for (const validate::FieldLosses& field : *result->losses)
            for (const auto& [cause, count] : field.byCause) {
                const auto example = std::find_if(field.examples.begin(), field.examples.end(), [&](const auto& each) { return diff::nameOf(each.cause) == cause; });
                next.push_back({&field, example == field.examples.end() ? nullptr : &*example, cause, count});
            }
    beginResetModel();
    m_rows = std::move(next);
    m_result = std::move(result);
    endResetModel();
}

std::string LossModel::referenceAt(int row) const { return row >= 0 && row < rows() ? m_rows[std::size_t(row)].field->reference : std::string(); }

std::size_t LossModel::fields() const { return m_result && m_result->losses ? m_result->losses->size() : 0; }

QVariant LossModel::cell(int row, int column, int role) const {
    const Row& shown = m_rows[std::size_t(row)];
    if (column == Example || column == Becomes) {
        if (!shown.example)
            return {};
        const ValueText text = showValue(column == Example ? shown.example->left : shown.example->right);
        return role == ValueRole ? QVariant::fromValue(text) : role == Qt::DisplayRole ? QVariant(text.text) : role == Qt::ToolTipRole ? QVariant(text.plain) : QVariant();
    }
    if (role == MutedRole)
        return column == Reference;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Field: return qt(shown.field->entity + "." + shown.field->field);
    case Reference: return qt(shown.field->reference);
    case Lost: return coreText(diff::describe(diff::causeNamed(shown.cause)));
    case Count:
        if (role == Qt::ToolTipRole)
            return tr("of %Ln record(s)", nullptr, int(shown.field->records)) + (shown.field->remark.empty() ? QString() : QStringLiteral("\n") + coreText(shown.field->remark));
        return shown.field->remark.empty() ? formatCount(shown.count) : tr("at least %1").arg(formatCount(shown.count));
    default: return {};
    }
}

} // namespace mw::ui

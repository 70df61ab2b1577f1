// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/row_trouble_model.h"

#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <algorithm>

namespace mw::ui {

RowTroubleModel::RowTroubleModel(QObject* parent)
    : TableModel(parent), m_titles{tr("Line"), tr("Became"), tr("What is wrong"), tr("Text")} {}

void RowTroubleModel::show(std::shared_ptr<const ImportDraft::Rows> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    m_shown.clear();
    if (m_rows) {
        for (const MalformedRow& record : m_rows->malformed)
            m_shown.push_back({&record, false});
        for (const MalformedRow& record : m_rows->repairs.first)
            m_shown.push_back({&record, true});
        std::stable_sort(m_shown.begin(), m_shown.end(), [](const Row& a, const Row& b) { return a.record->rowNumber < b.record->rowNumber; });
    }
    endResetModel();
}

QVariant RowTroubleModel::cell(int row, int column, int role) const {
    const Row& shown = m_shown[std::size_t(row)];
    const MalformedRow& record = *shown.record;
    if (role == SignRole)
        return column == State ? QVariant(int(shown.isMended ? Sign::Note : Sign::Error)) : QVariant();
    if (role == ValueRole)
        return column == Text ? QVariant::fromValue(showText(qt(record.raw))) : QVariant();
    if (role == Qt::ToolTipRole)
        return column == Text ? qt(record.raw) : column == What ? message(record.error) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Line: return formatCount(record.line > 0 ? record.line : record.rowNumber);
    case State: return shown.isMended ? tr("a row, mended") : tr("an error");
    case What: return message(record.error);
    default: return qt(record.raw);
    }
}

} // namespace mw::ui

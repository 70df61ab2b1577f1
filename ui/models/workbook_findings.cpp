// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/workbook_findings.h"

#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

namespace mw::ui {

UnknownNameModel::UnknownNameModel(QObject* parent) : TableModel(parent), m_titles{tr("Name"), tr("What"), tr("Probably"), tr("Cell")} {}

void UnknownNameModel::show(std::vector<workbook::Unknown> names) {
    beginResetModel();
    m_names = std::move(names);
    endResetModel();
}

QVariant UnknownNameModel::cell(int row, int column, int role) const {
    const workbook::Unknown& name = m_names[std::size_t(row)];
    if (role == MutedRole)
        return column == What || column == Cell;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Name: return qt(name.name);
    case What: {
        const QString what = coreText(workbook::whatName(name.what));
        return name.within.empty() ? what : tr("%1 of %2").arg(what, qt(name.within));
    }
    case Closest: return name.closest.empty() ? QStringLiteral("–") : qt(name.closest);
    case Cell: return name.times > 1 ? tr("%1 and %Ln more", nullptr, int(name.times - 1)).arg(qt(name.cell)) : qt(name.cell);
    default: return {};
    }
}

RemarkModel::RemarkModel(QObject* parent) : TableModel(parent), m_titles{tr("What is to be known"), tr("Cell")} {}

void RemarkModel::show(std::vector<workbook::Remark> remarks) {
    beginResetModel();
    m_remarks = std::move(remarks);
    endResetModel();
}

QVariant RemarkModel::cell(int row, int column, int role) const {
    const workbook::Remark& remark = m_remarks[std::size_t(row)];
    if (role == MutedRole)
        return column == Cell;
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return column == Text ? coreText(remark.message()) : qt(remark.cell);
    return {};
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/version_list_model.h"

#include "ui/present/roles.h"
#include "ui/present/text.h"

#include <QDateTime>
#include <QLocale>

namespace mw::ui {

VersionListModel::VersionListModel(QObject* parent)
    : TableModel(parent), m_titles{tr("After this step"), tr("Version"), tr("By"), tr("When")} {}

void VersionListModel::show(const Versions& versions, bool hasUnsaved) {
    std::vector<Row> next = {{{}, hasUnsaved ? tr("As it is now, with what is not saved") : tr("As it is now"), {}, {}, {}}};
    for (const evidence::HistoryRecord& step : versions.steps())
        next.push_back({step.id, qt(step.words), qt(step.version), qt(step.author),
                        QDateTime::fromMSecsSinceEpoch(step.atMicros / 1000).toString(QStringLiteral("yyyy-MM-dd HH:mm"))});
    if (versions.isKept() && versions.isComplete())
        next.push_back({0, tr("Before the first step that was kept"), versions.beginning(), {}, {}});
    replaceRows(m_rows, std::move(next));
}

void VersionListModel::clear() { replaceRows(m_rows, {}); }

Versions::State VersionListModel::stateAt(int row) const {
    return row >= 0 && row < rows() ? m_rows[std::size_t(row)].state : Versions::State();
}

QString VersionListModel::titleOf(int row) const {
    const Row& at = m_rows[std::size_t(row)];
    return at.name.isEmpty() ? at.what : at.name;
}

Qt::ItemFlags VersionListModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags usual = TableModel::flags(index);
    return index.column() == Name && stateAt(index.row()) ? usual | Qt::ItemIsEditable : usual;
}

bool VersionListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const Versions::State state = stateAt(index.row());
    if (role != Qt::EditRole || index.column() != Name || !state || value.toString().trimmed() == m_rows[std::size_t(index.row())].name)
        return false;
    Q_EMIT nameGiven(*state, value.toString().trimmed());
    return true;
}

QVariant VersionListModel::cell(int row, int column, int role) const {
    const Row& at = m_rows[std::size_t(row)];
    if (role == PillRole && column == Name && !at.name.isEmpty())
        return int(Sign::Note);
    if (role == MutedRole)
        return column == By || column == When;
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case What: return at.what;
    case Name: return at.name;
    case By: return at.by;
    case When: return at.when;
    default: return {};
    }
}

} // namespace mw::ui

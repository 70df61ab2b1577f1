// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_results_model.h"

#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <algorithm>

namespace mw::ui {

namespace {
constexpr int kDeepestIndent = 8;
}

MapResultsModel::MapResultsModel(QObject* parent) : TableModel(parent) {}

void MapResultsModel::setLive(std::shared_ptr<const LiveRows> live) {
    QStringList titles;
    if (live) {
        titles.append(tr("Row"));
        for (const Field& field : live->inputs)
            titles.append(qt(field.name));
        titles.append(tr("Result"));
        titles.append(tr("Problem"));
    }
    const bool sameShape = titles == m_titles && live && m_live && live->rows.size() == m_live->rows.size();
    if (sameShape) {
        m_live = std::move(live);
        if (rows() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rows() - 1, int(m_titles.size()) - 1));
        return;
    }
    beginResetModel(); // another rule reads other fields: its table has other columns
    m_live = std::move(live);
    m_titles = std::move(titles);
    endResetModel();
}

const LiveRow* MapResultsModel::rowAt(int row) const {
    return row >= 0 && row < rows() ? &m_live->rows[std::size_t(row)] : nullptr;
}

QVariant MapResultsModel::cell(int row, int column, int role) const {
    const LiveRow& shown = m_live->rows[std::size_t(row)];
    const int inputs = int(m_live->inputs.size());
    if (column == 0) {
        if (role == Qt::DisplayRole)
            return formatCount(shown.rowNumber);
        return role == MutedRole ? QVariant(true) : QVariant();
    }
    if (column <= inputs) {
        const auto at = std::size_t(column - 1);
        if (role == ValueRole)
            return QVariant::fromValue(showValue(shown.inputs[at]));
        return role == Qt::DisplayRole ? qt(printValue(shown.inputs[at])) : QVariant();
    }
    if (column == inputs + 1) {
        if (shown.error)
            return role == Qt::DisplayRole ? QVariant(QStringLiteral("—")) : role == MutedRole ? QVariant(true) : QVariant();
        if (role == ValueRole)
            return QVariant::fromValue(showValue(shown.result, m_live->type));
        return role == Qt::DisplayRole ? qt(printValue(shown.result, m_live->type)) : QVariant();
    }
    if (!shown.error)
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return message(*shown.error);
    return role == SignRole ? QVariant(int(Sign::Error)) : QVariant();
}

MapStepsModel::MapStepsModel(QObject* parent) : TableModel(parent), m_titles{tr("Step"), tr("Value")} {}

void MapStepsModel::setSteps(std::vector<rules::Step> steps) {
    beginResetModel(); // another row or rule
    // From the result down to what it was made of, as one reads a tree.
    std::reverse(steps.begin(), steps.end());
    m_steps = std::move(steps);
    endResetModel();
}

QVariant MapStepsModel::cell(int row, int column, int role) const {
    const rules::Step& step = m_steps[std::size_t(row)];
    if (column == 0) {
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return QString(role == Qt::DisplayRole ? qMin(step.depth, kDeepestIndent) * 2 : 0, u' ') + qt(step.text);
        if (role == CodeRole)
            return true;
        return role == MutedRole ? QVariant(!step.evaluated) : QVariant();
    }
    if (!step.evaluated)
        return role == Qt::DisplayRole ? QVariant(tr("not taken")) : role == MutedRole ? QVariant(true) : QVariant();
    if (step.error) {
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return message(*step.error);
        return role == SignRole ? QVariant(int(Sign::Error)) : QVariant();
    }
    if (role == ValueRole)
        return QVariant::fromValue(showValue(step.value, step.type));
    return role == Qt::DisplayRole ? qt(printValue(step.value, step.type)) : QVariant();
}

} // namespace mw::ui

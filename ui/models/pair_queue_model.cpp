// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pair_queue_model.h"

#include "core/mapping/matching.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

namespace mw::ui {

PairQueueModel::PairQueueModel(QObject* parent) : TableModel(parent), m_titles{tr("Score"), tr("Record"), tr("Record beside it"), tr("Decision")} {}

void PairQueueModel::show(std::shared_ptr<const merge::PairQueue> queue) {
    beginResetModel();
    m_queue = std::move(queue);
    endResetModel();
}

void PairQueueModel::setDecisions(std::vector<mapping::PairDecision> decisions) {
    m_decided.decisions = std::move(decisions);
    if (rows() > 0)
        Q_EMIT dataChanged(index(0, Decided), index(rows() - 1, Decided));
}

const merge::QueuedPair* PairQueueModel::pairAt(int row) const {
    return row >= 0 && row < rows() ? &m_queue->pairs[std::size_t(row)] : nullptr;
}

std::optional<mapping::PairDecision> PairQueueModel::decisionAt(int row) const {
    const merge::QueuedPair* const pair = pairAt(row);
    const mapping::PairDecision* const found = pair ? mapping::decisionOn(m_decided, pair->leftKey, pair->rightKey) : nullptr;
    return found ? std::optional(*found) : std::nullopt;
}

int PairQueueModel::undecided() const {
    int count = 0;
    for (int row = 0; row < rows(); ++row)
        count += !decisionAt(row);
    return count;
}

int PairQueueModel::nextUndecided(int row) const {
    for (int step = 1; step <= rows(); ++step)
        if (const int next = (row + step) % rows(); !decisionAt(next))
            return next;
    return -1;
}

QVariant PairQueueModel::cell(int row, int column, int role) const {
    const merge::QueuedPair& pair = m_queue->pairs[std::size_t(row)];
    if (role == Qt::ToolTipRole && column != Decided) {
        QStringList reasons;
        for (const std::string& reason : pair.reasons)
            reasons << qt(reason);
        return reasons.isEmpty() ? QVariant() : reasons.join(u'\n');
    }
    switch (column) {
    case Score:
        if (role == Qt::DisplayRole && pair.score >= 0)
            return QStringLiteral("%1 %").arg(int(pair.score * 100 + 0.5));
        return role == SortRole ? QVariant(pair.score) : QVariant();
    case Left:
    case Right:
        return role == Qt::DisplayRole ? QVariant(qt(column == Left ? pair.leftKey : pair.rightKey)) : QVariant();
    case Decided: {
        const auto decision = decisionAt(row);
        if (!decision)
            return {};
        if (role == Qt::DisplayRole)
            return decision->same ? tr("the same") : tr("different");
        if (role == SignRole)
            return int(decision->same ? Sign::Ok : Sign::Note);
        if (role == Qt::ToolTipRole)
            return decision->why.empty() ? qt(decision->who) : tr("%1: %2").arg(qt(decision->who), qt(decision->why));
        return {};
    }
    default: return {};
    }
}

} // namespace mw::ui

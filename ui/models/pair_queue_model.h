// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/merge/pair_queue.h"
#include "ui/models/table_model.h"

#include <memory>
#include <optional>
#include <vector>

namespace mw::ui {

/// Pairs of records that may be the same thing, with what was decided on each.
class PairQueueModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Score, Left, Right, Decided, ColumnCount };
    explicit PairQueueModel(QObject* parent = nullptr);
    /// Null: nothing is shown.
    void show(std::shared_ptr<const merge::PairQueue> queue);
    /// What was decided, as the document has it now.
    void setDecisions(std::vector<mapping::PairDecision> decisions);
    const merge::QueuedPair* pairAt(int row) const;
    /// None where nothing was decided.
    std::optional<mapping::PairDecision> decisionAt(int row) const;
    int undecided() const;
    /// The next row behind one on which nothing was decided, from the first again at the end; -1 where there is none.
    int nextUndecided(int row) const;

protected:
    int rows() const override { return m_queue ? int(m_queue->pairs.size()) : 0; }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == Score; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::shared_ptr<const merge::PairQueue> m_queue;
    mapping::Matching m_decided; ///< decisions alone
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/merge/pair_queue.h"
#include "ui/models/table_model.h"

#include <memory>
#include <vector>

namespace mw::ui {

/// One pair field by field, the two records side by side.
class PairFieldsModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Name, Left, Right, ColumnCount };
    explicit PairFieldsModel(QObject* parent = nullptr);
    /// Fields that differ come first. Null: nothing is shown.
    void show(std::shared_ptr<const merge::PairQueue> queue, const merge::QueuedPair* pair);

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        QString name;
        QVariant left, right; ///< ValueText
        bool differs = false;
    };
    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validate/paired.h"
#include "ui/models/table_model.h"

#include <memory>

namespace mw::ui {

/// The lines of a check of paired queries, as both sides say them; those that differ first.
class PairedLinesModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Line, Source, Target, Finding, ColumnCount };
    explicit PairedLinesModel(QObject* parent = nullptr);
    void show(std::shared_ptr<const validate::PairedResult> result);
    /// Null where there is no such row.
    const validate::PairedLine* lineAt(int row) const;

protected:
    int rows() const override { return int(m_order.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == Source || column == Target; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::shared_ptr<const validate::PairedResult> m_result;
    std::vector<std::size_t> m_order;
};

/// What stands behind a line on one side: records, or the ways on which a right is come by.
class PairedRowsModel final : public TableModel {
    Q_OBJECT
public:
    using TableModel::TableModel;
    /// Null shows nothing.
    void show(std::shared_ptr<const validate::PairedRows> rows);

protected:
    int rows() const override { return m_rows ? int(m_rows->rows.size()) : 0; }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::shared_ptr<const validate::PairedRows> m_rows;
};

} // namespace mw::ui

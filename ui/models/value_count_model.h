// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/profile.h"
#include "ui/models/table_model.h"

namespace mw::ui {

/// Values or patterns with how often they occur.
class ValueCountModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Value, Count, Share, ColumnCount };
    explicit ValueCountModel(const QString& title, QObject* parent = nullptr);
    void set(std::vector<profile::ValueCount> values, std::uint64_t all);
    const std::string& valueAt(int row) const { return m_values[std::size_t(row)].value; }

protected:
    int rows() const override { return int(m_values.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == Count; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::vector<profile::ValueCount> m_values;
    std::uint64_t m_all = 0;
};

} // namespace mw::ui

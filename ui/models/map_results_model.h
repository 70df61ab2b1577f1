// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_rule_work.h"
#include "ui/models/table_model.h"

namespace mw::ui {

/// Live results of one rule: row number, inputs, result, problem.
class MapResultsModel final : public TableModel {
    Q_OBJECT
public:
    explicit MapResultsModel(QObject* parent = nullptr);
    void setLive(std::shared_ptr<const LiveRows> live);
    const LiveRow* rowAt(int row) const;

protected:
    int rows() const override { return m_live ? int(m_live->rows.size()) : 0; }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    std::shared_ptr<const LiveRows> m_live;
    QStringList m_titles;
};

/// The steps by which one row's result came about, from the result down to the fields.
class MapStepsModel final : public TableModel {
    Q_OBJECT
public:
    explicit MapStepsModel(QObject* parent = nullptr);
    void setSteps(std::vector<rules::Step> steps);
    Span spanAt(int row) const { return m_steps[std::size_t(row)].span; }

protected:
    int rows() const override { return int(m_steps.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    std::vector<rules::Step> m_steps;
    QStringList m_titles;
};

} // namespace mw::ui

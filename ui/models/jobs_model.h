// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/table_model.h"
#include "ui/models/tasks.h"

namespace mw::ui {

/// The long jobs, newest first; sampled, never pushed.
class JobsModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Title, Progress, Rows, Rate, Time, State, ColumnCount };
    explicit JobsModel(Tasks& tasks, QObject* parent = nullptr);
    JobPtr job(int row) const { return m_tasks.shownJobs()[std::size_t(row)].job; }

protected:
    int rows() const override { return m_count; }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column >= Rows && column <= Time; }
    QVariant cell(int row, int column, int role) const override;

private:
    Tasks& m_tasks;
    QStringList m_titles;
    int m_count = 0; ///< what views were told of
};

} // namespace mw::ui

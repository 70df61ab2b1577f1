// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"
#include "ui/models/table_model.h"
#include "ui/present/roles.h"

#include <QPointer>

namespace mw::ui {

Sign signOf(mapping::Problem::Severity severity);

/// The problems of the open document, as last found.
class ProblemsModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Message, Where, ColumnCount };
    explicit ProblemsModel(QObject* parent = nullptr);
    void setProject(Project* project);
    const mapping::Problem& problem(int row) const { return m_rows[std::size_t(row)].problem; }

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        mapping::Problem problem;
        bool operator==(const Row& other) const;
    };
    void refresh();

    QPointer<Project> m_project;
    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui

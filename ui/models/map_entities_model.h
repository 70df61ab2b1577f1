// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"
#include "ui/models/table_model.h"

#include <QPointer>

namespace mw::ui {

/// One row per entity mapping: how far it is and what it lacks.
class MapEntitiesModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Target, Source, Rows, Mapped, RequiredUnfed, Problems, LeftOpen, Status, Owner, LastRun, Reference, ColumnCount };
    explicit MapEntitiesModel(QObject* parent = nullptr);
    void setProject(Project* project);
    Id mappingAt(int row) const { return m_rows[std::size_t(row)].id; }
    int rowOf(const Id& entityMapping) const;

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override;
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        Id id;
        QString target, source, sourceDetail, reference, status, owner, lastRun, lastRunTime;
        std::optional<std::uint64_t> rows;
        std::size_t fields = 0, mapped = 0, described = 0, requiredUnfed = 0, open = 0, errors = 0, warnings = 0;
        bool lastRunRejects = false;
        friend bool operator==(const Row&, const Row&) = default;
    };
    Row rowFor(const mapping::EntityMapping& mapping) const;
    void follow(const mapping::ChangeSet& changes);
    void refreshAll();
    std::vector<Row> allRows() const;

    QPointer<Project> m_project;
    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui

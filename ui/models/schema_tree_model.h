// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"
#include "ui/models/tree_model.h"

#include <QPointer>

namespace mw::ui {

/// Connections → entities → fields of the open document.
class SchemaTreeModel final : public TreeModel {
    Q_OBJECT
public:
    enum Column { Name, Type, ColumnCount };
    /// What a row stands for; ids of the levels below it are null.
    struct Place {
        Id connection, entity, field;
    };
    explicit SchemaTreeModel(QObject* parent = nullptr);
    void setProject(Project* project);
    Place placeOf(const QModelIndex& index) const;
    /// The row of a connection, entity or field; invalid where there is none.
    QModelIndex find(const Id& element) const;

protected:
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == Type; }
    QVariant cell(const Node& node, int column, int role) const override;

private:
    enum class Level { Connection, Entity, Field };
    struct Item : Node {
        Level level = Level::Connection;
        Id id;
        QString name, label, type, toolTip, iconName;
    };
    static std::unique_ptr<Item> branchOf(const mapping::Connection& connection);
    void follow(const mapping::ChangeSet& changes);
    void noteRows(const Id& entity);
    const Item* findBelow(const Node& node, const Id& element) const;

    QPointer<Project> m_project;
    QStringList m_titles;
};

} // namespace mw::ui

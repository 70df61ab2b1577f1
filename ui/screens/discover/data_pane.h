// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"
#include "ui/models/row_pager.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace mw::ui {

class DenseTable;
class FilterEdit;
class RowsModel;

/// The rows of an entity, millions deep, with what is not visible made visible.
class DataPane final : public QWidget {
    Q_OBJECT
public:
    explicit DataPane(QWidget* parent = nullptr);
    void setProject(Project* project);
    void showEntity(const Id& connection, const Id& entity, const RowFilter& filter = {});

private:
    void load(const RowFilter& filter);
    void say();
    void look();

    QPointer<Project> m_project;
    Id m_connection, m_entity;
    RowsModel* m_model;
    DenseTable* m_table;
    FilterEdit* m_search;
    QLabel* m_state;
    QToolButton* m_filterChip;
    QTimer m_searchSoon;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_entities_model.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QStackedWidget;

namespace mw::ui {

class DenseTable;
class EmptyState;
class FilterEdit;
class FilterProxy;
class NewMappingBar;
class Overview;
class SectionHeader;

/// Where the Map page opens: one line per entity mapping. Enter opens one.
class EntitiesPage final : public QWidget {
    Q_OBJECT
public:
    explicit EntitiesPage(QWidget* parent = nullptr);
    void setProject(Project* project);
    DenseTable* table() const { return m_table; }
    QAction* newAction() const { return m_newAction; }
    Overview* overview() const { return m_overview; }
    QAction* overviewAction() const { return m_overviewAction; }
    /// Makes the row of a mapping the current one.
    void choose(const Id& entityMapping);

Q_SIGNALS:
    void opened(const mw::Id& entityMapping);

private:
    void makeActions();
    void updateBar();
    void remove();
    void open(const QModelIndex& index);
    void updateFact();
    void showOverview(bool isShown);

    MapEntitiesModel* m_model;
    FilterProxy* m_proxy;
    DenseTable* m_table;
    Overview* m_overview;
    FilterEdit* m_filter;
    SectionHeader* m_header;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    NewMappingBar* m_new;
    QAction* m_newAction;
    QAction* m_overviewAction = nullptr;
    QPointer<Project> m_project;
};

} // namespace mw::ui

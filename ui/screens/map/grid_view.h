// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_grid_model.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace mw::ui {

class DenseTable;
class FilterEdit;
class SavedViews;
struct GridLook;

/// The source-to-target table with its filters: in place editing, one value into many rows, blocks to and from
/// spreadsheets.
class GridView final : public QWidget {
    Q_OBJECT
public:
    explicit GridView(QWidget* parent = nullptr);
    void setFields(MapFields* fields);
    DenseTable* table() const { return m_table; }
    MapGridModel* model() const { return m_model; }
    void setState(MapGridProxy::State state);
    /// How it is looked at, as a view with a name keeps it.
    GridLook look() const;
    void setLook(const GridLook& look);
    void showTarget(int target);
    /// Rows of MapFields::targets() that are selected.
    std::vector<int> selectedTargets() const;
    /// Writes a block of tab-separated lines from the current cell on; a single value goes into every selected cell.
    void paste(const QString& text);

Q_SIGNALS:
    void currentChanged(int target);
    void ruleRequested(int target);
    void menuRequested(const QPoint& at);
    void hintRequested(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void writeIntoSelection(const QModelIndex& edited, const QString& text);
    void updateCount();

    MapGridModel* m_model;
    MapGridProxy* m_proxy;
    DenseTable* m_table;
    FilterEdit* m_filter;
    QComboBox* m_state;
    QLabel* m_count;
    SavedViews* m_views = nullptr;
    bool m_showing = false;
};

} // namespace mw::ui

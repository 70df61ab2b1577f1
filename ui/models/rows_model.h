// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/row_pager.h"
#include "ui/models/table_model.h"

#include <memory>

namespace mw::ui {

/// The rows of an entity, read as one looks at them; memory does not grow with the entity. Rows that are not there yet are
/// shown as "…".
class RowsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit RowsModel(QObject* parent = nullptr);
    /// Shows an entity through a filter; `known` rows are counted on from the start (from a profile), 0 where unknown.
    void show(Project* project, const Id& connection, const Id& entity, const std::vector<Field>& fields, RowFilter filter,
              std::uint64_t known);
    void clear();
    /// Tells which rows are in view, so that they and their neighbours are read.
    void lookAt(int first, int last);

    const RowFilter& filter() const { return m_filter; }
    RowPager::State state() const { return m_pager ? m_pager->state() : RowPager::State(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void stateChanged();

private:
    void follow();

    std::unique_ptr<RowPager> m_pager;
    std::vector<Field> m_fields;
    RowFilter m_filter;
    int m_rows = 0;
    int m_firstSeen = 0, m_lastSeen = 0;
};

} // namespace mw::ui

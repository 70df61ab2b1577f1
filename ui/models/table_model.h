// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace mw::ui {

/// Owns the index arithmetic of flat tables; subclasses give titles, the number of rows and one cell's facts.
class TableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    int rowCount(const QModelIndex& parent = {}) const final { return parent.isValid() ? 0 : rows(); }
    int columnCount(const QModelIndex& parent = {}) const final { return parent.isValid() ? 0 : int(titles().size()); }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;

protected:
    virtual int rows() const = 0;
    virtual const QStringList& titles() const = 0;
    /// Columns whose texts and title stand at the right: figures.
    virtual bool isFigure(int) const { return false; }
    virtual QVariant cell(int row, int column, int role) const = 0;

    /// Replaces the rows that changed by exact removals and insertions: what is equal at head and tail stays, and with it
    /// the view's place.
    template <class Row>
    void replaceRows(std::vector<Row>& shown, std::vector<Row> next) {
        std::size_t head = 0;
        while (head < shown.size() && head < next.size() && shown[head] == next[head])
            ++head;
        std::size_t tail = 0;
        while (tail < shown.size() - head && tail < next.size() - head &&
               shown[shown.size() - 1 - tail] == next[next.size() - 1 - tail])
            ++tail;
        if (head + tail < shown.size()) {
            beginRemoveRows({}, int(head), int(shown.size() - tail) - 1);
            shown.erase(shown.begin() + std::ptrdiff_t(head), shown.end() - std::ptrdiff_t(tail));
            endRemoveRows();
        }
        if (head + tail < next.size()) {
            beginInsertRows({}, int(head), int(next.size() - tail) - 1);
            shown.insert(shown.begin() + std::ptrdiff_t(head), next.begin() + std::ptrdiff_t(head),
                         next.end() - std::ptrdiff_t(tail));
            endInsertRows();
        }
    }
};

} // namespace mw::ui

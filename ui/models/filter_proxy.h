// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace mw::ui {

/// Filters by words: every word must stand somewhere in the row (FilterRole, else all shown texts). In trees a parent
/// stays while a child does, and all children of a parent that fits. Sorts by SortRole where there is one.
class FilterProxy final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit FilterProxy(QObject* parent = nullptr);
    void setWords(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    bool fits(const QModelIndex& index) const;

    QStringList m_words;
};

} // namespace mw::ui

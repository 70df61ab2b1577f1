// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/filter_proxy.h"

#include "ui/present/roles.h"

#include <algorithm>

namespace mw::ui {

FilterProxy::FilterProxy(QObject* parent) : QSortFilterProxyModel(parent) {
    setRecursiveFilteringEnabled(true);
    setAutoAcceptChildRows(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void FilterProxy::setWords(const QString& text) {
    const QStringList words = text.toLower().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

bool FilterProxy::fits(const QModelIndex& index) const {
    QString text = index.data(FilterRole).toString();
    if (text.isEmpty())
        for (int column = 0; column < sourceModel()->columnCount(index.parent()); ++column)
            text += index.siblingAtColumn(column).data().toString().toLower() + u' ';
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) { return text.contains(word); });
}

bool FilterProxy::filterAcceptsRow(int row, const QModelIndex& parent) const {
    return m_words.isEmpty() || fits(sourceModel()->index(row, 0, parent));
}

bool FilterProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(SortRole), b = right.data(SortRole);
    if (a.isValid() && b.isValid())
        return QVariant::compare(a, b) == QPartialOrdering::Less;
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;

namespace mw::ui {

class DenseTable;
class FilterEdit;
class FilterProxy;
class HelpModel;

/// Help at the place: keys and functions at the left, all that is to be said of the chosen one at the right.
class HelpView final : public QWidget {
    Q_OBJECT
public:
    explicit HelpView(QWidget* parent = nullptr);
    FilterEdit* filter() const { return m_filter; }
    /// Shows what fits a word, for example a function's name; nothing: all, the page's own keys first.
    void ask(const QString& word, const QList<QAction*>& actions);

private:
    void showChosen();

    HelpModel* m_model;
    FilterProxy* m_proxy;
    FilterEdit* m_filter;
    DenseTable* m_table;
    QLabel* m_text;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QStackedWidget;
class QLabel;
class QHBoxLayout;

namespace mw::ui {

/// The area below the page: one of several views at a time, opened from the status line.
class DockPanel final : public QWidget {
    Q_OBJECT
public:
    explicit DockPanel(QWidget* parent = nullptr);
    /// Adds a view with its tools (shown at the right of its title line); takes ownership of both.
    int addView(const QString& name, const QString& title, QWidget* view, const QList<QWidget*>& tools = {});
    /// Shows a view; -1 closes the panel.
    void setCurrent(int view);
    int current() const { return isHidden() ? -1 : m_current; }
    QString nameOf(int view) const;
    int indexOf(const QString& name) const;
    int count() const;

Q_SIGNALS:
    void currentChanged(int view);

private:
    QStackedWidget* m_stack;
    int m_current = -1;
};

} // namespace mw::ui

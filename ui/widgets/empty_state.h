// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QVBoxLayout;

namespace mw::ui {

/// Stands where there is nothing yet, says what would be here and offers the next step.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent = nullptr);
    void setIcon(const QString& name);
    void setTexts(const QString& title, const QString& text);
    /// Adds a button that triggers the action; the first is the primary one.
    void addAction(QAction* action);

private:
    QWidget* m_sign;
    QLabel* m_title;
    QLabel* m_text;
    QVBoxLayout* m_buttons;
};

} // namespace mw::ui

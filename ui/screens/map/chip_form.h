// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace mw::ui {

/// A small form below a chip. Enter or Apply takes what was entered; Escape or a click elsewhere leaves all as it was.
class ChipForm : public QFrame {
    Q_OBJECT
public:
    ChipForm(const QString& title, QWidget* parent);
    void openBelow(const QWidget* chip);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    /// Adds the foot with Apply, and Remove where `removable`.
    void addFoot(bool removable);
    /// Takes what was entered; false keeps the form open, which then says why.
    virtual bool apply() = 0;
    virtual void remove() {}
    QLabel* addLabel(const QString& text);

    QVBoxLayout* m_layout;

private:
    void finish();
};

} // namespace mw::ui

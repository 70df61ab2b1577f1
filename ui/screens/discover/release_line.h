// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace mw::ui {

class ElidedLabel;

/// How the values of a field leave the program: under the mask of the privacy floor, or released by somebody; who and why are
/// asked in place.
class ReleaseLine final : public QWidget {
    Q_OBJECT
public:
    explicit ReleaseLine(QWidget* parent = nullptr);
    /// `personal`: what makes the field personal, in words; `release`: who released it, when and why. Both may be empty.
    void show(const QString& personal, const QString& release);

Q_SIGNALS:
    void releaseRequested(const QString& who, const QString& why);
    void maskRequested();

private:
    void ask(bool isAsking);
    void release();

    ElidedLabel* m_text;
    QToolButton* m_turn;
    QWidget* m_asked;
    QLineEdit* m_who;
    QLineEdit* m_why;
    bool m_isReleased = false;
};

} // namespace mw::ui

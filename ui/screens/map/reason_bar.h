// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace mw::ui {

/// Asks in place why source fields are left behind; a reason is needed.
class ReasonBar final : public QWidget {
    Q_OBJECT
public:
    explicit ReasonBar(QWidget* parent = nullptr);
    void ask(const QString& question);

Q_SIGNALS:
    void given(const QString& reason);
    void dropped();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void finish(bool take);

    QLabel* m_question;
    QLineEdit* m_reason;
    QPushButton* m_take;
};

} // namespace mw::ui

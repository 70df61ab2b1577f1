// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QKeySequence>

namespace mw::ui {

/// Looks like a search field and opens the real one over the window.
class GoToField final : public QAbstractButton {
    Q_OBJECT
public:
    GoToField(const QString& text, const QKeySequence& key, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {320, 28}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QKeySequence m_key;
};

} // namespace mw::ui

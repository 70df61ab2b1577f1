// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/present/roles.h"

#include <QWidget>

namespace mw::ui {

/// A short status: sign, word, soft ground.
class Pill final : public QWidget {
    Q_OBJECT
public:
    explicit Pill(QWidget* parent = nullptr);
    void set(Sign sign, const QString& text);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Sign m_sign = Sign::None;
    QString m_text;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pill.h"

#include "ui/present/icons.h"
#include "ui/present/signs.h"
#include "ui/present/theme.h"

#include <QPainter>

namespace mw::ui {

namespace {
constexpr int kSign = 12;
}

Pill::Pill(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide(); // until it says something
}

void Pill::set(Sign sign, const QString& text) {
    if (sign == m_sign && text == m_text)
        return;
    m_sign = sign;
    m_text = text;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const {
    const int sign = m_sign == Sign::None ? 0 : kSign + 4;
    return {QFontMetrics(theme::smallFont()).horizontalAdvance(m_text) + sign + 14, 20};
}

void Pill::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(signGround(m_sign));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0, 1, 0, -1), kRadius, kRadius);
    int x = 7;
    if (m_sign != Sign::None) {
        painter.drawPixmap(x, (height() - kSign) / 2, iconPixmap(signIcon(m_sign), signColor(m_sign), kSign, devicePixelRatioF()));
        x += kSign + 4;
    }
    painter.setPen(signColor(m_sign));
    painter.setFont(theme::smallFont());
    painter.drawText(rect().adjusted(x, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

} // namespace mw::ui

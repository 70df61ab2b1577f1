// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/chip_button.h"

#include "ui/present/icons.h"
#include "ui/present/theme.h"

#include <QPainter>

namespace mw::ui {

namespace {
constexpr int kHeight = 24, kSide = 9, kIcon = 14, kGap = 6, kWidest = 380, kNarrowest = 60;
}

ChipButton::ChipButton(const QString& iconName, QWidget* parent) : QAbstractButton(parent), m_iconName(iconName) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void ChipButton::set(const QString& words, const QString& help, bool isSet) {
    setText(words);
    setToolTip(help);
    setAccessibleName(words);
    m_isSet = isSet;
    updateGeometry();
    update();
}

QSize ChipButton::sizeHint() const {
    return {qMin(kWidest, 2 * kSide + kIcon + kGap + fontMetrics().horizontalAdvance(text()) + 2), kHeight};
}

QSize ChipButton::minimumSizeHint() const { return {qMin(sizeHint().width(), kNarrowest), kHeight}; }

void ChipButton::paintEvent(QPaintEvent*) {
    const Colors& colors = theme::colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen edge(hasFocus() ? colors.accent : underMouse() ? colors.lineStrong : colors.line, 1);
    if (!m_isSet && !hasFocus())
        edge.setDashPattern({3, 2});
    painter.setPen(edge);
    painter.setBrush(isDown() ? colors.accentSoft : underMouse() ? colors.hover : m_isSet ? colors.chrome : colors.page);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kHeight / 2.0, kHeight / 2.0);
    const QColor color = !isEnabled() ? colors.textFaint : m_isSet ? colors.text : colors.textMuted;
    painter.drawPixmap(kSide, (height() - kIcon) / 2, iconPixmap(m_iconName, m_isSet ? colors.textMuted : colors.textFaint, kIcon, devicePixelRatioF()));
    painter.setPen(color);
    const QRect room = rect().adjusted(kSide + kIcon + kGap, 0, -kSide, 0);
    painter.drawText(room, int(Qt::AlignVCenter | Qt::AlignLeft), fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

void ChipButton::enterEvent(QEnterEvent*) { update(); }
void ChipButton::leaveEvent(QEvent*) { update(); }

} // namespace mw::ui

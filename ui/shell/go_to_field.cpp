// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/go_to_field.h"

#include "ui/present/icons.h"
#include "ui/present/theme.h"

#include <QPainter>

namespace mw::ui {

GoToField::GoToField(const QString& text, const QKeySequence& key, QWidget* parent) : QAbstractButton(parent), m_key(key) {
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void GoToField::paintEvent(QPaintEvent*) {
    const Colors& colors = theme::colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? colors.accent : underMouse() ? colors.lineStrong : colors.line, 1));
    painter.setBrush(colors.page);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.drawPixmap(space::kS, (height() - 14) / 2, iconPixmap(QStringLiteral("search"), colors.textMuted, 14, devicePixelRatioF()));
    const QRect room = rect().adjusted(space::kS + 14 + space::kS, 0, -space::kS, 0);
    painter.setFont(theme::smallFont());
    painter.setPen(colors.textFaint);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, m_key.toString(QKeySequence::NativeText));
    painter.setFont(theme::bodyFont());
    painter.setPen(colors.textMuted);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/canvas_legend.h"

#include "ui/models/map_status.h"
#include "ui/present/icons.h"
#include "ui/present/theme.h"
#include "ui/screens/map/canvas_painter.h"

#include <QPainter>

namespace mw::ui {

CanvasLegend::CanvasLegend(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("canvasLegend"));
    setAccessibleName(tr("Legend"));
}

QSize CanvasLegend::sizeHint() const { return {200, 22}; }

void CanvasLegend::paintEvent(QPaintEvent*) {
    const Colors& colors = theme::colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), colors.page);
    painter.fillRect(QRect(0, 0, width(), 1), colors.line);
    const QFont font = theme::smallFont();
    const QFontMetrics metrics(font);
    int x = space::kM;
    const auto entry = [&](int sampleWidth, const QString& words, const auto& paintSample) {
        const int textWidth = metrics.horizontalAdvance(words);
        if (x + sampleWidth + space::kXs + textWidth > width() - space::kS)
            return;
        paintSample(QRect(x, 1, sampleWidth, height() - 1));
        painter.setFont(font);
        painter.setPen(colors.textMuted);
        painter.drawText(QRect(x + sampleWidth + space::kXs, 1, textWidth + 2, height() - 1), int(Qt::AlignLeft | Qt::AlignVCenter), words);
        x += sampleWidth + space::kXs + textWidth + space::kL;
    };
    entry(24, tr("copy"), [&](const QRect& at) { paintLineSample(painter, at, RuleShape::Kind::Copy, false); });
    entry(24, tr("rule"), [&](const QRect& at) { paintLineSample(painter, at, RuleShape::Kind::Rule, false); });
    entry(24, tr("problem"), [&](const QRect& at) { paintLineSample(painter, at, RuleShape::Kind::Rule, true); });
    entry(14, tr("required, unfed"), [&](const QRect& at) {
        painter.setPen(QPen(colors.warning, 1));
        painter.setBrush(colors.warningSoft);
        painter.drawRect(QRectF(at.left() + 1.5, at.center().y() - 4.5, 11, 9));
    });
    x += space::kS;
    for (const QString& status : statusWords())
        entry(14, statusText(status), [&](const QRect& at) {
            painter.drawPixmap(at.left(), at.center().y() - 6, iconPixmap(statusIcon(status), statusColor(status), 14, devicePixelRatioF()));
        });
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/discover/length_chart.h"

#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace mw::ui {

void LengthChart::set(std::vector<std::uint64_t> counts, std::uint64_t longest) {
    m_counts = std::move(counts);
    m_longest = longest;
    update();
}

QRect LengthChart::plot() const { return rect().adjusted(0, 4, 0, -18); }

std::size_t LengthChart::barAt(int x) const {
    return std::min(m_counts.size() - 1, std::size_t(std::max(0, x)) * m_counts.size() / std::size_t(std::max(1, width())));
}

void LengthChart::paintEvent(QPaintEvent*) {
    if (m_counts.empty())
        return;
    const Colors& colors = theme::colors();
    const QRect room = plot();
    const std::uint64_t peak = *std::max_element(m_counts.begin(), m_counts.end());
    QPainter painter(this);
    painter.fillRect(room.left(), room.bottom() + 1, room.width(), 1, colors.line);
    if (peak == 0)
        return;
    const double step = double(room.width()) / double(m_counts.size());
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] == 0)
            continue;
        const double height = std::max(2.0, double(room.height()) * double(m_counts[i]) / double(peak));
        painter.fillRect(QRectF(room.left() + step * double(i), room.bottom() + 1 - height, std::max(1.0, step - 1), height), colors.bar);
    }
    painter.setFont(theme::smallFont());
    painter.setPen(colors.textMuted);
    const QRect axis(room.left(), room.bottom() + 3, room.width(), 15);
    painter.drawText(axis, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("0"));
    painter.drawText(axis, Qt::AlignRight | Qt::AlignVCenter, tr("%1 characters").arg(m_longest));
}

bool LengthChart::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && !m_counts.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const std::size_t bar = barAt(help->pos().x());
        const QString length = bar + 1 == m_counts.size() && m_longest > bar ? tr("%1 and more characters").arg(bar) : tr("%1 characters").arg(bar);
        QToolTip::showText(help->globalPos(), QStringLiteral("%1: %2").arg(length, formatCount(m_counts[bar])), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ledger_bar.h"

#include "ui/present/icons.h"
#include "ui/present/signs.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QPainter>

namespace mw::ui {

namespace {
constexpr int kHeight = 62;
constexpr int kBar = 8;
constexpr int kLegend = 8;
} // namespace

LedgerBar::LedgerBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("ledgerBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize LedgerBar::sizeHint() const { return {700, kHeight}; }

void LedgerBar::setLedger(const engine::Ledger& ledger, const engine::Written& written) {
    m_state = State::Done;
    m_ledger = ledger;
    m_written = written;
    describe();
    update();
}

void LedgerBar::setRunning(std::uint64_t read, std::uint64_t rejected) {
    m_state = State::Running;
    m_ledger = {};
    m_ledger.read = read;
    m_ledger.rejected = rejected;
    describe();
    update();
}

void LedgerBar::clear() {
    m_state = State::Empty;
    m_ledger = {};
    describe();
    update();
}

std::vector<LedgerBar::Part> LedgerBar::parts() const {
    const Colors& colors = theme::colors();
    std::vector<Part> all{{tr("loaded"), m_ledger.loaded, colors.ok}};
    const auto addIf = [&](const QString& name, std::uint64_t count, const QColor& color) {
        if (count > 0)
            all.push_back({name, count, color});
    };
    addIf(tr("handed over"), m_ledger.handedOver, colors.accent);
    addIf(tr("archived"), m_ledger.archived, colors.info);
    addIf(tr("federated"), m_ledger.federated, colors.info);
    all.push_back({tr("merged"), m_ledger.merged, colors.bar});
    all.push_back({tr("excluded"), m_ledger.excluded, colors.textFaint});
    all.push_back({tr("rejected"), m_ledger.rejected, colors.error});
    return all;
}

void LedgerBar::describe() {
    if (m_state == State::Empty) {
        setAccessibleName({});
        return;
    }
    QStringList words{tr("%1 read").arg(formatCount(m_ledger.read))};
    for (const Part& part : parts())
        words << QStringLiteral("%1 %2").arg(formatCount(part.count), part.name);
    setAccessibleName(words.join(QStringLiteral(", ")));
}

void LedgerBar::paintEvent(QPaintEvent*) {
    if (m_state == State::Empty)
        return;
    const Colors& colors = theme::colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect room = rect().adjusted(space::kM, space::kS, -space::kM, -space::kS);
    const QFontMetrics strong(theme::strongFont()), small(theme::smallFont());

    // Figures, each over its word; a square in the colour of its stretch, so that the word carries the meaning.
    int x = room.left();
    const auto figure = [&](const QString& count, const QString& name, const QColor& color, bool square) {
        painter.setFont(theme::strongFont());
        painter.setPen(colors.text);
        const int left = x + (square ? kLegend + 6 : 0);
        painter.drawText(left, room.top() + strong.ascent(), count);
        if (square) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawRoundedRect(QRectF(x, room.top() + strong.ascent() - kLegend, kLegend, kLegend), 2, 2);
        }
        painter.setFont(theme::smallFont());
        painter.setPen(colors.textMuted);
        painter.drawText(left, room.top() + strong.height() + small.ascent(), name);
        x = left + qMax(qMax(strong.horizontalAdvance(count), small.horizontalAdvance(name)),
                        strong.horizontalAdvance(QStringLiteral("00,000"))) + space::kXl;
    };
    figure(formatCount(m_ledger.read), tr("read"), {}, false);
    if (m_state == State::Running) {
        figure(formatCount(m_ledger.rejected), tr("rejected"), colors.error, true);
    } else {
        for (const Part& part : parts())
            figure(formatCount(part.count), part.name, part.color, true);
        const bool closes = m_ledger.closes() && m_written.closes();
        const Sign sign = closes ? Sign::Ok : Sign::Error;
        const QString verdict = closes ? tr("the ledger closes") : tr("the ledger does not close");
        const QString written = tr("%1 written, %2 counted by the target").arg(formatCount(m_written.sent), formatCount(m_written.confirmed));
        const int width = qMax(strong.horizontalAdvance(verdict) + 20, small.horizontalAdvance(written));
        if (x + width <= room.right()) {
            const int left = room.right() - width;
            painter.drawPixmap(left, room.top() + strong.ascent() - 12, iconPixmap(signIcon(sign), signColor(sign), 14, devicePixelRatioF()));
            painter.setFont(theme::strongFont());
            painter.setPen(signColor(sign));
            painter.drawText(left + 20, room.top() + strong.ascent(), verdict);
            painter.setFont(theme::smallFont());
            painter.setPen(colors.textMuted);
            painter.drawText(left, room.top() + strong.height() + small.ascent(), written);
        }
    }

    const QRect bar(room.left(), room.bottom() + 1 - kBar, room.width(), kBar);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(bar, colors.barGround);
    if (m_ledger.read == 0 || m_state == State::Running)
        return;
    double left = bar.left();
    for (const Part& part : parts()) {
        if (part.count == 0)
            continue;
        // Two pixels at least: a single reject among a million is seen.
        const double width = qMax(2.0, double(bar.width()) * double(part.count) / double(m_ledger.read));
        painter.fillRect(QRectF(left, bar.top(), qMin(width, double(bar.right() + 1) - left), kBar), part.color);
        left += width + 1;
    }
}

} // namespace mw::ui

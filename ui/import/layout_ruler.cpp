// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/layout_ruler.h"

#include "ui/import/ruler_painter.h"
#include "ui/models/layout_edits.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace mw::ui {

namespace {
constexpr int kLeastLines = 5;
constexpr std::size_t kSeenBeside = 3; // columns beside what is brought into view
} // namespace

LayoutRuler::LayoutRuler(LayoutDraft& draft, QWidget* parent) : QAbstractScrollArea(parent), m_draft(draft) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setFont(theme::codeFont());
    setMinimumHeight(m_geometry.top() + kLeastLines * RulerGeometry::kLineHeight);
    viewport()->setMouseTracking(true);
    connect(&draft, &LayoutDraft::choiceChanged, this, &LayoutRuler::showChoice);
}

void LayoutRuler::follow() {
    m_hovered.reset();
    if (m_draft.isThere()) {
        m_geometry.fit(theme::codeFont(), m_draft.lines().count());
        m_geometry.layLanes(m_draft.record());
    }
    fit();
    showChoice();
}

void LayoutRuler::fit() {
    m_geometry.width = viewport()->width();
    m_geometry.height = viewport()->height();
    const std::size_t lines = m_draft.isThere() ? m_draft.lines().count() : 0;
    const std::size_t columns = m_draft.isThere() ? std::max(m_draft.lines().widest(), m_draft.layout().end()) : 0;
    const int content = int(std::ceil(qreal(columns + kSeenBeside) * m_geometry.cell)) + m_geometry.gutter;
    horizontalScrollBar()->setRange(0, qMax(0, content - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(int(4 * m_geometry.cell));
    verticalScrollBar()->setRange(0, qMax(0, m_geometry.top() + int(lines) * RulerGeometry::kLineHeight - viewport()->height()));
    verticalScrollBar()->setPageStep(qMax(1, viewport()->height() - m_geometry.top()));
    verticalScrollBar()->setSingleStep(RulerGeometry::kLineHeight);
    m_geometry.scrollX = horizontalScrollBar()->value();
    m_geometry.scrollY = verticalScrollBar()->value();
    viewport()->update();
}

void LayoutRuler::showChoice() {
    if (m_draft.isThere()) {
        const fixed::FixedRecord& record = m_draft.record();
        QString said;
        if (const auto edge = m_draft.edge()) {
            seeColumns(*edge, *edge);
            said = tr("Edge behind column %1").arg(*edge);
        } else if (const auto field = m_draft.field()) {
            const fixed::Columns& columns = record.fields[*field].columns;
            seeColumns(columns.begin, columns.begin + columns.width);
            said = tr("Field %1").arg(qt(record.fields[*field].name));
        }
        setAccessibleDescription(said);
    }
    viewport()->update();
}

/// Scrolls as little as is needed; the beginning counts where not all fits.
void LayoutRuler::seeColumns(std::size_t begin, std::size_t end) {
    const int before = int(qreal(begin > kSeenBeside ? begin - kSeenBeside : 0) * m_geometry.cell);
    const int behind = int(qreal(std::max(begin, end) + kSeenBeside) * m_geometry.cell) + m_geometry.gutter;
    QScrollBar* bar = horizontalScrollBar();
    if (behind > bar->value() + viewport()->width())
        bar->setValue(behind - viewport()->width());
    if (before < bar->value())
        bar->setValue(before);
}

std::optional<std::size_t> LayoutRuler::grabbedAt(QPointF position) const {
    const std::size_t edge = m_geometry.edgeAt(position.x());
    const bool isNear = std::abs(m_geometry.x(edge) - position.x()) <= RulerGeometry::kReach;
    return isNear && position.x() > m_geometry.gutter && isEdge(m_draft.record(), edge) ? std::optional(edge) : std::nullopt;
}

void LayoutRuler::hover(QPointF position) {
    const std::size_t edge = m_geometry.edgeAt(position.x());
    const bool isOverStrip = position.y() >= m_geometry.stripTop() && position.y() < m_geometry.top();
    const bool canBe = !isOverStrip && position.x() > m_geometry.gutter && edge > 0 && edge < m_draft.lines().widest();
    const bool isGrabbed = grabbedAt(position).has_value();
    viewport()->setCursor(isGrabbed ? Qt::SplitHCursor : isOverStrip ? Qt::PointingHandCursor : canBe ? Qt::IBeamCursor : Qt::ArrowCursor);
    const auto next = canBe && !isGrabbed ? std::optional(edge) : std::nullopt;
    if (next != m_hovered) {
        m_hovered = next;
        viewport()->update();
    }
}

QString LayoutRuler::tipAt(QPointF position) const {
    if (position.x() < m_geometry.gutter)
        return {};
    const fixed::FixedRecord& record = m_draft.record();
    const auto field = position.y() < m_geometry.top() && position.y() >= m_geometry.stripTop()
                           ? m_geometry.fieldInStrip(record, m_draft.lines().widest(), position)
                           : fieldAt(record, m_geometry.columnAt(position.x()));
    const QString column = tr("Column %1").arg(m_geometry.columnAt(position.x()) + 1);
    if (!field)
        return column + u'\n' + tr("not read");
    const fixed::FixedField& shown = record.fields[*field];
    return column + u'\n' + qt(shown.name) + QStringLiteral(" · ") + qt(fixed::printColumns(shown.columns)) + QStringLiteral(" · ") + typeText(shown.type);
}

bool LayoutRuler::event(QEvent* event) {
    // Keys of its own before those of the window.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isPlain = (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == 0;
        if (isPlain && (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Insert || key->key() == Qt::Key_Backspace)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool LayoutRuler::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip && m_draft.isThere()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tipAt(help->pos()), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave) {
        m_hovered.reset();
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LayoutRuler::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme::colors().page);
    if (m_draft.isThere())
        RulerPainter(painter, m_draft, m_geometry, hasFocus()).paint(m_hovered);
}

void LayoutRuler::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    fit();
}

void LayoutRuler::scrollContentsBy(int, int) {
    m_geometry.scrollX = horizontalScrollBar()->value();
    m_geometry.scrollY = verticalScrollBar()->value();
    viewport()->update();
}

void LayoutRuler::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_draft.isThere())
        return;
    m_pressed.reset();
    if (const auto edge = grabbedAt(event->position())) {
        m_draft.endMove();
        m_draft.chooseEdge(edge);
        m_isDragging = true;
        return;
    }
    hover(event->position());
    if (m_hovered)
        m_pressed = m_hovered;
    else if (const auto field = m_geometry.fieldInStrip(m_draft.record(), m_draft.lines().widest(), event->position())) {
        m_draft.chooseEdge({});
        m_draft.chooseField(field);
    }
}

void LayoutRuler::mouseMoveEvent(QMouseEvent* event) {
    if (!m_draft.isThere())
        return;
    if (!m_isDragging) {
        hover(event->position());
        return;
    }
    const std::size_t edge = m_geometry.edgeAt(event->position().x());
    if (edge != m_draft.edge())
        m_draft.moveEdge(edge);
}

void LayoutRuler::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_draft.isThere())
        return;
    if (m_isDragging) {
        m_isDragging = false;
        m_draft.endMove();
    } else if (m_pressed && m_geometry.edgeAt(event->position().x()) == *m_pressed) {
        m_draft.addEdge(*m_pressed);
    }
    m_pressed.reset();
    if (m_draft.isThere())
        hover(event->position());
}

void LayoutRuler::mouseDoubleClickEvent(QMouseEvent* event) {
    m_isDragging = false;
    if (event->button() == Qt::LeftButton && m_draft.isThere())
        if (const auto edge = grabbedAt(event->position()))
            m_draft.removeEdge(*edge);
}

void LayoutRuler::keyPressEvent(QKeyEvent* event) {
    if (!m_draft.isThere()) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const auto edge = m_draft.edge();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (edge)
            m_draft.moveEdge(event->key() == Qt::Key_Right ? *edge + 1 : *edge - 1);
        else
            horizontalScrollBar()->triggerAction(event->key() == Qt::Key_Right ? QScrollBar::SliderSingleStepAdd : QScrollBar::SliderSingleStepSub);
        return;
    case Qt::Key_Home:
        m_draft.chooseEdge({});
        m_draft.stepEdge(1);
        return;
    case Qt::Key_End:
        m_draft.chooseEdge({});
        m_draft.stepEdge(-1);
        return;
    case Qt::Key_Insert: m_draft.cutField(); return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (edge)
            m_draft.removeEdge(*edge);
        return;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

/// Tab goes from edge to edge, and on from the last.
bool LayoutRuler::focusNextPrevChild(bool next) {
    if (m_draft.stepEdge(next ? 1 : -1))
        return true;
    m_draft.chooseEdge({});
    return QAbstractScrollArea::focusNextPrevChild(next);
}

void LayoutRuler::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        m_draft.chooseEdge({});
        m_draft.stepEdge(event->reason() == Qt::TabFocusReason ? 1 : -1);
    }
    viewport()->update();
}

void LayoutRuler::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace mw::ui

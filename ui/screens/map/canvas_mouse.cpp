// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/canvas.h"

#include "ui/present/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

namespace mw::ui {

namespace {
constexpr int kScrollZone = 28; // at the upper and lower edge, where a drag scrolls
constexpr int kPortReach = 10;  // into the gutter, where a row's port still counts as the row
} // namespace

Canvas::Place Canvas::placeAt(const QPoint& position) const {
    const CanvasGeometry g = geometry();
    Place place;
    const auto rowAt = [&](int offset, std::size_t rows) {
        const int row = (position.y() + offset) / kRowHeight;
        return position.y() >= 0 && row < int(rows) ? row : -1;
    };
    if (position.x() <= g.source.right() + kPortReach) {
        place.side = CanvasSide::Source;
        place.row = rowAt(g.sourceOffset, m_rows.source().size());
    } else if (position.x() >= g.target.left() - kPortReach) {
        place.side = CanvasSide::Target;
        place.row = rowAt(g.targetOffset, m_rows.target().size());
    } else {
        place.gutter = true;
    }
    return place;
}

void Canvas::mousePressEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    if (!m_fields)
        return;
    if (event->button() == Qt::LeftButton) {
        if (const CanvasLinks::Stub* stub = links().stubAt(position)) {
            scrollTo(stub->side, stub->nearest);
            return;
        }
    }
    const Place place = placeAt(position);
    const bool toggle = event->modifiers() & Qt::ControlModifier, extend = event->modifiers() & Qt::ShiftModifier;
    if (place.gutter) {
        const int target = links().targetAt(position);
        if (target >= 0) {
            m_selection.sources.clear();
            m_selection.choose(m_rows, CanvasSide::Target, m_rows.targetRowOf(target), toggle, false);
        } else if (event->button() == Qt::LeftButton) {
            m_selection.clear();
        }
        tellSelection();
        return;
    }
    if (place.row < 0) {
        if (place.side == CanvasSide::Source)
            m_selection.sources.clear();
        else
            m_selection.targets.clear();
        tellSelection();
        return;
    }
    if (place.side == CanvasSide::Source && m_rows.source()[std::size_t(place.row)].field < 0) {
        const int entity = m_rows.source()[std::size_t(place.row)].entity;
        m_selection.side = CanvasSide::Source;
        m_selection.at(CanvasSide::Source) = place.row;
        m_rows.setCollapsed(entity, !m_rows.isCollapsed(entity));
        rebuildRows();
        return;
    }
    // A press on what is chosen may begin a drag of all of it; it is chosen alone only when the button goes up.
    const bool keep = m_selection.contains(m_rows, place.side, place.row) && !toggle && !extend;
    if (!keep)
        m_selection.choose(m_rows, place.side, place.row, toggle, extend);
    m_selection.side = place.side;
    m_selection.at(place.side) = place.row;
    tellSelection();
    if (event->button() == Qt::LeftButton && !toggle && !extend) {
        m_drag = {};
        m_drag.pressed = true;
        m_drag.from = place.side;
        m_drag.row = place.row;
        m_drag.start = position;
    }
}

void Canvas::mouseMoveEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    if (!m_fields)
        return;
    if (m_drag.pressed && !m_drag.active &&
        (position - m_drag.start).manhattanLength() >= QApplication::startDragDistance()) {
        const bool readable = m_drag.from == CanvasSide::Target ||
                              m_fields->sources()[std::size_t(m_rows.source()[std::size_t(m_drag.row)].entity)].isRead();
        m_drag.active = readable;
        if (readable) {
            m_dragScroll.start();
            viewport()->setCursor(Qt::CrossCursor);
        } else {
            m_drag.pressed = false;
            Q_EMIT hintRequested(tr("This mapping does not read %1. Its rules can use it through a lookup.")
                                     .arg(m_fields->sources()[std::size_t(m_rows.source()[std::size_t(m_drag.row)].entity)].name));
        }
    }
    if (m_drag.active)
        dragTo(position);
    else
        hoverAt(position);
}

void Canvas::dragTo(const QPoint& position) {
    m_drag.now = position;
    const Place place = placeAt(position);
    // The other side scrolls while one waits at its edge.
    const bool overOther = !place.gutter && place.side != m_drag.from;
    if (overOther) {
        QScrollBar* bar = place.side == CanvasSide::Source ? m_sourceBar : verticalScrollBar();
        if (position.y() < kScrollZone)
            bar->setValue(bar->value() - kRowHeight / 2);
        else if (position.y() > viewport()->height() - kScrollZone)
            bar->setValue(bar->value() + kRowHeight / 2);
    }
    m_drag.over = overOther ? place.row : -1;
    if (m_drag.over >= 0 && place.side == CanvasSide::Source) {
        const CanvasRows::SourceRow& row = m_rows.source()[std::size_t(m_drag.over)];
        if (row.field < 0 || !m_fields->sources()[std::size_t(row.entity)].isRead())
            m_drag.over = -1;
    }
    viewport()->update();
}

void Canvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_drag.pressed)
        return;
    if (m_drag.active) {
        endDrag(event->position().toPoint());
        return;
    }
    const CanvasSide side = m_drag.from;
    const int row = m_drag.row;
    m_drag = {};
    const std::size_t chosen = side == CanvasSide::Source ? m_selection.sources.size() : m_selection.targets.size();
    if (chosen > 1) {
        m_selection.choose(m_rows, side, row, false, false);
        tellSelection();
    }
}

void Canvas::endDrag(const QPoint& position) {
    dragTo(position);
    const Drag drag = m_drag;
    m_drag = {};
    m_dragScroll.stop();
    viewport()->unsetCursor();
    viewport()->update();
    if (drag.over < 0)
        return;
    std::vector<MapFields::End> sources;
    std::vector<int> targets;
    if (drag.from == CanvasSide::Source) {
        sources = m_selection.sourceEnds();
        const int target = m_rows.target()[std::size_t(drag.over)];
        // Dropped on one of several chosen targets: all of them are meant.
        targets = m_selection.targets.contains(target) && m_selection.targets.size() > 1 ? m_selection.targetRows() : std::vector<int>{target};
    } else {
        targets = m_selection.targetRows();
        const CanvasRows::SourceRow& row = m_rows.source()[std::size_t(drag.over)];
        const bool several = m_selection.sources.contains({row.entity, row.field}) && m_selection.sources.size() > 1;
        sources = several ? m_selection.sourceEnds() : std::vector<MapFields::End>{{row.entity, row.field}};
    }
    Q_EMIT mapRequested(sources, targets, viewport()->mapToGlobal(position));
}

void Canvas::hoverAt(const QPoint& position) {
    const Place place = placeAt(position);
    const int link = place.gutter ? links().targetAt(position) : -1;
    if (place.side == m_hover.side && place.row == m_hover.row && link == m_hoverLink)
        return;
    m_hover = place;
    m_hoverLink = link;
    const bool hand = link >= 0 || (place.gutter && links().stubAt(position));
    viewport()->setCursor(hand ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void Canvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!m_fields)
        return;
    const QPoint position = event->position().toPoint();
    const Place place = placeAt(position);
    if (place.gutter) {
        if (const int target = links().targetAt(position); target >= 0)
            Q_EMIT ruleRequested(target);
    } else if (place.side == CanvasSide::Target && place.row >= 0) {
        Q_EMIT ruleRequested(m_rows.target()[std::size_t(place.row)]);
    } else if (place.row >= 0 && m_rows.source()[std::size_t(place.row)].field < 0) {
        mousePressEvent(event);
    } else {
        followLink();
    }
}

void Canvas::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Mouse) {
        Q_EMIT menuRequested(event->globalPos());
        return;
    }
    const int row = m_selection.at(m_selection.side);
    const QRect rect = m_selection.side == CanvasSide::Source ? sourceRect(row) : targetRect(row);
    Q_EMIT menuRequested(viewport()->mapToGlobal(rect.center()));
}

void Canvas::wheelEvent(QWheelEvent* event) {
    const QPoint position = event->position().toPoint();
    const Place place = placeAt(position);
    const auto scroll = [&](CanvasSide side) {
        QScrollBar* bar = side == CanvasSide::Source ? m_sourceBar : verticalScrollBar();
        int& rest = m_wheelRest[side == CanvasSide::Target ? 1 : 0];
        if (!event->pixelDelta().isNull()) {
            bar->setValue(bar->value() - event->pixelDelta().y());
            return;
        }
        rest += event->angleDelta().y() * QApplication::wheelScrollLines() * kRowHeight;
        bar->setValue(bar->value() - rest / 120);
        rest %= 120;
    };
    // Over the links both sides go together.
    if (place.gutter || place.side == CanvasSide::Source)
        scroll(CanvasSide::Source);
    if (place.gutter || place.side == CanvasSide::Target)
        scroll(CanvasSide::Target);
    event->accept();
}

QString Canvas::toolTipAt(const QPoint& position) {
    const Place place = placeAt(position);
    if (place.gutter) {
        if (const CanvasLinks::Stub* stub = links().stubAt(position))
            return tr("%Ln link(s) go on out of view; click to go there", nullptr, stub->count);
        const int target = links().targetAt(position);
        const mapping::FieldMapping* field = target >= 0 ? m_fields->fieldMapping(target) : nullptr;
        if (!field)
            return {};
        const QString sentence = m_fields->sentence(target);
        QString text = QStringLiteral("<p><code>%1</code></p>").arg(QString::fromStdString(field->rule).toHtmlEscaped());
        if (!sentence.isEmpty())
            text += QStringLiteral("<p>%1</p>").arg(sentence.toHtmlEscaped());
        return text;
    }
    if (place.row < 0)
        return {};
    if (place.side == CanvasSide::Target) {
        const MapFields::Target& target = m_fields->targets()[std::size_t(m_rows.target()[std::size_t(place.row)])];
        QStringList lines{target.name + QStringLiteral(" · ") + target.type};
        if (!target.label.isEmpty())
            lines.append(target.label);
        if (!target.problem.isEmpty())
            lines.append(target.problem);
        if (target.required && !target.isFed())
            lines.append(tr("It is required, and nothing feeds it."));
        return lines.join(u'\n');
    }
    const CanvasRows::SourceRow& row = m_rows.source()[std::size_t(place.row)];
    const MapFields::SourceEntity& entity = m_fields->sources()[std::size_t(row.entity)];
    if (row.field < 0)
        return entity.connectionName + QStringLiteral(" · ") + entity.name;
    const MapFields::SourceField& field = entity.fields[std::size_t(row.field)];
    QStringList lines{field.name + QStringLiteral(" · ") + field.type};
    if (!field.label.isEmpty())
        lines.append(field.label);
    if (field.notMigrated)
        lines.append(tr("Not migrated: %1").arg(field.reason));
    return lines.join(u'\n');
}

bool Canvas::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip && m_fields) {
        auto* help = static_cast<QHelpEvent*>(event);
        const QString text = toolTipAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    if (event->type() == QEvent::Leave && (m_hover.row >= 0 || m_hoverLink >= 0)) {
        m_hover = {};
        m_hoverLink = -1;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace mw::ui

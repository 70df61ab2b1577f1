// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/canvas.h"

#include "ui/present/theme.h"

#include <QKeyEvent>

namespace mw::ui {

void Canvas::moveCurrent(int row, Qt::KeyboardModifiers modifiers) {
    const CanvasSide side = m_selection.side;
    const int rows = int(side == CanvasSide::Source ? m_rows.source().size() : m_rows.target().size());
    if (rows == 0)
        return;
    row = qBound(0, row, rows - 1);
    if (modifiers & Qt::ControlModifier)
        m_selection.at(side) = row;
    else
        m_selection.choose(m_rows, side, row, false, modifiers & Qt::ShiftModifier);
    ensureVisible(side, row);
    tellSelection();
}

void Canvas::mapSelected() {
    if (m_selection.sources.empty() || m_selection.targets.empty()) {
        Q_EMIT hintRequested(tr("Choose a source field on the left and a target field on the right, then press M."));
        return;
    }
    const int row = m_rows.targetRowOf(*m_selection.targets.begin());
    Q_EMIT mapRequested(m_selection.sourceEnds(), m_selection.targetRows(),
                        viewport()->mapToGlobal(targetRect(qMax(0, row)).bottomLeft()));
}

void Canvas::keyPressEvent(QKeyEvent* event) {
    if (!m_fields) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const CanvasSide side = m_selection.side;
    const int row = m_selection.at(side);
    const int page = qMax(1, viewport()->height() / kRowHeight - 1);
    const int last = int(side == CanvasSide::Source ? m_rows.source().size() : m_rows.target().size()) - 1;
    const CanvasRows::SourceRow* source =
        side == CanvasSide::Source && row >= 0 && row <= last ? &m_rows.source()[std::size_t(row)] : nullptr;
    const auto collapse = [&](bool collapsed) {
        m_rows.setCollapsed(source->entity, collapsed);
        rebuildRows();
        tellSelection();
    };
    switch (event->key()) {
    case Qt::Key_Up: moveCurrent(row - 1, event->modifiers()); return;
    case Qt::Key_Down: moveCurrent(row + 1, event->modifiers()); return;
    case Qt::Key_PageUp: moveCurrent(row - page, event->modifiers()); return;
    case Qt::Key_PageDown: moveCurrent(row + page, event->modifiers()); return;
    case Qt::Key_Home: moveCurrent(0, event->modifiers()); return;
    case Qt::Key_End: moveCurrent(last, event->modifiers()); return;
    case Qt::Key_Left:
        if (source && source->field < 0 && !m_rows.isCollapsed(source->entity)) {
            collapse(true);
        } else if (source && source->field >= 0) {
            moveCurrent(m_rows.entityRowOf(source->entity), Qt::ControlModifier);
        } else if (!source) {
            m_selection.side = CanvasSide::Source;
            ensureVisible(CanvasSide::Source, m_selection.at(CanvasSide::Source));
            tellSelection();
        }
        return;
    case Qt::Key_Right:
        if (source && source->field < 0 && m_rows.isCollapsed(source->entity)) {
            collapse(false);
        } else if (source) {
            m_selection.side = CanvasSide::Target;
            ensureVisible(CanvasSide::Target, m_selection.at(CanvasSide::Target));
            tellSelection();
        }
        return;
    case Qt::Key_Space:
        if (source && source->field < 0) {
            collapse(!m_rows.isCollapsed(source->entity));
        } else if (row >= 0 && row <= last) {
            m_selection.choose(m_rows, side, row, true, false);
            tellSelection();
        }
        return;
    case Qt::Key_M:
        if (event->modifiers() == Qt::NoModifier) {
            mapSelected();
            return;
        }
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (!m_selection.targets.empty()) {
            Q_EMIT unmapRequested(m_selection.targetRows());
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (side == CanvasSide::Target && row >= 0 && row <= last)
            Q_EMIT ruleRequested(m_rows.target()[std::size_t(row)]);
        else
            followLink();
        return;
    case Qt::Key_A:
        if (event->modifiers() == Qt::ControlModifier && last >= 0) {
            m_selection.anchorAt(side) = 0;
            m_selection.choose(m_rows, side, last, false, true);
            tellSelection();
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_drag.active) {
            m_drag = {};
            m_dragScroll.stop();
            viewport()->unsetCursor();
            viewport()->update();
            return;
        }
        if (isFocusMode()) {
            setFocusMode(false);
            return;
        }
        break;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

} // namespace mw::ui

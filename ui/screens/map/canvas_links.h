// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/map/canvas_selection.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>

#include <vector>

namespace mw::ui {

/// Where the three parts of the canvas lie in its viewport, and how far each side is scrolled.
struct CanvasGeometry {
    QRect source, gutter, target;
    int sourceOffset = 0, targetOffset = 0;
    int height = 0;

    int sourceY(int row) const;
    int targetY(int row) const;
    /// First row in view and the one after the last.
    std::pair<int, int> sourceRange(int rows) const;
    std::pair<int, int> targetRange(int rows) const;
};

/// The links in view, laid out: rebuilt whenever something scrolls, so nothing ever drifts from its port.
class CanvasLinks {
public:
    struct Link {
        int target = 0;        ///< row of MapFields::targets()
        MapFields::End end;
        QPainterPath path;     ///< from the source port to the target's badge or port
        bool problem = false, rule = false;
        bool emphasised = false; ///< touches the selection
        bool bundled = false;    ///< its source entity is collapsed
        bool cut = false;        ///< one end is out of view
    };
    struct Badge {
        int target = 0;
        QRectF rect;
        QString text;
        bool chip = false;     ///< a value without a source
        bool problem = false, emphasised = false;
    };
    /// Links whose other end is out of view in one direction; a click goes to the nearest one.
    struct Stub {
        QRectF rect;
        CanvasSide side = CanvasSide::Source; ///< on which side the hidden ends are
        bool above = false;
        int count = 0;
        int nearest = -1;      ///< row of that side
    };

    void layOut(const MapFields& fields, const CanvasRows& rows, const CanvasSelection& selection,
                const CanvasGeometry& geometry, const QFont& badgeFont);
    const std::vector<Link>& links() const { return m_links; }
    const std::vector<Badge>& badges() const { return m_badges; }
    const std::vector<Stub>& stubs() const { return m_stubs; }
    /// The link or badge at a point of the viewport: its target; below 0 where there is none.
    int targetAt(const QPointF& position) const;
    const Stub* stubAt(const QPointF& position) const;

private:
    std::vector<Link> m_links;
    std::vector<Badge> m_badges;
    std::vector<Stub> m_stubs;
};

} // namespace mw::ui

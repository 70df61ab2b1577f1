// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/present/roles.h"
#include "ui/screens/map/canvas_links.h"

class QPainter;

namespace mw::ui {

/// Everything that one frame of the canvas needs.
struct CanvasScene {
    const MapFields* fields = nullptr;
    const CanvasRows* rows = nullptr;
    const CanvasSelection* selection = nullptr;
    const CanvasLinks* links = nullptr;
    CanvasGeometry geometry;
    bool hasFocus = false;
    int hoverSource = -1, hoverTarget = -1; ///< rows under the pointer
    int hoverLink = -1;                     ///< target row of the link under the pointer
    bool dragging = false;
    CanvasSide dragFrom = CanvasSide::Source;
    int dragRow = -1, dropRow = -1;
    QPoint dragAt;
};

/// Paints one frame into the viewport. Costs what is in view.
void paintCanvas(QPainter& painter, const QRect& exposed, const CanvasScene& scene);

/// A sample of a line style for the legend.
void paintLineSample(QPainter& painter, const QRectF& rect, RuleShape::Kind kind, bool problem);

} // namespace mw::ui

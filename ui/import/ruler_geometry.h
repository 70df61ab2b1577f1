// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/fixed/fixed_layout.h"

#include <QFont>
#include <QRect>

#include <cstddef>
#include <optional>
#include <vector>

namespace mw::ui {

/// Where columns and lines stand in a ruler's viewport, in pixels: above a scale, the density of the columns and the strip
/// with the fields, below the lines, numbered at the left. Fields that overlap stand in lanes of the strip.
struct RulerGeometry {
    static constexpr int kScaleHeight = 20, kDensityHeight = 6, kLaneHeight = 22, kLineHeight = 20;
    static constexpr int kReach = 4; ///< so near to an edge one grabs it

    qreal cell = 8; ///< the width of a column
    int gutter = 40;
    int scrollX = 0, scrollY = 0;
    int width = 0, height = 0; ///< of the viewport
    std::vector<int> lanes;    ///< of the fields in the strip
    int laneCount = 1;

    void fit(const QFont& font, std::size_t lines);
    void layLanes(const fixed::FixedRecord& record);
    int stripTop() const { return kScaleHeight + kDensityHeight; }
    int top() const { return stripTop() + laneCount * kLaneHeight + 1; } ///< of the first line
    qreal x(std::size_t column) const { return left() + qreal(column) * cell - scrollX; }
    int lineTop(std::size_t line) const { return top() + int(line) * kLineHeight - scrollY; }
    std::size_t firstColumn() const;
    std::size_t endColumn() const; ///< behind the last that is seen
    std::size_t edgeAt(qreal position) const; ///< the nearest place where an edge can be
    std::size_t columnAt(qreal position) const;
    /// The room of a field in the strip; one without an end reaches to `end`.
    QRectF fieldRect(const fixed::FixedRecord& record, std::size_t field, std::size_t end) const;
    /// The field whose place in the strip is there.
    std::optional<std::size_t> fieldInStrip(const fixed::FixedRecord& record, std::size_t end, QPointF position) const;

private:
    qreal left() const { return gutter + 4; }
};

} // namespace mw::ui

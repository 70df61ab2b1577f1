// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/ruler_geometry.h"

#include "ui/present/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace mw::ui {

namespace {

constexpr std::size_t kNoEnd = std::numeric_limits<std::size_t>::max();
constexpr int kMeasured = 64; // characters, so that what is rounded off does not add up
constexpr int kLeastDigits = 3;

std::size_t endOf(const fixed::FixedField& field, std::size_t open) {
    return field.columns.width == 0 ? std::max(open, field.columns.begin + 1) : field.columns.begin + field.columns.width;
}

} // namespace

void RulerGeometry::fit(const QFont& font, std::size_t lines) {
    cell = QFontMetricsF(font).horizontalAdvance(QString(kMeasured, u'0')) / kMeasured;
    const auto digits = std::max(kLeastDigits, int(std::to_string(lines).size()));
    gutter = int(QFontMetricsF(theme::smallFont()).horizontalAdvance(QString(digits, u'0'))) + 2 * space::kS;
}

void RulerGeometry::layLanes(const fixed::FixedRecord& record) {
    std::vector<std::size_t> ends; // of the lanes
    std::vector<std::size_t> order(record.fields.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return record.fields[a].columns.begin < record.fields[b].columns.begin; });
    lanes.assign(record.fields.size(), 0);
    for (const std::size_t field : order) {
        std::size_t lane = 0;
        while (lane < ends.size() && ends[lane] > record.fields[field].columns.begin)
            ++lane;
        if (lane == ends.size())
            ends.push_back(0);
        ends[lane] = endOf(record.fields[field], kNoEnd);
        lanes[field] = int(lane);
    }
    laneCount = std::max(1, int(ends.size()));
}

std::size_t RulerGeometry::firstColumn() const { return std::size_t(std::max(0.0, std::floor((gutter - left() + scrollX) / cell))); }
std::size_t RulerGeometry::endColumn() const { return std::size_t(std::max(0.0, std::ceil((width - left() + scrollX) / cell))) + 1; }
std::size_t RulerGeometry::edgeAt(qreal position) const { return std::size_t(std::max(0.0, std::round((position - left() + scrollX) / cell))); }
std::size_t RulerGeometry::columnAt(qreal position) const { return std::size_t(std::max(0.0, std::floor((position - left() + scrollX) / cell))); }

QRectF RulerGeometry::fieldRect(const fixed::FixedRecord& record, std::size_t field, std::size_t end) const {
    const fixed::FixedField& shown = record.fields[field];
    const qreal begin = x(shown.columns.begin);
    return QRectF(begin, stripTop() + lanes[field] * kLaneHeight, x(endOf(shown, end)) - begin, kLaneHeight);
}

std::optional<std::size_t> RulerGeometry::fieldInStrip(const fixed::FixedRecord& record, std::size_t end, QPointF position) const {
    for (std::size_t i = 0; i < record.fields.size(); ++i)
        if (fieldRect(record, i, end).contains(position))
            return i;
    return std::nullopt;
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/canvas_links.h"

#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QCoreApplication>
#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace mw::ui {

namespace {

constexpr qreal kPort = 4;          // radius of a port, by which lines stop short of its centre
constexpr qreal kBadgeGap = 14;     // between badge and target port
constexpr qreal kBadgeHeight = 18;
constexpr qreal kHitDistance = 5;
constexpr int kHitSamples = 24;
constexpr qreal kStubHeight = 20;
constexpr qreal kBeyond = 2 * kRowHeight; // how far past the edge a chosen line with a hidden end is followed
constexpr QPointF kTail(30, 13);          // what is drawn of one that is not chosen, where there are many
constexpr std::size_t kMany = 100;        // target fields

QPainterPath curve(QPointF from, QPointF to) {
    QPainterPath path(from);
    const qreal bend = qMax<qreal>(24, (to.x() - from.x()) * 0.5);
    path.cubicTo(from + QPointF(bend, 0), to - QPointF(bend, 0), to);
    return path;
}

/// A line whose other end is out of sight: it leaves its port and bends towards the stub that counts its like. A whole line
/// over thousands of rows would say no more, and a hundred of them would hide those that do.
QPainterPath tail(QPointF from, qreal right, qreal down) {
    const QPointF to = from + QPointF(kTail.x() * right, kTail.y() * down);
    QPainterPath path(from);
    path.quadTo(QPointF(to.x() - 6 * right, from.y()), to);
    return path;
}

std::pair<int, int> rangeOf(int offset, int height, int rows) {
    const int first = qBound(0, offset / kRowHeight, rows);
    return {first, qBound(first, (offset + height + kRowHeight - 1) / kRowHeight, rows)};
}

} // namespace

int CanvasGeometry::sourceY(int row) const { return row * kRowHeight - sourceOffset; }
int CanvasGeometry::targetY(int row) const { return row * kRowHeight - targetOffset; }
std::pair<int, int> CanvasGeometry::sourceRange(int rows) const { return rangeOf(sourceOffset, height, rows); }
std::pair<int, int> CanvasGeometry::targetRange(int rows) const { return rangeOf(targetOffset, height, rows); }

void CanvasLinks::layOut(const MapFields& fields, const CanvasRows& rows, const CanvasSelection& selection,
                         const CanvasGeometry& geometry, const QFont& badgeFont) {
    m_links.clear();
    m_badges.clear();
    m_stubs.clear();
    const QFontMetrics metrics(badgeFont);
    const bool many = fields.targets().size() > kMany;
    const auto sourceView = geometry.sourceRange(int(rows.source().size()));
    const auto targetView = geometry.targetRange(int(rows.target().size()));
    const auto in = [](const std::pair<int, int>& view, int row) { return row >= view.first && row < view.second; };
    const qreal left = geometry.source.right() + 1 - kPort, right = geometry.target.left() + kPort;
    const qreal widest = qMax<qreal>(40, geometry.gutter.width() * 0.62);
    struct Hidden {
        int count = 0, nearest = -1;
    } hidden[2][2]; // side, above

    for (int t = 0; t < int(fields.targets().size()); ++t) {
        const MapFields::Target& target = fields.targets()[std::size_t(t)];
        const int targetRow = rows.targetRowOf(t);
        if (targetRow < 0 || (target.ends.empty() && target.kind != RuleShape::Kind::Constant))
            continue;
        const bool seen = in(targetView, targetRow);
        const bool problem = target.errors > 0;
        const bool chosen = selection.targets.contains(t);
        const qreal targetY = geometry.targetY(targetRow) + kRowHeight / 2.0;
        QPointF arrival(right - kPort, targetY);
        bool emphasised = chosen;
        for (const MapFields::End& end : target.ends)
            emphasised |= selection.sources.contains({end.entity, end.field});
        if (seen && !target.badge.isEmpty()) {
            const qreal width = qMin(widest, metrics.horizontalAdvance(target.badge) + 14.0);
            const QRectF rect(right - kBadgeGap - width, targetY - kBadgeHeight / 2, width, kBadgeHeight);
            m_badges.push_back({t, rect, target.badge, target.ends.empty(), problem, emphasised});
            arrival = QPointF(rect.left(), targetY);
        }
        for (const MapFields::End& end : target.ends) {
            const int sourceRow = rows.sourceRowOf(end);
            if (sourceRow < 0)
                continue;
            const bool sourceSeen = in(sourceView, sourceRow);
            if (!seen && !sourceSeen)
                continue;
            const qreal sourceY = geometry.sourceY(sourceRow) + kRowHeight / 2.0;
            Link link;
            link.target = t;
            link.end = end;
            link.problem = problem;
            link.rule = target.kind == RuleShape::Kind::Rule;
            link.emphasised = chosen || selection.sources.contains({end.entity, end.field});
            link.bundled = rows.source()[std::size_t(sourceRow)].field < 0;
            link.cut = !seen || !sourceSeen;
            const bool above = seen ? sourceRow < sourceView.first : targetRow < targetView.first;
            const auto near = [&](qreal y) { return qBound(-kBeyond, y, geometry.height + kBeyond); };
            const QPointF start(left + kPort, near(sourceY));
            const QPointF stop = seen ? arrival : QPointF(right - kPort, near(targetY));
            link.path = link.cut && !link.emphasised && many ? tail(seen ? stop : start, seen ? -1 : 1, above ? -1 : 1) : curve(start, stop);
            m_links.push_back(std::move(link));
            if (seen == sourceSeen)
                continue;
            const CanvasSide side = seen ? CanvasSide::Source : CanvasSide::Target;
            const int row = seen ? sourceRow : targetRow;
            Hidden& there = hidden[side == CanvasSide::Target ? 1 : 0][above ? 1 : 0];
            ++there.count;
            if (there.nearest < 0 || (above ? row > there.nearest : row < there.nearest))
                there.nearest = row;
        }
    }
    for (const CanvasSide side : {CanvasSide::Source, CanvasSide::Target})
        for (const bool above : {true, false}) {
            const Hidden& there = hidden[side == CanvasSide::Target ? 1 : 0][above ? 1 : 0];
            if (there.count == 0)
                continue;
            const qreal width = metrics.horizontalAdvance(formatCount(std::uint64_t(there.count))) + 30.0;
            // Left of the badges, so that neither hides the other.
            const qreal x = side == CanvasSide::Source ? geometry.gutter.left() + 10 : right - kBadgeGap - widest - width - 4;
            const qreal y = above ? 6 : geometry.height - 6 - kStubHeight;
            QRectF rect(x, y, width, kStubHeight);
            // In a narrow gutter that of the other side is passed.
            for (const Stub& other : m_stubs)
                if (rect.intersects(other.rect))
                    rect.translate(0, (above ? 1 : -1) * (kStubHeight + 4));
            m_stubs.push_back({rect, side, above, there.count, there.nearest});
        }
}

int CanvasLinks::targetAt(const QPointF& position) const {
    for (const Badge& badge : m_badges)
        if (badge.rect.contains(position))
            return badge.target;
    int found = -1;
    qreal best = kHitDistance;
    for (const Link& link : m_links) {
        if (!link.path.controlPointRect().adjusted(-kHitDistance, -kHitDistance, kHitDistance, kHitDistance).contains(position))
            continue;
        for (int i = 0; i <= kHitSamples; ++i) {
            // Lines are flat towards both ends, so samples along x lie close enough in between.
            const QPointF a = link.path.pointAtPercent(qreal(i) / kHitSamples);
            const QPointF b = link.path.pointAtPercent(qMin<qreal>(1, qreal(i + 1) / kHitSamples));
            const QPointF along = b - a, off = position - a;
            const qreal length = QPointF::dotProduct(along, along);
            const qreal share = length > 0 ? qBound<qreal>(0, QPointF::dotProduct(off, along) / length, 1) : 0;
            const QPointF gap = off - along * share;
            const qreal distance = std::hypot(gap.x(), gap.y());
            if (distance < best) {
                best = distance;
                found = link.target;
            }
        }
    }
    return found;
}

const CanvasLinks::Stub* CanvasLinks::stubAt(const QPointF& position) const {
    const auto found = std::find_if(m_stubs.begin(), m_stubs.end(), [&](const Stub& stub) { return stub.rect.contains(position); });
    return found == m_stubs.end() ? nullptr : &*found;
}

} // namespace mw::ui

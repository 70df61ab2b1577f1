// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/canvas_painter.h"

#include "ui/models/map_status.h"
#include "ui/present/icons.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QCoreApplication>
#include <QPainter>

namespace mw::ui {

namespace {

struct CanvasText {
    Q_DECLARE_TR_FUNCTIONS(Canvas)
};

constexpr int kIndent = 26;
constexpr int kPortGap = 16;  // room of the port at the inner edge
constexpr int kFillWidth = 34;
constexpr int kGlyph = 14;

/// One frame's fonts, colours and measures, made once.
class Frame {
public:
    Frame(QPainter& painter, const CanvasScene& scene)
        : m_painter(painter), m_scene(scene), m_colors(theme::colors()), m_body(theme::bodyFont()), m_small(theme::smallFont()),
          m_strong(theme::strongFont()), m_struck(m_body), m_bodyMetrics(m_body), m_smallMetrics(m_small), m_strongMetrics(m_strong),
          m_scale(painter.device()->devicePixelRatio()) {
        m_struck.setStrikeOut(true);
    }

    void panes() {
        const CanvasGeometry& g = m_scene.geometry;
        m_painter.fillRect(g.gutter, m_colors.chrome);
        m_painter.fillRect(g.source, m_colors.page);
        m_painter.fillRect(g.target, m_colors.page);
        const auto [sourceFirst, sourceEnd] = g.sourceRange(int(m_scene.rows->source().size()));
        m_painter.save();
        m_painter.setClipRect(g.source);
        for (int row = sourceFirst; row < sourceEnd; ++row)
            sourceRow(row, QRect(g.source.left(), g.sourceY(row), g.source.width(), kRowHeight));
        m_painter.restore();
        const auto [targetFirst, targetEnd] = g.targetRange(int(m_scene.rows->target().size()));
        m_painter.save();
        m_painter.setClipRect(g.target);
        for (int row = targetFirst; row < targetEnd; ++row)
            targetRow(row, QRect(g.target.left(), g.targetY(row), g.target.width(), kRowHeight));
        m_painter.restore();
        m_painter.fillRect(QRect(g.source.right(), 0, 1, g.height), m_colors.line);
        m_painter.fillRect(QRect(g.target.left(), 0, 1, g.height), m_colors.line);
    }

    void lines() {
        const CanvasGeometry& g = m_scene.geometry;
        m_painter.save();
        m_painter.setClipRect(g.gutter.adjusted(-6, 0, 6, 0));
        m_painter.setRenderHint(QPainter::Antialiasing);
        const bool anyChosen = !m_scene.selection->isEmpty();
        for (const bool front : {false, true})
            for (const CanvasLinks::Link& link : m_scene.links->links()) {
                const bool hot = link.emphasised || link.target == m_scene.hoverLink;
                if (hot != front)
                    continue;
                line(link, hot, anyChosen && !hot);
            }
        ports();
        for (const CanvasLinks::Badge& badge : m_scene.links->badges())
            paintBadge(badge, anyChosen && !badge.emphasised && badge.target != m_scene.hoverLink);
        for (const CanvasLinks::Stub& stub : m_scene.links->stubs())
            paintStub(stub);
        if (m_scene.dragging)
            dragLine();
        m_painter.restore();
    }

private:
    void ground(const QRect& rect, bool chosen, bool hovered, bool current, bool drop) {
        if (chosen)
            m_painter.fillRect(rect, m_colors.accentSoft);
        else if (hovered || drop)
            m_painter.fillRect(rect, m_colors.hover);
        if (drop || (current && m_scene.hasFocus)) {
            m_painter.setPen(QPen(m_colors.accent, drop ? 2 : 1));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRect(rect.adjusted(0, 0, -1, -1));
        }
    }

    void text(const QRect& rect, const QFont& font, const QFontMetrics& metrics, const QColor& color, const QString& words,
              Qt::TextElideMode elide = Qt::ElideMiddle) {
        if (rect.width() <= 4)
            return;
        m_painter.setFont(font);
        m_painter.setPen(color);
        const bool fits = metrics.horizontalAdvance(words) <= rect.width();
        m_painter.drawText(rect, int(Qt::AlignLeft | Qt::AlignVCenter), fits ? words : metrics.elidedText(words, elide, rect.width()));
    }

    /// Name, then as much of the label as there is room for.
    void nameAndLabel(const QRect& rect, const QFont& font, const QFontMetrics& metrics, const QString& name, const QString& label,
                      const QColor& color) {
        const int width = metrics.horizontalAdvance(name);
        text(rect, font, metrics, color, name);
        const int left = rect.width() - width - space::kS;
        if (label.isEmpty() || left < 40 || label == name)
            return;
        m_painter.setFont(m_small);
        m_painter.setPen(m_colors.textFaint);
        m_painter.drawText(rect.adjusted(width + space::kS, 0, 0, 0), int(Qt::AlignLeft | Qt::AlignVCenter),
                           m_smallMetrics.elidedText(label, Qt::ElideRight, left));
    }

    void glyph(const QString& name, const QColor& color, int x, const QRect& row, int size = kGlyph) {
        m_painter.drawPixmap(x, row.top() + (row.height() - size) / 2, iconPixmap(name, color, size, m_scale));
    }

    void sourceRow(int row, const QRect& rect) {
        const CanvasRows::SourceRow& shown = m_scene.rows->source()[std::size_t(row)];
        const MapFields::SourceEntity& entity = m_scene.fields->sources()[std::size_t(shown.entity)];
        const bool current = m_scene.selection->side == CanvasSide::Source && m_scene.selection->at(CanvasSide::Source) == row;
        const bool drop = m_scene.dragging && m_scene.dragFrom == CanvasSide::Target && m_scene.dropRow == row && shown.field >= 0;
        if (shown.field < 0) {
            m_painter.fillRect(rect, m_colors.chrome);
            m_painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), m_colors.line);
            ground(rect, false, m_scene.hoverSource == row, current, false);
            glyph(m_scene.rows->isCollapsed(shown.entity) ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"),
                  m_colors.textMuted, rect.left() + space::kXs, rect);
            QString detail = entity.rows ? formatCount(*entity.rows) : QString();
            if (!entity.lookup.isEmpty())
                detail = CanvasText::tr("lookup %1").arg(entity.lookup) + (detail.isEmpty() ? QString() : QStringLiteral(" · ") + detail);
            else if (!entity.joined.isEmpty())
                detail = (entity.joined == entity.name ? CanvasText::tr("joined") : CanvasText::tr("joined as %1").arg(entity.joined)) +
                         (detail.isEmpty() ? QString() : QStringLiteral(" · ") + detail);
            else if (!entity.driving)
                detail = entity.connectionName;
            const int width = qMin(m_smallMetrics.horizontalAdvance(detail), rect.width() / 2);
            text(QRect(rect.right() - kPortGap - width, rect.top(), width, rect.height()), m_small, m_smallMetrics, m_colors.textMuted, detail);
            text(rect.adjusted(kIndent - 4, 0, -(kPortGap + width + space::kS), 0), m_strong, m_strongMetrics,
                 entity.isRead() ? m_colors.text : m_colors.textMuted, entity.name);
            return;
        }
        const MapFields::SourceField& field = entity.fields[std::size_t(shown.field)];
        const bool chosen = m_scene.selection->sources.contains({shown.entity, shown.field});
        ground(rect, chosen, m_scene.hoverSource == row, current, drop);
        if (field.key)
            glyph(QStringLiteral("key"), m_colors.textMuted, rect.left() + kIndent - 16, rect, 12);
        int right = rect.right() - kPortGap;
        const int typeWidth = qMin(m_smallMetrics.horizontalAdvance(field.type), rect.width() / 4);
        text(QRect(right - typeWidth, rect.top(), typeWidth, rect.height()), m_small, m_smallMetrics, m_colors.textFaint, field.type);
        right -= typeWidth + space::kS;
        if (field.filled >= 0 && rect.width() > 220) {
            const QRectF bar(right - kFillWidth, rect.center().y() - 2, kFillWidth, 5);
            m_painter.fillRect(bar, m_colors.barGround);
            m_painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * field.filled, bar.height()), m_colors.bar);
            right -= kFillWidth + space::kS;
        }
        const QRect room(rect.left() + kIndent, rect.top(), right - rect.left() - kIndent, rect.height());
        if (field.notMigrated) {
            const int width = qMin(m_bodyMetrics.horizontalAdvance(field.name), room.width());
            text(QRect(room.left(), room.top(), width, room.height()), m_struck, m_bodyMetrics, m_colors.textFaint, field.name);
            text(room.adjusted(width + space::kS, 0, 0, 0), m_small, m_smallMetrics, m_colors.textFaint, field.reason, Qt::ElideRight);
        } else {
            nameAndLabel(room, m_body, m_bodyMetrics, field.name, field.label, entity.isRead() ? m_colors.text : m_colors.textMuted);
        }
    }

    void targetRow(int row, const QRect& rect) {
        const int index = m_scene.rows->target()[std::size_t(row)];
        const MapFields::Target& target = m_scene.fields->targets()[std::size_t(index)];
        const bool chosen = m_scene.selection->targets.contains(index);
        const bool current = m_scene.selection->side == CanvasSide::Target && m_scene.selection->at(CanvasSide::Target) == row;
        const bool drop = m_scene.dragging && m_scene.dragFrom == CanvasSide::Source && m_scene.dropRow == row;
        const bool gap = target.required && !target.isFed();
        if (gap && !chosen)
            m_painter.fillRect(rect, m_colors.warningSoft);
        ground(rect, chosen, m_scene.hoverTarget == row && !gap, current, drop);
        int left = rect.left() + kPortGap;
        if (!target.status.isEmpty())
            glyph(statusIcon(target.status), statusColor(target.status), left, rect);
        left += kGlyph + space::kXs + 2;
        int right = rect.right() - space::kS;
        if (target.errors > 0 || target.warnings > 0) {
            right -= kGlyph;
            glyph(target.errors > 0 ? QStringLiteral("error") : QStringLiteral("warning"),
                  target.errors > 0 ? m_colors.error : m_colors.warning, right, rect);
            right -= space::kXs;
        }
        const auto word = [&](const QString& words, const QColor& color) {
            const int width = m_smallMetrics.horizontalAdvance(words);
            right -= width;
            text(QRect(right, rect.top(), width + 2, rect.height()), m_small, m_smallMetrics, color, words);
            right -= space::kS;
        };
        if (gap)
            word(target.kind == RuleShape::Kind::Intent ? CanvasText::tr("described") : CanvasText::tr("required"), m_colors.warning);
        else if (target.required)
            word(CanvasText::tr("req", "required, short"), m_colors.textMuted);
        else if (target.kind == RuleShape::Kind::Intent)
            word(CanvasText::tr("described"), m_colors.textMuted);
        const int typeWidth = qMin(m_smallMetrics.horizontalAdvance(target.type), rect.width() / 4);
        right -= typeWidth;
        text(QRect(right, rect.top(), typeWidth, rect.height()), m_small, m_smallMetrics, m_colors.textFaint, target.type);
        right -= space::kS;
        if (target.key) {
            glyph(QStringLiteral("key"), m_colors.textMuted, left, rect, 12);
            left += 16;
        }
        QFont font = target.critical ? m_strong : m_body;
        font.setItalic(target.proposed);
        nameAndLabel(QRect(left, rect.top(), right - left, rect.height()), font, target.critical ? m_strongMetrics : m_bodyMetrics, target.name, target.label,
                     target.isFed() || gap ? m_colors.text : m_colors.textMuted);
    }

    QPen linePen(const CanvasLinks::Link& link, bool hot) const {
        QPen pen(link.problem ? m_colors.error : hot ? m_colors.accent : link.rule ? m_colors.bar : m_colors.lineStrong, hot ? 2 : 1.3);
        if (link.problem)
            pen.setDashPattern({4, 3});
        return pen;
    }

    void line(const CanvasLinks::Link& link, bool hot, bool faded) {
        QPen pen = linePen(link, hot);
        if (faded || link.cut) {
            QColor color = pen.color();
            color.setAlphaF(faded ? 0.35f : 0.55f);
            pen.setColor(color);
        }
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPath(link.path);
    }

    void port(QPointF centre, bool used, bool hot, const QColor& color) {
        m_painter.setPen(QPen(hot ? m_colors.accent : color, 1.3));
        m_painter.setBrush(used ? (hot ? m_colors.accent : color) : m_colors.page);
        m_painter.drawEllipse(centre, used ? 3.2 : 3.0, used ? 3.2 : 3.0);
    }

    void ports() {
        const CanvasGeometry& g = m_scene.geometry;
        const auto [sourceFirst, sourceEnd] = g.sourceRange(int(m_scene.rows->source().size()));
        for (int row = sourceFirst; row < sourceEnd; ++row) {
            const CanvasRows::SourceRow& shown = m_scene.rows->source()[std::size_t(row)];
            const MapFields::SourceEntity& entity = m_scene.fields->sources()[std::size_t(shown.entity)];
            if (shown.field < 0 || !entity.isRead())
                continue;
            const MapFields::SourceField& field = entity.fields[std::size_t(shown.field)];
            if (field.notMigrated && field.uses == 0)
                continue;
            port(QPointF(g.source.right() + 0.5, g.sourceY(row) + kRowHeight / 2.0), field.uses > 0,
                 m_scene.selection->sources.contains({shown.entity, shown.field}) || m_scene.hoverSource == row,
                 field.uses > 0 ? m_colors.textMuted : m_colors.lineStrong);
        }
        const auto [targetFirst, targetEnd] = g.targetRange(int(m_scene.rows->target().size()));
        for (int row = targetFirst; row < targetEnd; ++row) {
            const int index = m_scene.rows->target()[std::size_t(row)];
            const MapFields::Target& target = m_scene.fields->targets()[std::size_t(index)];
            const bool gap = target.required && !target.isFed();
            const QPointF centre(g.target.left() + 0.5, g.targetY(row) + kRowHeight / 2.0);
            if (!target.badge.isEmpty()) { // the last stretch, from the badge into the port
                m_painter.setPen(QPen(target.errors > 0 ? m_colors.error : m_colors.bar, 1.3));
                m_painter.drawLine(centre - QPointF(12, 0), centre);
            }
            port(centre, target.isFed(), m_scene.selection->targets.contains(index) || m_scene.hoverTarget == row,
                 target.errors > 0 ? m_colors.error : gap ? m_colors.warning : target.isFed() ? m_colors.textMuted : m_colors.lineStrong);
        }
    }

    void paintBadge(const CanvasLinks::Badge& badge, bool faded) {
        const bool hot = badge.emphasised || badge.target == m_scene.hoverLink;
        m_painter.setPen(QPen(badge.problem ? m_colors.error : hot ? m_colors.accent : badge.chip ? m_colors.lineStrong : m_colors.bar, hot ? 1.6 : 1));
        m_painter.setBrush(hot ? m_colors.accentSoft : m_colors.page);
        const qreal radius = badge.chip ? 3 : badge.rect.height() / 2;
        m_painter.drawRoundedRect(badge.rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        m_painter.setFont(m_small);
        m_painter.setPen(badge.problem ? m_colors.error : faded ? m_colors.textMuted : m_colors.text);
        const int room = int(badge.rect.width()) - 12;
        m_painter.drawText(badge.rect, int(Qt::AlignCenter),
                           m_smallMetrics.horizontalAdvance(badge.text) <= room + 2 ? badge.text
                                                                                    : m_smallMetrics.elidedText(badge.text, Qt::ElideRight, room));
    }

    void paintStub(const CanvasLinks::Stub& stub) {
        m_painter.setPen(QPen(m_colors.lineStrong, 1));
        m_painter.setBrush(m_colors.raised);
        m_painter.drawRoundedRect(stub.rect.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
        m_painter.drawPixmap(QPointF(stub.rect.left() + 6, stub.rect.top() + 4),
                             iconPixmap(stub.above ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"), m_colors.textMuted, 12, m_scale));
        m_painter.setFont(m_small);
        m_painter.setPen(m_colors.textMuted);
        m_painter.drawText(stub.rect.adjusted(18, 0, -4, 0), int(Qt::AlignCenter), formatCount(std::uint64_t(stub.count)));
    }

    void dragLine() {
        const CanvasGeometry& g = m_scene.geometry;
        const bool fromSource = m_scene.dragFrom == CanvasSide::Source;
        const QPointF start = fromSource ? QPointF(g.source.right(), g.sourceY(m_scene.dragRow) + kRowHeight / 2.0)
                                         : QPointF(g.target.left(), g.targetY(m_scene.dragRow) + kRowHeight / 2.0);
        QPointF end = m_scene.dragAt;
        if (m_scene.dropRow >= 0)
            end = fromSource ? QPointF(g.target.left(), g.targetY(m_scene.dropRow) + kRowHeight / 2.0)
                             : QPointF(g.source.right(), g.sourceY(m_scene.dropRow) + kRowHeight / 2.0);
        const qreal bend = (end.x() - start.x()) / 2;
        QPainterPath path(start);
        path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end);
        m_painter.setClipping(false);
        m_painter.setPen(QPen(m_colors.accent, 2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPath(path);
        m_painter.setBrush(m_colors.accent);
        m_painter.drawEllipse(end, 3.5, 3.5);
    }

    QPainter& m_painter;
    const CanvasScene& m_scene;
    const Colors& m_colors;
    QFont m_body, m_small, m_strong, m_struck;
    QFontMetrics m_bodyMetrics, m_smallMetrics, m_strongMetrics;
    qreal m_scale;
};

} // namespace

void paintCanvas(QPainter& painter, const QRect&, const CanvasScene& scene) {
    Frame frame(painter, scene);
    frame.panes();
    frame.lines();
}

void paintLineSample(QPainter& painter, const QRectF& rect, RuleShape::Kind kind, bool problem) {
    const Colors& colors = theme::colors();
    QPen pen(problem ? colors.error : kind == RuleShape::Kind::Rule ? colors.bar : colors.lineStrong, 1.6);
    if (problem)
        pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()));
    if (kind == RuleShape::Kind::Rule && !problem) {
        painter.setBrush(colors.page);
        painter.drawRoundedRect(QRectF(rect.center().x() - 6, rect.center().y() - 4, 12, 8), 4, 4);
    }
}

} // namespace mw::ui

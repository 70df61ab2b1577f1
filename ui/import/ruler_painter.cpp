// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/ruler_painter.h"

#include "ui/models/layout_edits.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace mw::ui {

namespace {

constexpr std::size_t kTick = 5, kLabel = 10;
constexpr int kByteFontPixels = 9;
constexpr qreal kBeside = 0.5; ///< between an edge and what stands behind it
constexpr qreal kHandle = 4; ///< half the width of an edge's handle

bool isOfBytes(const fixed::FixedField& field) { return field.storage == fixed::Storage::Packed || field.storage == fixed::Storage::Binary; }

bool isPlain(char32_t point) { return point > 0x20 && point < 0x7F; }

/// What is seen of a character; marks for those that are none to be seen.
QString shownPoint(char32_t point, bool& isMark) {
    isMark = point < 0x20 || (point >= 0x7F && point < 0xA0);
    if (point == U'\t')
        return QStringLiteral("→");
    if (isMark)
        return QStringLiteral("·");
    return QString::fromUcs4(&point, 1);
}

QFont byteFont() {
    QFont font = theme::codeFont();
    font.setPixelSize(kByteFontPixels);
    return font;
}

} // namespace

RulerPainter::RulerPainter(QPainter& painter, const LayoutDraft& draft, const RulerGeometry& geometry, bool hasFocus)
    : m_painter(painter), m_draft(draft), m_geometry(geometry), m_hasFocus(hasFocus), m_colors(theme::colors()), m_font(theme::codeFont()),
      m_byteFont(byteFont()) {
    const QFontMetricsF metrics(m_font);
    m_baseline = (RulerGeometry::kLineHeight - metrics.height()) / 2 + metrics.ascent();
    m_first = geometry.firstColumn();
    m_end = geometry.endColumn();
}

void RulerPainter::paint(std::optional<std::size_t> hovered) {
    look();
    m_painter.save();
    m_painter.setClipRect(m_geometry.gutter, 0, m_geometry.width - m_geometry.gutter, m_geometry.height);
    m_painter.save();
    m_painter.setClipRect(m_geometry.gutter, m_geometry.top(), m_geometry.width, m_geometry.height, Qt::IntersectClip);
    paintGrounds();
    paintLines();
    m_painter.restore();
    paintScale();
    paintDensity();
    paintStrip();
    paintEdges(hovered);
    m_painter.restore();
    paintGutter();
    if (m_hasFocus) {
        m_painter.setPen(m_colors.accent);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(0, 0, m_geometry.width - 1, m_geometry.height - 1);
    }
}

void RulerPainter::look() {
    m_looks.assign(m_end > m_first ? m_end - m_first : 0, {});
    for (const fixed::FixedField& field : m_draft.record().fields) {
        const std::size_t end = field.columns.width == 0 ? m_end : std::min(m_end, field.columns.begin + field.columns.width);
        for (std::size_t column = std::max(m_first, field.columns.begin); column < end; ++column) {
            m_looks[column - m_first].isRead = true;
            m_looks[column - m_first].isOfBytes |= isOfBytes(field);
        }
    }
}

std::size_t RulerPainter::firstLine() const { return std::size_t(m_geometry.scrollY / RulerGeometry::kLineHeight); }

std::size_t RulerPainter::endLine() const {
    const int seen = (m_geometry.scrollY + m_geometry.height - m_geometry.top()) / RulerGeometry::kLineHeight + 1;
    return std::min(m_draft.lines().count(), std::size_t(std::max(0, seen)));
}

void RulerPainter::paintGrounds() {
    const int bottom = m_geometry.lineTop(m_draft.lines().count());
    const auto stretch = [&](std::size_t begin, std::size_t end) {
        return QRectF(m_geometry.x(begin), m_geometry.top(), m_geometry.x(end) - m_geometry.x(begin), bottom - m_geometry.top());
    };
    if (const auto field = m_draft.field()) {
        const fixed::Columns& columns = m_draft.record().fields[*field].columns;
        const std::size_t end = columns.width == 0 ? std::max(m_draft.lines().widest(), columns.begin + 1) : columns.begin + columns.width;
        m_painter.fillRect(stretch(columns.begin, end), m_colors.accentSoft);
    }
    const std::size_t end = std::min(m_end, m_draft.lines().widest());
    for (std::size_t column = m_first; column < end; ++column) {
        const std::size_t begin = column;
        while (column < end && !m_looks[column - m_first].isRead)
            ++column;
        if (column > begin) {
            m_painter.fillRect(stretch(begin, column), m_colors.chrome);
            m_painter.fillRect(stretch(begin, column), QBrush(m_colors.line, Qt::BDiagPattern));
        }
    }
    for (std::size_t line = firstLine(); line < endLine() && m_draft.lines().isHeader(line); ++line)
        m_painter.fillRect(m_geometry.gutter, m_geometry.lineTop(line), m_geometry.width, RulerGeometry::kLineHeight, m_colors.chrome);
}

void RulerPainter::paintLines() {
    m_painter.setFont(m_font);
    for (std::size_t line = firstLine(); line < endLine(); ++line)
        paintLine(line);
}

void RulerPainter::paintLine(std::size_t line) {
    const bool isOwn = m_draft.typeOf(line) == m_draft.recordInView();
    const int top = m_geometry.lineTop(line);
    QString run; // plain characters side by side
    std::size_t runBegin = 0;
    bool runIsRead = false;
    const auto colorOf = [&](bool isRead) { return !isOwn ? m_colors.textFaint : isRead ? m_colors.text : m_colors.textMuted; };
    const auto endRun = [&] {
        if (run.isEmpty())
            return;
        m_painter.setPen(colorOf(runIsRead));
        m_painter.drawText(QPointF(m_geometry.x(runBegin) + kBeside, top + m_baseline), run);
        run.clear();
    };
    for (const FixedLines::Cell& cell : m_draft.lines().cells(line, m_first, m_end)) {
        const ColumnLook look = cell.column >= m_first ? m_looks[cell.column - m_first] : ColumnLook{true, false};
        const bool isByte = isOwn && look.isOfBytes && !m_draft.lines().countsCharacters();
        if (!isByte && isPlain(cell.point) && cell.columns == 1) {
            if (!run.isEmpty() && look.isRead != runIsRead)
                endRun();
            if (run.isEmpty()) {
                runBegin = cell.column;
                runIsRead = look.isRead;
            }
            run += QChar(char16_t(cell.point));
            continue;
        }
        endRun();
        if (isByte)
            paintByte(cell, top, colorOf(look.isRead));
        else if (cell.point != U' ')
            paintCell(cell, top, colorOf(look.isRead));
    }
    endRun();
}

/// A character stands in its columns, however wide it would like to be.
void RulerPainter::paintCell(const FixedLines::Cell& cell, int top, const QColor& color) {
    bool isMark = false;
    const QString shown = shownPoint(cell.point, isMark);
    const qreal room = qreal(cell.columns) * m_geometry.cell;
    const qreal wanted = QFontMetricsF(m_font).horizontalAdvance(shown);
    m_painter.setFont(m_font);
    m_painter.setPen(isMark ? m_colors.mark : cell.point == 0xFFFD ? m_colors.warning : color);
    m_painter.save();
    m_painter.translate(m_geometry.x(cell.column) + kBeside, top + m_baseline);
    if (wanted > room)
        m_painter.scale(room / wanted, 1);
    else
        m_painter.translate((room - wanted) / 2, 0);
    m_painter.drawText(QPointF(0, 0), shown);
    m_painter.restore();
}

void RulerPainter::paintByte(const FixedLines::Cell& cell, int top, const QColor& color) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    m_painter.setFont(m_byteFont);
    m_painter.setPen(color);
    constexpr int kHalf = RulerGeometry::kLineHeight / 2;
    const QRectF upper(m_geometry.x(cell.column), top, m_geometry.cell, kHalf);
    m_painter.drawText(upper, Qt::AlignCenter, QString(QLatin1Char(kDigits[cell.byte >> 4])));
    m_painter.drawText(upper.translated(0, kHalf), Qt::AlignCenter, QString(QLatin1Char(kDigits[cell.byte & 15])));
    m_painter.setFont(m_font);
}

void RulerPainter::paintScale() {
    m_painter.fillRect(0, 0, m_geometry.width, m_geometry.stripTop(), m_colors.chrome);
    m_painter.setFont(theme::smallFont());
    for (std::size_t column = m_first; column < m_end; ++column) {
        const std::size_t number = column + 1; // it ends at this column's right side
        const qreal x = m_geometry.x(number);
        const bool isLabelled = number % kLabel == 0;
        m_painter.setPen(isLabelled ? m_colors.textMuted : m_colors.lineStrong);
        const int height = isLabelled ? 7 : number % kTick == 0 ? 5 : 3;
        m_painter.drawLine(QPointF(x, RulerGeometry::kScaleHeight - height), QPointF(x, RulerGeometry::kScaleHeight - 1));
        if (isLabelled)
            m_painter.drawText(QRectF(x - 60, 0, 57, RulerGeometry::kScaleHeight - 4), int(Qt::AlignRight | Qt::AlignVCenter), QString::number(number));
    }
}

/// In how many rows something stands in each column: blank ones are seen as gaps.
void RulerPainter::paintDensity() {
    const fixed::FixedSample& sample = m_draft.file().sample;
    if (sample.rows == 0 || sample.filled.size() > m_draft.lines().widest())
        return;
    constexpr int kFull = RulerGeometry::kDensityHeight - 1;
    for (std::size_t column = m_first; column < std::min(m_end, sample.filled.size()); ++column) {
        const qreal height = sample.filled[column] == 0 ? 0 : std::max(1.0, kFull * double(sample.filled[column]) / double(sample.rows));
        const qreal x = m_geometry.x(column);
        m_painter.fillRect(QRectF(x + 1, m_geometry.stripTop() - height, m_geometry.cell - 1, height), m_colors.bar);
    }
}

void RulerPainter::paintStrip() {
    const QRect strip(0, m_geometry.stripTop(), m_geometry.width, m_geometry.top() - m_geometry.stripTop());
    m_painter.fillRect(strip, m_colors.raised);
    const fixed::FixedRecord& record = m_draft.record();
    const std::size_t end = std::max(m_draft.lines().widest(), m_draft.layout().end());
    for (std::size_t field = 0; field < record.fields.size(); ++field) {
        const QRectF rect = m_geometry.fieldRect(record, field, end);
        if (rect.right() < m_geometry.gutter || rect.left() > m_geometry.width)
            continue;
        const bool isChosen = m_draft.field() == field;
        m_painter.fillRect(rect, isChosen ? m_colors.accentSoft : m_colors.raised);
        m_painter.setPen(m_colors.lineStrong);
        m_painter.drawLine(QPointF(rect.right(), rect.top()), QPointF(rect.right(), rect.bottom()));
        m_painter.drawLine(QPointF(rect.left(), rect.top()), QPointF(rect.left(), rect.bottom()));
        const QFont font = isChosen ? theme::strongFont() : theme::bodyFont();
        // The name stays in sight where its field goes beyond the left side.
        const QRectF room = rect.adjusted(std::max(0.0, m_geometry.gutter - rect.left()) + 4, 0, -3, 0);
        m_painter.setFont(font);
        m_painter.setPen(isChosen ? m_colors.text : m_colors.textMuted);
        m_painter.drawText(room, int(Qt::AlignLeft | Qt::AlignVCenter),
                           QFontMetricsF(font).elidedText(qt(record.fields[field].name), Qt::ElideMiddle, room.width()));
    }
    m_painter.setPen(m_colors.line);
    m_painter.drawLine(0, strip.top(), m_geometry.width, strip.top());
    m_painter.drawLine(0, m_geometry.top() - 1, m_geometry.width, m_geometry.top() - 1);
}

void RulerPainter::paintEdges(std::optional<std::size_t> hovered) {
    const int bottom = std::min(m_geometry.height, m_geometry.lineTop(m_draft.lines().count()));
    for (const std::size_t edge : edgesOf(m_draft.record())) {
        const qreal x = m_geometry.x(edge);
        if (edge < m_first || edge > m_end)
            continue;
        const bool isChosen = m_draft.edge() == edge;
        m_painter.fillRect(QRectF(x - (isChosen ? 1 : 0.5), RulerGeometry::kScaleHeight, isChosen ? 2 : 1, bottom - RulerGeometry::kScaleHeight),
                           isChosen ? m_colors.accent : m_colors.lineStrong);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(isChosen ? m_colors.accent : m_colors.textFaint);
        m_painter.setRenderHint(QPainter::Antialiasing);
        constexpr qreal kTop = RulerGeometry::kScaleHeight - 6;
        const QPointF handle[] = {{x - kHandle, kTop}, {x + kHandle, kTop}, {x + kHandle, kTop + 4}, {x, kTop + 9}, {x - kHandle, kTop + 4}};
        m_painter.drawConvexPolygon(handle, 5);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (hovered) {
        QPen pen(m_colors.accent, 1, Qt::DashLine);
        m_painter.setPen(pen);
        const qreal x = m_geometry.x(*hovered);
        m_painter.drawLine(QPointF(x, RulerGeometry::kScaleHeight), QPointF(x, bottom));
    }
}

void RulerPainter::paintGutter() {
    m_painter.fillRect(0, 0, m_geometry.gutter, m_geometry.height, m_colors.chrome);
    m_painter.setPen(m_colors.line);
    m_painter.drawLine(m_geometry.gutter, 0, m_geometry.gutter, m_geometry.height);
    m_painter.save();
    m_painter.setClipRect(0, m_geometry.top(), m_geometry.gutter, m_geometry.height);
    m_painter.setFont(theme::smallFont());
    m_painter.setPen(m_colors.textMuted);
    for (std::size_t line = firstLine(); line < endLine(); ++line)
        m_painter.drawText(QRect(0, m_geometry.lineTop(line), m_geometry.gutter - space::kS, RulerGeometry::kLineHeight),
                           int(Qt::AlignRight | Qt::AlignVCenter), QString::number(line + 1));
    m_painter.restore();
}

} // namespace mw::ui

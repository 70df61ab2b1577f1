// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/import/ruler_geometry.h"
#include "ui/models/layout_draft.h"

#include <QFont>

#include <vector>

class QPainter;

namespace mw::ui {

struct Colors;

/// Paints what is seen of a ruler: lines of the record type in view plainly, others and those above the first row faintly,
/// columns that no field reads on a hatched ground, the bytes of packed and binary fields as two figures one above the other.
class RulerPainter {
public:
    RulerPainter(QPainter& painter, const LayoutDraft& draft, const RulerGeometry& geometry, bool hasFocus);
    /// `hovered`: where a click would put an edge.
    void paint(std::optional<std::size_t> hovered);

private:
    /// What is to be known of each column that is seen.
    struct ColumnLook {
        bool isRead = false, isOfBytes = false;
    };
    void look();
    void paintGrounds();
    void paintLines();
    void paintLine(std::size_t line);
    void paintCell(const FixedLines::Cell& cell, int top, const QColor& color);
    void paintByte(const FixedLines::Cell& cell, int top, const QColor& color);
    void paintEdges(std::optional<std::size_t> hovered);
    void paintScale();
    void paintDensity();
    void paintStrip();
    void paintGutter();
    std::size_t firstLine() const;
    std::size_t endLine() const;

    QPainter& m_painter;
    const LayoutDraft& m_draft;
    const RulerGeometry& m_geometry;
    const bool m_hasFocus;
    const Colors& m_colors;
    const QFont m_font, m_byteFont;
    qreal m_baseline = 0; ///< of a line's text, below its top
    std::vector<ColumnLook> m_looks; ///< from m_first on
    std::size_t m_first = 0, m_end = 0; ///< columns
};

} // namespace mw::ui

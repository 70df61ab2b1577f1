// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/import/ruler_geometry.h"
#include "ui/models/layout_draft.h"

#include <QAbstractScrollArea>

namespace mw::ui {

/// A ruler over the first records of a file in fixed columns. A click between two characters puts an edge there, dragging
/// moves one, a double click takes it away. With keys: Tab goes from edge to edge, the arrows move the one chosen, Insert
/// cuts the field behind it, Delete takes it away.
class LayoutRuler final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit LayoutRuler(LayoutDraft& draft, QWidget* parent = nullptr);
    /// Follows the draft's layout and lines.
    void follow();
    const RulerGeometry& places() const { return m_geometry; }

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void fit();
    void showChoice();
    void seeColumns(std::size_t begin, std::size_t end);
    std::optional<std::size_t> grabbedAt(QPointF position) const;
    void hover(QPointF position);
    QString tipAt(QPointF position) const;

    LayoutDraft& m_draft;
    RulerGeometry m_geometry;
    std::optional<std::size_t> m_hovered; ///< where a click would put an edge
    std::optional<std::size_t> m_pressed; ///< where one is being put
    bool m_isDragging = false;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/map/canvas_links.h"
#include "ui/screens/map/canvas_rows.h"
#include "ui/screens/map/canvas_selection.h"

#include <QAbstractScrollArea>
#include <QTimer>

class QComboBox;
class QLabel;
class QScrollBar;

namespace mw::ui {

class FilterEdit;

/// Source tree left, target tree right, painted links between. One widget, painted by itself: only what is in view costs
/// anything. It shows MapFields and asks for changes by signals; it never edits.
class Canvas final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit Canvas(QWidget* parent = nullptr);
    void setFields(MapFields* fields);
    const CanvasRows& rows() const { return m_rows; }
    CanvasSelection& selection() { return m_selection; }
    const CanvasSelection& selection() const { return m_selection; }
    /// Brings rows into view and makes them the only selected ones.
    void showTarget(int target);
    void showSource(const MapFields::End& end);
    void setFocusMode(bool on);
    bool isFocusMode() const { return m_rows.isFocused(); }
    void setTargetState(CanvasRows::TargetState state);
    /// Goes to the other end of the links of what is selected.
    void followLink();
    /// Where a row is painted, in the viewport; for tests and popups.
    QRect sourceRect(int row) const;
    QRect targetRect(int row) const;
    FilterEdit* sourceFilter() const { return m_sourceFilter; }
    FilterEdit* targetFilter() const { return m_targetFilter; }
    /// Where its three parts lie in the viewport now.
    CanvasGeometry viewGeometry() const { return geometry(); }
    /// The links as painted now.
    const CanvasLinks& links();

Q_SIGNALS:
    /// Map these source fields to these target rows; `at`: where a question may be asked, in global coordinates.
    void mapRequested(const std::vector<mw::ui::MapFields::End>& sources, const std::vector<int>& targets, const QPoint& at);
    void unmapRequested(const std::vector<int>& targets);
    void ruleRequested(int target);
    void menuRequested(const QPoint& at);
    void selectionChanged();
    void hintRequested(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void scrollContentsBy(int, int) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Place {
        CanvasSide side = CanvasSide::Source;
        int row = -1;   ///< below 0: no row there
        bool gutter = false;
    };
    // canvas.cpp
    void rebuildRows();
    void placeParts();
    void updateBars();
    void ensureVisible(CanvasSide side, int row);
    void scrollTo(CanvasSide side, int row);
    CanvasGeometry geometry() const;
    void tellSelection();
    QString describeRow() const;
    // canvas_mouse.cpp
    Place placeAt(const QPoint& position) const;
    void dragTo(const QPoint& position);
    void endDrag(const QPoint& position);
    void hoverAt(const QPoint& position);
    QString toolTipAt(const QPoint& position);
    // canvas_keys.cpp
    void moveCurrent(int row, Qt::KeyboardModifiers modifiers);
    void mapSelected();

    MapFields* m_fields = nullptr;
    CanvasRows m_rows;
    CanvasSelection m_selection;
    CanvasLinks m_links;
    bool m_linksStale = true;
    QScrollBar* m_sourceBar;
    FilterEdit* m_sourceFilter;
    FilterEdit* m_targetFilter;
    QComboBox* m_scope;
    QComboBox* m_state;
    QWidget* m_legend;
    struct Drag {
        bool pressed = false, active = false;
        CanvasSide from = CanvasSide::Source;
        int row = -1;
        QPoint start, now;
        int over = -1; ///< row under the pointer on the other side
    } m_drag;
    Place m_hover;
    int m_hoverLink = -1;
    QTimer m_dragScroll;
    int m_wheelRest[2] = {0, 0};
};

} // namespace mw::ui

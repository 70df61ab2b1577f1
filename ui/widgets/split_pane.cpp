// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/split_pane.h"

#include "ui/present/theme.h"
#include "ui/widgets/remembered.h"

#include <QPainter>

namespace mw::ui {

namespace {

/// A hairline one sees, five pixels one can grab.
class HairlineHandle final : public QSplitterHandle {
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), theme::colors().page);
        const QColor color = underMouse() ? theme::colors().accent : theme::colors().line;
        const bool upright = orientation() == Qt::Horizontal;
        painter.fillRect(upright ? QRect(width() / 2, 0, 1, height()) : QRect(0, height() / 2, width(), 1), color);
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }
};

} // namespace

SplitPane::SplitPane(Qt::Orientation orientation, const QString& key, const QList<QWidget*>& panes,
                     const QList<int>& sizes, const QList<int>& stretch, QWidget* parent)
    : QSplitter(orientation, parent) {
    setHandleWidth(5);
    setChildrenCollapsible(false);
    for (QWidget* pane : panes)
        addWidget(pane);
    for (int i = 0; i < int(stretch.size()); ++i)
        setStretchFactor(i, stretch[i]);
    setSizes(sizes);
    rememberSplitter(this, key);
}

QSplitterHandle* SplitPane::createHandle() { return new HairlineHandle(orientation(), this); }

} // namespace mw::ui

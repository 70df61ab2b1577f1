// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace mw::ui {

/// Paints every table of the window alike: ValueRole with its marks, BarRole, SparkRole, SignRole, PillRole, otherwise the
/// display text; selection, hover and keyboard focus calmly. Text fields elide in the middle where ElideMiddle is set on
/// the view.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    /// Ground, focus line; gives the room left for the content.
    QRect paintGround(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/flat_style.h"

#include "ui/present/icons.h"
#include "ui/present/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace mw::ui {

namespace {
constexpr int kIconGap = 6; // between a button's icon and its text
}

FlatStyle::FlatStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    const Colors& colors = theme::colors();
    switch (element) {
    case PE_IndicatorBranch: {
        if (!(option->state & State_Children))
            return;
        const int side = 12;
        const QRect box(option->rect.center().x() - side / 2, option->rect.center().y() - side / 2, side, side);
        painter->drawPixmap(box.topLeft(),
                            iconPixmap((option->state & State_Open) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                                       colors.textMuted, side, painter->device()->devicePixelRatio()));
        return;
    }
    case PE_FrameFocusRect: {
        // A cell or button with the keyboard: one line of the accent, drawn inside so that it is never clipped.
        painter->save();
        painter->setPen(QPen(colors.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    }
    case PE_IndicatorItemViewItemDrop:
        painter->save();
        painter->setPen(QPen(colors.accent, 2));
        painter->drawRect(option->rect);
        painter->restore();
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (element != CE_ToolButtonLabel || !button || button->toolButtonStyle != Qt::ToolButtonTextBesideIcon || button->icon.isNull()) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    // Icon, a gap one can see, text; both at the left where the button is wider than it needs to be.
    const QSize side = button->iconSize;
    const QRect room = button->rect;
    const QRect sign(room.left() + 3, room.center().y() - (side.height() - 1) / 2, side.width(), side.height());
    const bool enabled = button->state & State_Enabled;
    button->icon.paint(painter, sign, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled, (button->state & State_On) ? QIcon::On : QIcon::Off);
    const QRect text = room.adjusted(3 + side.width() + kIconGap, 0, -2, 0);
    painter->setFont(button->font);
    painter->setPen(button->palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    painter->drawText(text, int(Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic),
                      button->fontMetrics.elidedText(button->text, Qt::ElideRight, text.width(), int(Qt::TextShowMnemonic)));
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_SmallIconSize: return kIconSize;
    case PM_ToolBarIconSize: return kIconSize;
    case PM_ButtonIconSize: return kIconSize;
    case PM_TreeViewIndentation: return 16;
    case PM_SplitterWidth: return 5;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return space::kS;
    case PM_DefaultFrameWidth: return 1;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returnData) const {
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_Table_GridLineColor: return int(theme::colors().grid.rgb());
    case SH_ToolTip_WakeUpDelay: return 400;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const {
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ItemViewItem)
        result.setHeight(qMax(result.height(), kRowHeight));
    if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        type == CT_ToolButton && button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button->icon.isNull())
        result.rwidth() += kIconGap;
    return result;
}

} // namespace mw::ui

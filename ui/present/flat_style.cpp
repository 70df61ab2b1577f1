// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/flat_style.h"

#include "ui/present/icons.h"
#include "ui/present/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace mw::ui {

namespace {
constexpr int kIconGap = 6;   // between a button's icon and its text
constexpr int kButtonPad = 4; // at both sides of a button with text
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

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const {
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (control == CC_ToolButton && button) {
        painter->save();
        drawToolButton(*button, *painter);
        painter->restore();
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void FlatStyle::drawToolButton(const QStyleOptionToolButton& button, QPainter& painter) const {
    const Colors& colors = theme::colors();
    const bool enabled = button.state & State_Enabled;
    const bool on = button.state & (State_On | State_Sunken);
    const QRectF ground = QRectF(button.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen((button.state & State_HasFocus) && (button.state & State_KeyboardFocusChange) ? QPen(colors.accent, 1) : QPen(Qt::NoPen));
    painter.setBrush(on ? QBrush(colors.accentSoft) : enabled && (button.state & State_MouseOver) ? QBrush(colors.hover) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(ground, kRadius, kRadius);

    const bool hasIcon = button.toolButtonStyle != Qt::ToolButtonTextOnly && !button.icon.isNull();
    const bool hasText = button.toolButtonStyle != Qt::ToolButtonIconOnly && !button.text.isEmpty();
    const bool opens = hasText && (button.features & QStyleOptionToolButton::HasMenu);
    const QIcon::Mode mode = !enabled ? QIcon::Disabled : (button.state & State_MouseOver) ? QIcon::Active : QIcon::Normal;
    QRect room = button.rect.adjusted(hasText ? kButtonPad : 0, 0, hasText ? -kButtonPad : 0, 0);
    if (hasIcon) {
        const QSize size = button.iconSize;
        const int left = hasText ? room.left() : room.left() + (room.width() - size.width()) / 2;
        button.icon.paint(&painter, QRect(left, room.top() + (room.height() - size.height()) / 2, size.width(), size.height()), Qt::AlignCenter, mode,
                          on ? QIcon::On : QIcon::Off);
        room.setLeft(left + size.width() + kIconGap);
    }
    if (opens) {
        const int side = 10;
        painter.drawPixmap(room.right() + 1 - side, room.top() + (room.height() - side) / 2,
                           iconPixmap(QStringLiteral("chevron-down"), colors.textMuted, side, painter.device()->devicePixelRatio()));
        room.setRight(room.right() - side - 2);
    }
    if (!hasText)
        return;
    painter.setFont(button.font);
    painter.setPen(!enabled ? colors.textFaint : (button.state & State_On) ? colors.accent : colors.text);
    painter.drawText(room, int(Qt::AlignVCenter | (hasIcon ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::TextShowMnemonic),
                     button.fontMetrics.elidedText(button.text, Qt::ElideRight, room.width(), int(Qt::TextShowMnemonic)));
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
    if (type == CT_ToolButton) {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        const bool hasText = button && button->toolButtonStyle != Qt::ToolButtonIconOnly;
        const bool opens = hasText && (button->features & QStyleOptionToolButton::HasMenu);
        // Qt has counted a gap and two spaces into the text already.
        return {size.width() + (hasText ? 2 * kButtonPad : 10) + (opens ? 10 : 0), qMax(size.height() + 6, 24)};
    }
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ItemViewItem)
        result.setHeight(qMax(result.height(), kRowHeight));
    return result;
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/cell_delegate.h"

#include "ui/present/icons.h"
#include "ui/present/roles.h"
#include "ui/present/signs.h"
#include "ui/present/theme.h"
#include "ui/present/value_text.h"

#include <QPainter>

#include <algorithm>

namespace mw::ui {

namespace {

constexpr int kCellMargin = 6;

void paintBar(QPainter* painter, const QRect& room, double share) {
    const Colors& colors = theme::colors();
    const QRectF ground(room.left(), room.center().y() - 3, room.width(), 6);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colors.barGround);
    painter->drawRoundedRect(ground, 2, 2);
    if (share <= 0)
        return;
    QRectF filled = ground;
    filled.setWidth(qMax(2.0, ground.width() * qMin(1.0, share)));
    painter->setBrush(colors.bar);
    painter->drawRoundedRect(filled, 2, 2);
}

void paintSpark(QPainter* painter, const QRect& room, const QList<qreal>& values) {
    if (values.isEmpty())
        return;
    const qreal peak = *std::max_element(values.begin(), values.end());
    if (peak <= 0)
        return;
    const qreal step = qreal(room.width()) / qreal(values.size());
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme::colors().bar);
    for (qsizetype i = 0; i < values.size(); ++i) {
        const qreal height = values[i] > 0 ? qMax(1.5, room.height() * values[i] / peak) : 0;
        painter->drawRect(QRectF(room.left() + step * qreal(i), room.bottom() + 1 - height, qMax(1.0, step - 1), height));
    }
}

} // namespace

QRect CellDelegate::paintGround(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Colors& colors = theme::colors();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(option.rect, colors.accentSoft);
    else if (const QVariant ground = index.data(Qt::BackgroundRole); ground.isValid())
        painter->fillRect(option.rect, ground.value<QBrush>());
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colors.hover);
    if ((option.state & QStyle::State_HasFocus) && option.widget && option.widget->hasFocus()) {
        painter->setPen(QPen(colors.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    return option.rect.adjusted(kCellMargin, 0, -kCellMargin, 0);
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const Colors& colors = theme::colors();
    const qreal scale = painter->device()->devicePixelRatio();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect, Qt::IntersectClip);
    QRect room = paintGround(painter, option, index);

    QFont font = option.font;
    if (index.data(CodeRole).toBool())
        font.setFamilies(theme::codeFont().families());
    QColor ink = index.data(MutedRole).toBool() ? colors.textMuted : colors.text;
    if (const QVariant foreground = index.data(Qt::ForegroundRole); foreground.isValid())
        ink = foreground.value<QBrush>().color();
    if (!(option.state & QStyle::State_Enabled))
        ink = colors.textFaint;

    if (option.features & QStyleOptionViewItem::HasCheckIndicator) {
        QStyleOptionViewItem box = option;
        box.rect = QRect(room.left(), room.center().y() - 7, 15, 15);
        box.state &= ~QStyle::State_HasFocus;
        box.state |= option.checkState == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
        option.widget->style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
        room.setLeft(box.rect.right() + kCellMargin);
    }
    if (const QVariant sign = index.data(SignRole); sign.isValid() && Sign(sign.toInt()) != Sign::None) {
        const QPixmap drawing = iconPixmap(signIcon(Sign(sign.toInt())), signColor(Sign(sign.toInt())), 14, scale);
        painter->drawPixmap(room.left(), room.center().y() - 6, drawing);
        room.setLeft(room.left() + 14 + kCellMargin);
    } else if (!option.icon.isNull()) {
        option.icon.paint(painter, QRect(room.left(), room.center().y() - 7, kIconSize, kIconSize), Qt::AlignCenter,
                          option.state & QStyle::State_Enabled ? QIcon::Normal : QIcon::Disabled);
        room.setLeft(room.left() + kIconSize + kCellMargin);
    }

    if (const QVariant value = index.data(ValueRole); value.isValid()) {
        paintValue(*painter, room, value.value<ValueText>(), font, ink);
        painter->restore();
        return;
    }
    if (const QVariant spark = index.data(SparkRole); spark.isValid()) {
        paintSpark(painter, room.adjusted(0, 4, 0, -4), spark.value<QList<qreal>>());
        painter->restore();
        return;
    }
    QString text = option.text;
    text.replace(QChar::LineSeparator, u' '); // what the base class makes of line breaks
    if (const QVariant pill = index.data(PillRole); pill.isValid() && !text.isEmpty()) {
        const Sign sign = Sign(pill.toInt());
        const QFontMetrics metrics(font);
        text = metrics.elidedText(text, Qt::ElideRight, qMax(0, room.width() - 12));
        const QRectF capsule(room.left(), room.center().y() - 8, metrics.horizontalAdvance(text) + 12, 17);
        painter->setPen(Qt::NoPen);
        painter->setBrush(signGround(sign));
        painter->drawRoundedRect(capsule, 4, 4);
        painter->setPen(signColor(sign));
        painter->setFont(font);
        painter->drawText(capsule, Qt::AlignCenter, text);
        painter->restore();
        return;
    }
    if (const QVariant bar = index.data(BarRole); bar.isValid()) {
        const int textWidth = text.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(QStringLiteral("100.0 %")) + 6;
        if (room.width() - textWidth >= 24)
            paintBar(painter, room.adjusted(0, 0, -textWidth, 0), bar.toDouble());
        option.displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
    }
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(room, int(option.displayAlignment | Qt::TextSingleLine),
                      QFontMetrics(font).elidedText(text, option.textElideMode, room.width()));
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (const QVariant value = index.data(ValueRole); value.isValid())
        size.setWidth(valueWidth(value.value<ValueText>(), option.font) + 2 * kCellMargin + 2);
    else if (index.data(SparkRole).isValid())
        size.setWidth(90);
    else if (index.data(BarRole).isValid())
        size.setWidth(qMax(size.width(), 110));
    else
        size.setWidth(size.width() + kCellMargin);
    size.setHeight(kRowHeight);
    return size;
}

} // namespace mw::ui

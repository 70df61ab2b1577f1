// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/preview_header.h"

#include "ui/models/preview_rows_model.h"
#include "ui/present/theme.h"

#include <QPainter>

namespace mw::ui {

namespace {
constexpr int kHeight = 40;
}

PreviewHeader::PreviewHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setFixedHeight(kHeight);
    setMinimumSectionSize(40);
    setHighlightSections(false);
    setSectionsClickable(false);
}

int PreviewHeader::titleWidth(int section) const {
    const auto width = [&](const QFont& font, int role) {
        return QFontMetrics(font).horizontalAdvance(model()->headerData(section, Qt::Horizontal, role).toString());
    };
    return qMax(width(theme::strongFont(), Qt::DisplayRole), width(theme::smallFont(), PreviewRowsModel::TypeRole)) + 2 * space::kS;
}

void PreviewHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const Colors& colors = theme::colors();
    const auto text = [&](int role) { return model()->headerData(section, Qt::Horizontal, role).toString(); };
    const int side = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & int(Qt::AlignHorizontal_Mask);
    painter->save();
    painter->fillRect(rect, colors.chrome);
    painter->setPen(colors.line);
    painter->drawLine(rect.topRight(), rect.bottomRight());
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const QRect room = rect.adjusted(6, 3, -7, -4);
    const auto line = [&](const QRect& where, const QFont& font, const QColor& color, const QString& words, Qt::TextElideMode elide) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(where, side | int(Qt::AlignVCenter), QFontMetrics(font).elidedText(words, elide, where.width()));
    };
    const int half = room.height() / 2;
    line(QRect(room.left(), room.top(), room.width(), half), theme::strongFont(), colors.text, text(Qt::DisplayRole), Qt::ElideMiddle);
    line(QRect(room.left(), room.top() + half, room.width(), half), theme::smallFont(), colors.textMuted, text(PreviewRowsModel::TypeRole), Qt::ElideRight);
    painter->restore();
}

} // namespace mw::ui

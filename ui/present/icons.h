// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace mw::ui {

/// Gives an icon of resources/icons by its file name without ending. It is drawn in the theme's colours each time, so it
/// follows a change of theme; `checked` and `selected` states are drawn in the accent colour.
QIcon icon(const QString& name);
/// The same in a fixed role of colour, for status signs.
QIcon icon(const QString& name, const QColor& color);
/// One drawing for delegates; cached.
QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal devicePixelRatio);

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

class QApplication;

namespace mw::ui {

enum class ThemeMode { System, Light, Dark };

/// The one place of colours. Text colours keep a contrast of at least 4.5 : 1 on `page`, `chrome` and their soft grounds.
struct Colors {
    QColor page;       ///< ground of tables and texts
    QColor chrome;     ///< rail, headers, status bar
    QColor raised;     ///< inputs, buttons, popups
    QColor hover;      ///< row or button under the pointer
    QColor line;       ///< hairlines between things
    QColor lineStrong; ///< borders of inputs
    QColor grid;       ///< lines between rows of a table
    QColor text, textMuted, textFaint;
    QColor accent, accentSoft, onAccent; ///< the one accent, its soft ground for selections, text upon it
    QColor ok, okSoft, warning, warningSoft, error, errorSoft, info, infoSoft;
    QColor bar, barGround; ///< fill-rate and coverage bars
    QColor mark;           ///< marks for null, empty, spaces, line breaks
};

/// Distances and sizes in device-independent pixels.
namespace space {
inline constexpr int kHair = 1, kXs = 4, kS = 8, kM = 12, kL = 16, kXl = 24;
}
inline constexpr int kRadius = 4;
inline constexpr int kIconSize = 16;
inline constexpr int kRowHeight = 24;    ///< of every table and tree
inline constexpr int kHeaderHeight = 26; ///< of every table's header
inline constexpr int kBarHeight = 36;    ///< of a page's tool line

namespace theme {

/// Sets style, palette, fonts and style sheet of the application. UI thread.
void apply(QApplication& application, ThemeMode mode);
ThemeMode mode();
bool isDark();
const Colors& colors();
/// Changes whenever the theme does; lets caches of painted things notice.
unsigned generation();

QFont bodyFont();
QFont smallFont();
QFont strongFont();
QFont titleFont(); ///< page and card titles
QFont codeFont();  ///< rules, raw values

} // namespace theme
} // namespace mw::ui

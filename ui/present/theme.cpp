// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/theme.h"

#include "ui/present/flat_style.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QHash>
#include <QStyleFactory>
#include <QToolTip>

#include <algorithm>

namespace mw::ui::theme {

namespace {

Colors lightColors() {
    Colors c;
    c.page = QColor(0xffffff);
    c.chrome = QColor(0xf3f5f7);
    c.raised = QColor(0xffffff);
    c.hover = QColor(0xeef2f6);
    c.line = QColor(0xdde2e8);
    c.lineStrong = QColor(0xbfc7d1);
    c.grid = QColor(0xebeef2);
    c.text = QColor(0x1b2027);
    c.textMuted = QColor(0x566270);
    c.textFaint = QColor(0x6f7b88);
    c.accent = QColor(0x1463b8);
    c.accentSoft = QColor(0xdceafa);
    c.onAccent = QColor(0xffffff);
    c.ok = QColor(0x1a7a47);
    c.okSoft = QColor(0xe2f4e9);
    c.warning = QColor(0x8d5b00);
    c.warningSoft = QColor(0xfcf0d6);
    c.error = QColor(0xb8291f);
    c.errorSoft = QColor(0xfce8e6);
    c.info = QColor(0x1463b8);
    c.infoSoft = QColor(0xe4effb);
    c.bar = QColor(0x7ba7d6);
    c.barGround = QColor(0xe6eaef);
    c.mark = QColor(0x8a6d9c);
    return c;
}

Colors darkColors() {
    Colors c;
    c.page = QColor(0x1c1f24);
    c.chrome = QColor(0x16191d);
    c.raised = QColor(0x262a31);
    c.hover = QColor(0x272c33);
    c.line = QColor(0x31373f);
    c.lineStrong = QColor(0x4a535e);
    c.grid = QColor(0x282d34);
    c.text = QColor(0xe4e7eb);
    c.textMuted = QColor(0xa3adb8);
    c.textFaint = QColor(0x87929e);
    c.accent = QColor(0x6cb0f5);
    c.accentSoft = QColor(0x1f3a57);
    c.onAccent = QColor(0x0c1a29);
    c.ok = QColor(0x58c58c);
    c.okSoft = QColor(0x173325);
    c.warning = QColor(0xe3b04b);
    c.warningSoft = QColor(0x382c12);
    c.error = QColor(0xf4857a);
    c.errorSoft = QColor(0x3f1f1d);
    c.info = QColor(0x6cb0f5);
    c.infoSoft = QColor(0x1b2f45);
    c.bar = QColor(0x47719d);
    c.barGround = QColor(0x2b3139);
    c.mark = QColor(0xb79acb);
    return c;
}

struct State {
    ThemeMode mode = ThemeMode::System;
    bool dark = false;
    unsigned generation = 0;
    Colors colors = lightColors();
    QFont body;
};

State& state() {
    static State current;
    return current;
}

/// The desktop's own palette tells its scheme: Qt 6.4 has no hint for it.
bool systemIsDark() {
    static const bool dark = [] {
        const QPalette palette = QApplication::palette();
        return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    }();
    return dark;
}

QPalette paletteOf(const Colors& c) {
    QPalette p;
    p.setColor(QPalette::Window, c.chrome);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.page);
    p.setColor(QPalette::AlternateBase, c.chrome);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.textFaint);
    p.setColor(QPalette::Button, c.raised);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.error);
    p.setColor(QPalette::ToolTipBase, c.raised);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Highlight, c.accentSoft);
    p.setColor(QPalette::HighlightedText, c.text);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::Light, c.raised);
    p.setColor(QPalette::Midlight, c.line);
    p.setColor(QPalette::Mid, c.line);
    p.setColor(QPalette::Dark, c.lineStrong);
    p.setColor(QPalette::Shadow, c.lineStrong);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.textFaint);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.line);
    return p;
}

/// Fills the style sheet's @names with the theme's values, longest name first so that no name eats another's head.
QString filledSheet(const Colors& c, const QFont& body) {
    QFile file(QStringLiteral(":/styles/mapwright.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    QList<std::pair<QString, QString>> values{
        {QStringLiteral("@page"), c.page.name()},
        {QStringLiteral("@chrome"), c.chrome.name()},
        {QStringLiteral("@raised"), c.raised.name()},
        {QStringLiteral("@hover"), c.hover.name()},
        {QStringLiteral("@lineStrong"), c.lineStrong.name()},
        {QStringLiteral("@line"), c.line.name()},
        {QStringLiteral("@grid"), c.grid.name()},
        {QStringLiteral("@textMuted"), c.textMuted.name()},
        {QStringLiteral("@textFaint"), c.textFaint.name()},
        {QStringLiteral("@text"), c.text.name()},
        {QStringLiteral("@accentSoft"), c.accentSoft.name()},
        {QStringLiteral("@accent"), c.accent.name()},
        {QStringLiteral("@onAccent"), c.onAccent.name()},
        {QStringLiteral("@error"), c.error.name()},
        {QStringLiteral("@warning"), c.warning.name()},
        {QStringLiteral("@scheme"), state().dark ? QStringLiteral("dark") : QStringLiteral("light")},
        {QStringLiteral("@small"), QString::number(body.pointSizeF() - 1)},
        {QStringLiteral("@title"), QString::number(body.pointSizeF() + 3)},
    };
    std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (const auto& [name, value] : values)
        sheet.replace(name, value);
    return sheet;
}

QFont scaled(qreal points, QFont::Weight weight) {
    QFont font = state().body;
    font.setPointSizeF(font.pointSizeF() + points);
    font.setWeight(weight);
    return font;
}

} // namespace

void apply(QApplication& application, ThemeMode mode) {
    State& s = state();
    const bool systemDark = systemIsDark(); // read before our palette hides the desktop's
    if (s.generation == 0) {
        s.body = application.font();
        if (s.body.pointSizeF() <= 0)
            s.body.setPointSizeF(10);
        s.body.setPointSizeF(qBound(9.0, s.body.pointSizeF(), 14.0));
        application.setStyle(new FlatStyle);
    }
    s.mode = mode;
    s.dark = mode == ThemeMode::Dark || (mode == ThemeMode::System && systemDark);
    s.colors = s.dark ? darkColors() : lightColors();
    ++s.generation;
    application.setFont(s.body);
    application.setPalette(paletteOf(s.colors));
    QToolTip::setPalette(paletteOf(s.colors));
    application.setStyleSheet(filledSheet(s.colors, s.body));
}

ThemeMode mode() { return state().mode; }
bool isDark() { return state().dark; }
const Colors& colors() { return state().colors; }
unsigned generation() { return state().generation; }

QFont bodyFont() { return state().body; }
QFont smallFont() { return scaled(-1, QFont::Normal); }
QFont strongFont() { return scaled(0, QFont::DemiBold); }
QFont titleFont() { return scaled(3, QFont::DemiBold); }
QFont codeFont() {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(state().body.pointSizeF());
    return font;
}

} // namespace mw::ui::theme

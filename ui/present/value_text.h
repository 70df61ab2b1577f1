// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/value.h"

#include <QList>
#include <QMetaType>
#include <QString>

class QPainter;
class QRect;
class QFont;
class QColor;

namespace mw::ui {

/// A value made ready for a cell: null, empty, edge spaces and line breaks are visible marks, never blank (decisions 20).
struct ValueText {
    enum class Special : quint8 { None, Null, Empty };
    struct Mark {
        int begin = 0;
        int length = 0;
        friend bool operator==(const Mark&, const Mark&) = default;
    };
    QString text;           ///< with marks put in: "·" for an edge space, "⏎" for a line break, "⇥" for a tab
    QString plain;          ///< as it is, for copying and tool tips; empty for null
    Special special = Special::None;
    bool number = false;    ///< right-aligned
    QList<Mark> marks;      ///< stretches of `text` that are marks
    QList<Mark> changed;    ///< stretches that differ from the other side: underlined and bold
    int focus = -1;         ///< where the other side begins to differ; stays in view where the text is too long
    friend bool operator==(const ValueText&, const ValueText&) = default;
};

ValueText showText(const QString& text);
ValueText showNull();
/// Shows a typed value in its canonical print; `text` types keep their marks.
ValueText showValue(const Value& value);
ValueText showValue(const Value& value, const LogicalType& type);
/// Marks on both where two values differ: the common head and tail stay plain.
void markChanges(ValueText& left, ValueText& right);

/// Paints it in one line, elided at the end, or at the head where its focus would be hidden. `color` is that of plain text.
void paintValue(QPainter& painter, const QRect& rect, const ValueText& value, const QFont& font, const QColor& color);
/// Width it takes when painted.
int valueWidth(const ValueText& value, const QFont& font);

} // namespace mw::ui

Q_DECLARE_METATYPE(mw::ui::ValueText)

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/value_text.h"

#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

namespace mw::ui {

namespace {

constexpr qsizetype kShownCharacters = 400; // a cell never shows more; the whole value is in the tool tip and the record

bool isLineBreak(QChar c) { return c == u'\n' || c == u'\r' || c == QChar(0x2028) || c == QChar(0x2029); }

/// What stands for a character that would not be seen; null where it can be shown as it is.
QChar markFor(QChar c, bool atEdge) {
    if (c == u'\t')
        return QChar(0x21e5);
    if (isLineBreak(c))
        return QChar(0x23ce);
    if (c == QChar(0xa0) || c == QChar(0x202f))
        return QChar(0x237d);
    if (atEdge && c.isSpace())
        return QChar(0xb7);
    if (c.category() == QChar::Other_Control || c == QChar(0x200b) || c == QChar(0xfeff))
        return QChar(0x2423);
    return {};
}

QString specialText(ValueText::Special special) {
    return special == ValueText::Special::Null ? QCoreApplication::translate("ValueText", "null", "a value that is absent")
                                               : QCoreApplication::translate("ValueText", "empty", "a text of length 0");
}

struct Run {
    QString text;
    bool mark = false;
    bool changed = false;
};

QList<Run> runsOf(const ValueText& value) {
    const auto within = [](const QList<ValueText::Mark>& list, int at) {
        for (const auto& mark : list)
            if (at >= mark.begin && at < mark.begin + mark.length)
                return true;
        return false;
    };
    QList<Run> runs;
    for (int i = 0; i < value.text.size(); ++i) {
        const bool mark = within(value.marks, i), changed = within(value.changed, i);
        if (runs.isEmpty() || runs.last().mark != mark || runs.last().changed != changed)
            runs.append(Run{{}, mark, changed});
        runs.last().text += value.text[i];
    }
    return runs;
}

QFont runFont(const QFont& base, const Run& run) {
    if (!run.changed)
        return base;
    QFont font = base;
    font.setBold(true);
    font.setUnderline(true);
    return font;
}

/// Drops as much of the head as must go so that the focus is seen in `room`.
ValueText fromFocus(const ValueText& value, const QFont& font, int room) {
    constexpr int kAfter = 3; // characters behind the focus that must be seen with it
    const QFontMetrics metrics(runFont(font, {QString(), false, true})); // the widest
    const QString ellipsis(QChar(0x2026));
    const int changed = value.changed.isEmpty() ? 0 : qMin(value.changed.front().length, kAfter);
    const int end = qMin(int(value.text.size()), value.focus + qMax(changed, 1) + kAfter);
    const auto fits = [&](int from) {
        return metrics.horizontalAdvance((from > 0 ? ellipsis : QString()) + value.text.mid(from, end - from) + ellipsis) <= room;
    };
    int low = 0, high = value.focus;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (fits(middle))
            high = middle;
        else
            low = middle + 1;
    }
    if (low == 0)
        return value;
    ValueText cut = value;
    cut.text = ellipsis + value.text.mid(low);
    for (QList<ValueText::Mark>* marks : {&cut.marks, &cut.changed}) {
        for (ValueText::Mark& mark : *marks)
            mark.begin += 1 - low;
        marks->removeIf([](const ValueText::Mark& mark) { return mark.begin < 1; });
    }
    return cut;
}

} // namespace

ValueText showNull() {
    ValueText shown;
    shown.special = ValueText::Special::Null;
    shown.text = specialText(shown.special);
    return shown;
}

ValueText showText(const QString& text) {
    ValueText shown;
    shown.plain = text;
    if (text.isEmpty()) {
        shown.special = ValueText::Special::Empty;
        shown.text = specialText(shown.special);
        return shown;
    }
    qsizetype head = 0, tail = text.size();
    while (head < tail && text[head].isSpace())
        ++head;
    while (tail > head && text[tail - 1].isSpace())
        --tail;
    const qsizetype end = qMin(text.size(), kShownCharacters);
    shown.text.reserve(end);
    for (qsizetype i = 0; i < end; ++i) {
        if (text[i] == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            continue; // a pair is one line break
        const QChar mark = markFor(text[i], i < head || i >= tail);
        if (!mark.isNull())
            shown.marks.append({int(shown.text.size()), 1});
        shown.text += mark.isNull() ? text[i] : mark;
    }
    if (end < text.size())
        shown.text += QChar(0x2026);
    return shown;
}

ValueText showValue(const Value& value) { return showValue(value, typeOf(value)); }

ValueText showValue(const Value& value, const LogicalType& type) {
    if (isNull(value))
        return showNull();
    ValueText shown = showText(qt(printValue(value, type)));
    shown.number = std::holds_alternative<std::int64_t>(value) || std::holds_alternative<Decimal>(value) ||
                   std::holds_alternative<double>(value);
    return shown;
}

void markChanges(ValueText& left, ValueText& right) {
    left.changed.clear();
    right.changed.clear();
    if (left.special != ValueText::Special::None || right.special != ValueText::Special::None) {
        if (left.special != right.special) {
            left.changed = {{0, int(left.text.size())}};
            right.changed = {{0, int(right.text.size())}};
        }
        return;
    }
    const int shorter = int(qMin(left.text.size(), right.text.size()));
    int head = 0, tail = 0;
    while (head < shorter && left.text[head] == right.text[head])
        ++head;
    while (tail < shorter - head && left.text[left.text.size() - 1 - tail] == right.text[right.text.size() - 1 - tail])
        ++tail;
    const auto mark = [&](ValueText& side) {
        const int length = int(side.text.size()) - head - tail;
        side.focus = left.text == right.text ? -1 : head;
        if (length > 0)
            side.changed = {{head, length}};
    };
    mark(left);
    mark(right);
}

int valueWidth(const ValueText& value, const QFont& font) {
    int width = 0;
    for (const Run& run : runsOf(value))
        width += QFontMetrics(runFont(font, run)).horizontalAdvance(run.text);
    return width;
}

void paintValue(QPainter& painter, const QRect& rect, const ValueText& whole, const QFont& font, const QColor& color) {
    const bool fits = valueWidth(whole, font) <= rect.width();
    const ValueText value = fits || whole.focus < 0 ? whole : fromFocus(whole, font, rect.width());
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    const QColor markColor = theme::colors().mark;
    if (value.special != ValueText::Special::None) {
        QFont special = font;
        special.setItalic(true);
        special.setUnderline(!value.changed.isEmpty());
        special.setBold(!value.changed.isEmpty());
        painter.setFont(special);
        painter.setPen(markColor);
        painter.drawText(rect, int((value.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter), value.text);
        painter.restore();
        return;
    }
    int x = value.number && fits ? rect.right() + 1 - valueWidth(value, font) : rect.left();
    for (const Run& run : runsOf(value)) {
        const QFont current = runFont(font, run);
        const QFontMetrics metrics(current);
        QString text = run.text;
        const int left = rect.right() + 1 - x;
        if (metrics.horizontalAdvance(text) > left)
            text = metrics.elidedText(text, Qt::ElideRight, left);
        painter.setFont(current);
        painter.setPen(run.mark ? markColor : color);
        painter.drawText(QRect(x, rect.top(), left, rect.height()), int(Qt::AlignLeft | Qt::AlignVCenter), text);
        x += metrics.horizontalAdvance(run.text);
        if (x > rect.right())
            break;
    }
    painter.restore();
}

} // namespace mw::ui

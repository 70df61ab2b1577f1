// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/rule_line.h"

#include "ui/present/theme.h"

#include <QKeyEvent>

namespace mw::ui {

RuleLine::RuleLine(QWidget* parent) : QLineEdit(parent) {
    setFont(theme::codeFont());
    m_completion = new RuleCompletion(this);
    connect(m_completion, &RuleCompletion::chosen, this, [this](const RuleWord& word) {
        const int start = wordStart(text(), cursorPosition());
        setSelection(start, cursorPosition() - start);
        QString written = word.insert;
        const qsizetype caret = written.indexOf(u'|');
        written.remove(u'|');
        insert(written);
        if (caret >= 0)
            setCursorPosition(start + int(caret));
    });
}

void RuleLine::setWords(std::vector<RuleWord> words) { m_completion->setWords(std::move(words)); }

bool RuleLine::event(QEvent* event) {
    // Before a table takes Tab and Enter as the end of editing.
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (m_completion->isVisible() && event->type() == QEvent::ShortcutOverride && key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
        if (event->type() == QEvent::KeyPress && m_completion->takeKey(key)) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void RuleLine::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        offer(true);
        return;
    }
    QLineEdit::keyPressEvent(event);
    const QString typed = event->text();
    if (!typed.isEmpty() && typed.front().isPrint())
        offer(false);
    else if (event->key() != Qt::Key_Shift && event->key() != Qt::Key_Control)
        m_completion->hide();
}

void RuleLine::offer(bool always) {
    const int start = wordStart(text(), cursorPosition());
    const QString typed = text().mid(start, cursorPosition() - start);
    if (!always && (typed.isEmpty() || typed.front().isDigit())) {
        m_completion->hide();
        return;
    }
    m_completion->offer(typed, mapToGlobal(QPoint(cursorRect().left(), height() + 1)));
}

void RuleLine::focusOutEvent(QFocusEvent* event) {
    m_completion->hide();
    QLineEdit::focusOutEvent(event);
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/rule_edit.h"

#include "ui/editors/rule_lexer.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"


#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QToolTip>

namespace mw::ui {

namespace {

constexpr int kErrorIndicator = 8, kWarningIndicator = 9, kSpanIndicator = 10;
constexpr int kDwellMs = 450;

/// Scintilla's colours are 0xBBGGRR.
long scintillaColor(const QColor& color) { return long(color.red() | (color.green() << 8) | (color.blue() << 16)); }

} // namespace

RuleEdit::RuleEdit(QWidget* parent) : QsciScintilla(parent) {
    setObjectName(QStringLiteral("ruleEdit"));
    setAccessibleName(tr("Rule"));
    setUtf8(true);
    setEolMode(EolUnix);
    setFrameShape(QFrame::NoFrame);
    setWrapMode(WrapWord);
    setBraceMatching(SloppyBraceMatch);
    setIndentationsUseTabs(false);
    setTabWidth(2);
    setAutoIndent(true);
    for (int margin = 0; margin < 5; ++margin)
        setMarginWidth(margin, 0);
    SendScintilla(SCI_SETMARGINLEFT, 0L, 8L);
    SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);
    SendScintilla(SCI_SETHSCROLLBAR, 0UL);
    SendScintilla(SCI_SETEXTRAASCENT, 2UL);
    SendScintilla(SCI_SETEXTRADESCENT, 2UL);
    SendScintilla(SCI_SETMOUSEDWELLTIME, static_cast<unsigned long>(kDwellMs));
    // Keys that belong to the window, or that the document's history answers.
    for (const QsciCommand::Command command :
         {QsciCommand::Undo, QsciCommand::Redo, QsciCommand::LineCut, QsciCommand::LineDelete, QsciCommand::LineTranspose,
          QsciCommand::SelectionDuplicate, QsciCommand::LineCopy})
        if (QsciCommand* bound = standardCommands()->find(command)) {
            bound->setKey(0);
            bound->setAlternateKey(0);
        }
    m_lexer = new RuleLexer(this);
    setLexer(m_lexer);
    m_completion = new RuleCompletion(this);
    takeColors();
    connect(this, &QsciScintilla::textChanged, this, [this] {
        if (!m_setting)
            Q_EMIT ruleEdited(text());
    });
    connect(m_completion, &RuleCompletion::chosen, this, &RuleEdit::takeWord);
    connect(this, &QsciScintillaBase::SCN_DWELLSTART, this, &RuleEdit::showHelpAt);
    connect(this, &QsciScintillaBase::SCN_DWELLEND, this, [] { QToolTip::hideText(); });
}

void RuleEdit::takeColors() {
    const Colors& colors = theme::colors();
    m_lexer->takeColors();
    setPaper(colors.raised);
    setColor(colors.text);
    setCaretForegroundColor(colors.text);
    setSelectionBackgroundColor(colors.accentSoft);
    setSelectionForegroundColor(colors.text);
    setMatchedBraceBackgroundColor(colors.accentSoft);
    setMatchedBraceForegroundColor(colors.text);
    setUnmatchedBraceBackgroundColor(colors.errorSoft);
    setUnmatchedBraceForegroundColor(colors.error);
    setCallTipsBackgroundColor(colors.raised);
    setCallTipsForegroundColor(colors.text);
    setCallTipsHighlightColor(colors.accent);
    const auto indicator = [this](int number, long style, const QColor& color) {
        SendScintilla(SCI_INDICSETSTYLE, static_cast<unsigned long>(number), style);
        SendScintilla(SCI_INDICSETFORE, static_cast<unsigned long>(number), scintillaColor(color));
        SendScintilla(SCI_INDICSETUNDER, static_cast<unsigned long>(number), 1L);
    };
    indicator(kErrorIndicator, INDIC_SQUIGGLE, colors.error);
    indicator(kWarningIndicator, INDIC_SQUIGGLE, colors.warning);
    indicator(kSpanIndicator, INDIC_STRAIGHTBOX, colors.accent);
    recolor();
}

void RuleEdit::changeEvent(QEvent* event) {
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_lexer)
        takeColors();
}

QSize RuleEdit::sizeHint() const { return {300, 76}; }
QSize RuleEdit::minimumSizeHint() const { return {120, 48}; }

void RuleEdit::setWords(std::vector<RuleWord> words) { m_completion->setWords(std::move(words)); }

void RuleEdit::setRule(const QString& rule) {
    if (rule == text())
        return;
    m_setting = true;
    const long at = position();
    setText(rule);
    SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(qMin<long>(at, long(rule.toUtf8().size()))));
    m_setting = false;
}

long RuleEdit::position() const { return SendScintilla(SCI_GETCURRENTPOS); }

QString RuleEdit::wordAtCursor() const {
    int line = 0, index = 0;
    getCursorPosition(&line, &index);
    const QString word = wordAtLineIndex(line, index);
    return word.isEmpty() && index > 0 ? wordAtLineIndex(line, index - 1) : word;
}

void RuleEdit::setProblems(const std::vector<rules::Problem>& problems) {
    m_problems = problems;
    const long size = SendScintilla(SCI_GETLENGTH);
    for (const int number : {kErrorIndicator, kWarningIndicator}) {
        SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(number));
        SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, size);
        for (const rules::Problem& problem : problems) {
            const bool error = problem.severity == rules::Problem::Severity::Error;
            if (!problem.error.span || error != (number == kErrorIndicator) || size == 0)
                continue;
            long begin = qMin<long>(long(problem.error.span->begin), size), end = qMin<long>(long(problem.error.span->end), size);
            if (begin >= end) { // what is missing at a place: its neighbour is marked
                begin = qMax(0L, qMin(begin, size - 1));
                end = begin + 1;
            }
            SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin), end - begin);
        }
    }
}

void RuleEdit::markSpan(const Span& span) {
    const long size = SendScintilla(SCI_GETLENGTH);
    SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(kSpanIndicator));
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, size);
    const long begin = qMin<long>(long(span.begin), size), end = qMin<long>(long(span.end), size);
    if (begin < end)
        SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin), end - begin);
}

void RuleEdit::goTo(const Span& span) {
    SendScintilla(SCI_SETSEL, static_cast<unsigned long>(span.begin), long(span.begin));
    setFocus(Qt::OtherFocusReason);
}

void RuleEdit::applyFix(const rules::Problem::Fix& fix) {
    const QByteArray replacement(fix.replacement.data(), qsizetype(fix.replacement.size()));
    SendScintilla(SCI_SETTARGETSTART, static_cast<unsigned long>(fix.span.begin));
    SendScintilla(SCI_SETTARGETEND, static_cast<unsigned long>(fix.span.end));
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(replacement.size()), replacement.constData());
    SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(fix.span.begin + fix.replacement.size()));
}

void RuleEdit::insertWord(const QString& words) {
    const QByteArray bytes = words.toUtf8();
    SendScintilla(SCI_REPLACESEL, 0UL, bytes.constData());
}

void RuleEdit::takeWord(const RuleWord& word) {
    int line = 0, index = 0;
    getCursorPosition(&line, &index);
    const QString current = text(line);
    setSelection(line, wordStart(current, index), line, index);
    QString insert = word.insert;
    const qsizetype caret = insert.indexOf(u'|');
    insert.remove(u'|');
    insertWord(insert);
    if (caret >= 0)
        SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(position() - long(insert.mid(caret).toUtf8().size())));
    showSignature();
}

void RuleEdit::offerWords(bool always) {
    int line = 0, index = 0;
    getCursorPosition(&line, &index);
    const QString current = text(line);
    const int start = wordStart(current, index);
    const QString typed = current.mid(start, index - start);
    if (!always && (typed.isEmpty() || typed.front().isDigit())) {
        m_completion->hide();
        return;
    }
    const long at = position() - long(typed.toUtf8().size());
    const long x = SendScintilla(SCI_POINTXFROMPOSITION, 0UL, at), y = SendScintilla(SCI_POINTYFROMPOSITION, 0UL, at);
    const long height = SendScintilla(SCI_TEXTHEIGHT, 0UL);
    m_completion->offer(typed, viewport()->mapToGlobal(QPoint(int(x), int(y + height + 2))));
}

void RuleEdit::showSignature() {
    // Back to the parenthesis that is open here, counting commas on the way.
    const QByteArray before = text().toUtf8().left(qsizetype(position()));
    int depth = 0, argument = 0;
    for (qsizetype at = before.size() - 1; at >= 0; --at) {
        const char c = before[at];
        if (c == ')') {
            ++depth;
        } else if (c == ',' && depth == 0) {
            ++argument;
        } else if (c == '(' && depth-- == 0) {
            qsizetype start = at;
            while (start > 0 && (std::isalnum(static_cast<unsigned char>(before[start - 1])) || before[start - 1] == '_'))
                --start;
            const QByteArray tip = functionSignatures(QString::fromUtf8(before.mid(start, at - start))).toUtf8();
            if (tip.isEmpty())
                break;
            SendScintilla(SCI_CALLTIPSHOW, static_cast<unsigned long>(start), tip.constData());
            qsizetype begin = tip.indexOf('(') + 1;
            for (int i = 0; i < argument && begin > 0; ++i)
                begin = tip.indexOf(',', begin) + 1;
            const qsizetype comma = tip.indexOf(',', begin), close = tip.indexOf(')', begin);
            const qsizetype end = comma > 0 && comma < close ? comma : close;
            if (begin > 0 && end > begin)
                SendScintilla(SCI_CALLTIPSETHLT, static_cast<unsigned long>(begin), long(end));
            return;
        }
    }
    SendScintilla(SCI_CALLTIPCANCEL);
}

void RuleEdit::showHelpAt(int at, int x, int y) {
    if (at < 0)
        return;
    QStringList lines;
    for (const rules::Problem& problem : m_problems) {
        const Span span = problem.error.span.value_or(Span());
        if (at >= int(span.begin) && at <= int(qMax(span.end, span.begin + 1))) {
            lines.append(message(problem.error));
            if (!problem.fixes.empty())
                lines.append(tr("Alt+Enter: %1").arg(coreText(problem.fixes.front().label)));
        }
    }
    if (lines.isEmpty()) {
        int line = 0, index = 0;
        lineIndexFromPosition(at, &line, &index);
        lines.append(functionHelp(wordAtLineIndex(line, index)));
    }
    const QString words = lines.join(u'\n');
    if (!words.isEmpty())
        QToolTip::showText(viewport()->mapToGlobal(QPoint(x, y)), words, this);
}

void RuleEdit::openFixes() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("ruleFixes"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const long at = position();
    for (const bool here : {true, false}) { // those at the cursor first
        for (const rules::Problem& problem : m_problems) {
            const Span span = problem.error.span.value_or(Span());
            if ((at >= long(span.begin) && at <= long(span.end)) != here)
                continue;
            for (const rules::Problem::Fix& fix : problem.fixes)
                menu->addAction(coreText(fix.label), this, [this, fix] { applyFix(fix); });
        }
    }
    if (menu->isEmpty())
        menu->addAction(tr("No fix is known for what stands here"))->setEnabled(false);
    const long x = SendScintilla(SCI_POINTXFROMPOSITION, 0UL, at), y = SendScintilla(SCI_POINTYFROMPOSITION, 0UL, at);
    menu->popup(viewport()->mapToGlobal(QPoint(int(x), int(y + SendScintilla(SCI_TEXTHEIGHT, 0UL)))));
}

void RuleEdit::keyPressEvent(QKeyEvent* event) {
    if (m_completion->takeKey(event))
        return;
    if (event->key() == Qt::Key_Escape) {
        if (SendScintilla(SCI_CALLTIPACTIVE))
            SendScintilla(SCI_CALLTIPCANCEL);
        else
            Q_EMIT leaveRequested();
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        offerWords(true);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::AltModifier) {
        openFixes();
        return;
    }
    if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) {
        focusNextPrevChild(event->key() == Qt::Key_Tab); // a rule is a field of the page, not a text of its own
        return;
    }
    QsciScintilla::keyPressEvent(event);
    const QString typed = event->text();
    if (typed.isEmpty() || !typed.front().isPrint()) {
        if (event->key() == Qt::Key_Backspace && m_completion->isVisible())
            offerWords(false);
        else if (event->key() != Qt::Key_Shift && event->key() != Qt::Key_Control)
            m_completion->hide();
        return;
    }
    offerWords(false);
    if (typed == u"(" || typed == u"," || typed == u")")
        showSignature();
}

void RuleEdit::focusOutEvent(QFocusEvent* event) {
    m_completion->hide();
    SendScintilla(SCI_CALLTIPCANCEL);
    QsciScintilla::focusOutEvent(event);
}

void RuleEdit::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const rules::Problem& problem : m_problems)
        for (const rules::Problem::Fix& fix : problem.fixes)
            menu->addAction(coreText(fix.label), this, [this, fix] { applyFix(fix); });
    menu->addSeparator();
    menu->addAction(tr("Cut"), this, &QsciScintilla::cut)->setEnabled(hasSelectedText());
    menu->addAction(tr("Copy"), this, &QsciScintilla::copy)->setEnabled(hasSelectedText());
    menu->addAction(tr("Paste"), this, &QsciScintilla::paste);
    menu->popup(event->globalPos());
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/ast.h"
#include "ui/editors/rule_completion.h"
#include "ui/editors/scintilla.h"


namespace mw::ui {

class RuleLexer;

/// The editor of one rule: colours, completion, signatures while one types arguments, problems underlined with their
/// fixes at Alt+Enter. It has no undo of its own: the document's history is the only one.
class RuleEdit final : public QsciScintilla {
    Q_OBJECT
public:
    explicit RuleEdit(QWidget* parent = nullptr);
    void setWords(std::vector<RuleWord> words);
    /// Shows a text that did not come from the keyboard; the cursor stays where it can.
    void setRule(const QString& text);
    QString rule() const { return text(); }
    void setProblems(const std::vector<rules::Problem>& problems);
    const std::vector<rules::Problem>& problems() const { return m_problems; }
    /// Replaces a stretch of the text, as typing would.
    void applyFix(const rules::Problem::Fix& fix);
    /// Marks what a step of an explanation speaks of; an empty span marks nothing.
    void markSpan(const Span& span);
    /// The name that the cursor stands in or behind; empty where there is none.
    QString wordAtCursor() const;
    void insertWord(const QString& text);
    void goTo(const Span& span);
    RuleCompletion& completion() { return *m_completion; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void ruleEdited(const QString& text);
    void leaveRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void takeColors();
    long position() const;
    void offerWords(bool always);
    void showSignature();
    void showHelpAt(int position, int x, int y);
    void takeWord(const RuleWord& word);
    void openFixes();

    RuleLexer* m_lexer;
    RuleCompletion* m_completion;
    std::vector<rules::Problem> m_problems;
    bool m_setting = false;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/rule_completion.h"

#include <QLineEdit>

namespace mw::ui {

/// A rule in one line, for table cells and small forms: text with completion.
class RuleLine final : public QLineEdit {
    Q_OBJECT
public:
    explicit RuleLine(QWidget* parent = nullptr);
    void setWords(std::vector<RuleWord> words);
    RuleCompletion& completion() { return *m_completion; }

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void offer(bool always);

    RuleCompletion* m_completion;
};

} // namespace mw::ui

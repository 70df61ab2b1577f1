// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_rule_words.h"

#include <QFrame>

class QKeyEvent;
class QLabel;
class QListWidget;

namespace mw::ui {

/// The list of words that may follow, with what each of them is. It never takes the focus: whoever owns it hands keys over.
class RuleCompletion final : public QFrame {
    Q_OBJECT
public:
    explicit RuleCompletion(QWidget* owner);
    void setWords(std::vector<RuleWord> words);
    /// Shows what continues `typed` below a point of the screen; hides where nothing does.
    void offer(const QString& typed, const QPoint& below);
    /// True where the key was for the list.
    bool takeKey(QKeyEvent* event);
    QStringList shownNames() const;

Q_SIGNALS:
    void chosen(const mw::ui::RuleWord& word);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void choose();
    void showHelp();

    std::vector<RuleWord> m_words;
    std::vector<const RuleWord*> m_shown;
    QListWidget* m_list;
    QLabel* m_help;
};

} // namespace mw::ui

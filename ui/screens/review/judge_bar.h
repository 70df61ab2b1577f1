// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/standing.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace mw::ui {

/// Below a card: the verdicts with their keys, the comment where one is due, and what was said so far. Asks for the name once.
class JudgeBar final : public QWidget {
    Q_OBJECT
public:
    explicit JudgeBar(QWidget* parent = nullptr);
    /// What was said of the card; `digest`: of what it shows now. Null: there is none to judge. A comment that is being written to
    /// the same record stays.
    void show(const review::CardStanding* card, const std::string& digest);
    /// Begins a verdict: at once where nothing is to be asked, else the cursor goes where the answer is missing.
    void start(review::Verdict verdict);
    QString author() const;
    QToolButton* whyButton() const { return m_why; }
    QToolButton* openButton() const { return m_open; }

Q_SIGNALS:
    void judged(mw::review::Verdict verdict, const QString& comment);
    void authorChanged();

private:
    void send();

    review::Verdict m_verdict = review::Verdict::Pass;
    std::uint64_t m_record = 0;
    QList<QToolButton*> m_buttons;
    QToolButton* m_why;
    QToolButton* m_open;
    QLabel* m_said;
    QWidget* m_form;
    QLabel* m_question;
    QLineEdit* m_comment;
    QLineEdit* m_author;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/records.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace mw::ui {

/// Takes a verdict about what is chosen: a defect at once, an acceptance with its reason, who decides and until when.
class VerdictBar final : public QWidget {
    Q_OBJECT
public:
    explicit VerdictBar(QWidget* parent = nullptr);
    /// What is chosen, in words; empty: nothing.
    void setSubject(const QString& subject);
    void startReason(evidence::Verdict::Kind kind);

Q_SIGNALS:
    void decided(const mw::evidence::Verdict& verdict);

private:
    void send(evidence::Verdict::Kind kind);

    QLabel* m_subject;
    QToolButton* m_defect;
    QToolButton* m_accept;
    QToolButton* m_oldWrong;
    QWidget* m_form;
    QLabel* m_question;
    QLineEdit* m_reason;
    QLineEdit* m_author;
    QComboBox* m_until;
    evidence::Verdict::Kind m_kind = evidence::Verdict::Kind::Accepted;
};

} // namespace mw::ui

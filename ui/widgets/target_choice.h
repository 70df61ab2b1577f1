// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/file_question.h"

#include <QComboBox>
#include <QList>

namespace mw::ui {

/// Where a load writes or a validation reads: what the page offers, the document's own target, or a file of one's choice.
class TargetChoice final : public QComboBox {
    Q_OBJECT
public:
    struct Offer {
        QString text;
        QString path;
    };
    /// `question` says whether the chosen file must be there; `title` stands above the question.
    TargetChoice(FileQuestion question, const QString& title, QWidget* parent = nullptr);
    /// Replaces what stands before the document's own target. What somebody chose stays chosen while it is offered.
    void setOffers(const QList<Offer>& offers);
    /// Path of the target; empty: the document's own.
    QString path() const { return currentData().toString(); }
    /// Forgets what somebody chose, for another document.
    void forget();

private:
    void fill();
    void take(int index);

    FileQuestion m_question;
    QString m_title;
    QList<Offer> m_offers;
    QString m_file;   ///< chosen by somebody; empty: none
    QString m_chosen; ///< path of the choice
    bool m_isChosen = false;
};

} // namespace mw::ui

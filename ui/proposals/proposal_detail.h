// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/workbook/proposal.h"

#include <QScrollArea>

class QFormLayout;
class QLabel;

namespace mw::ui {

/// One proposal in full: what the document says, what was sent, what is proposed, rules with their sentences.
class ProposalDetail final : public QScrollArea {
    Q_OBJECT
public:
    explicit ProposalDetail(QWidget* parent = nullptr);
    /// Null: nothing is chosen.
    void show(const workbook::Proposal* proposal, const mapping::Document* document, bool isReturned);

private:
    /// A titled text with the sentence of a rule below.
    struct Part {
        QLabel* title = nullptr;
        QLabel* text = nullptr;
        QLabel* sentence = nullptr;
    };
    Part addPart(const QString& name, const QString& title);
    void fill(const Part& part, const workbook::Proposal& proposal, const std::string& text, const mapping::Document& document);
    void setVisible(const Part& part, bool isVisible);

    QWidget* m_page;
    QLabel* m_place;
    QLabel* m_fact;
    QLabel* m_conflict;
    Part m_now, m_was, m_proposed;
};

} // namespace mw::ui

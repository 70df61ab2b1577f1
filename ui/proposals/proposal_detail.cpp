// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/proposals/proposal_detail.h"

#include "core/mapping/problems.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"
#include "ui/models/proposal_model.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace mw::ui {

namespace {

/// What a rule of a mapping says in words; empty where it is none, or of a mapping that is not there yet.
QString sentenceOf(const workbook::Proposal& proposal, const std::string& rule, const mapping::Document& document) {
    const mapping::EntityMapping* const owner = document.mapping(proposal.route.entityMapping);
    const rules::ParsedRule parsed = rules::parse(rule);
    if (proposal.fact != workbook::Fact::Rule || !owner || rule.empty() || !parsed.tree)
        return {};
    return qt(rules::sentence(*parsed.tree, mapping::environmentOf(document, *owner), windowCatalogue()));
}

} // namespace

ProposalDetail::ProposalDetail(QWidget* parent) : QScrollArea(parent) {
    setObjectName(QStringLiteral("proposalDetail"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_page = new QWidget(this);
    m_page->setProperty("role", QStringLiteral("page"));
    m_page->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(space::kM, space::kS, space::kM, space::kM);
    layout->setSpacing(space::kXs);
    setWidget(m_page);
    const auto label = [this, layout](const QString& name, const QString& role) {
        auto* made = new QLabel(m_page);
        made->setObjectName(name);
        made->setProperty("role", role);
        made->setWordWrap(true);
        made->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(made);
        return made;
    };
    m_place = label(QStringLiteral("proposalPlace"), QStringLiteral("strong"));
    m_fact = label(QStringLiteral("proposalFact"), QStringLiteral("small"));
    m_conflict = label(QStringLiteral("proposalConflict"), QStringLiteral("warning"));
    m_proposed = addPart(QStringLiteral("proposalProposed"), tr("Proposed"));
    m_now = addPart(QStringLiteral("proposalNow"), tr("In the document"));
    m_was = addPart(QStringLiteral("proposalWas"), tr("When it was sent"));
    layout->addStretch();
    show(nullptr, nullptr, false);
}

ProposalDetail::Part ProposalDetail::addPart(const QString& name, const QString& title) {
    Part part;
    const auto add = [this](const QString& role) {
        auto* label = new QLabel(m_page);
        label->setProperty("role", role);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_page->layout()->addWidget(label);
        return label;
    };
    part.title = add(QStringLiteral("muted"));
    part.title->setText(title);
    part.title->setContentsMargins(0, space::kS, 0, 0);
    part.text = add({});
    part.text->setObjectName(name);
    part.sentence = add(QStringLiteral("small"));
    return part;
}

void ProposalDetail::setVisible(const Part& part, bool isVisible) {
    part.title->setVisible(isVisible);
    part.text->setVisible(isVisible);
    part.sentence->setVisible(isVisible && !part.sentence->text().isEmpty());
}

void ProposalDetail::fill(const Part& part, const workbook::Proposal& proposal, const std::string& text, const mapping::Document& document) {
    const bool isWord = proposal.fact == workbook::Fact::Status || proposal.fact == workbook::Fact::Criticality;
    part.text->setText(text.empty() ? tr("nothing") : isWord ? coreText(text) : qt(text));
    part.text->setEnabled(!text.empty());
    part.text->setFont(proposal.fact == workbook::Fact::Rule && !text.empty() ? theme::codeFont() : theme::bodyFont());
    part.sentence->setText(sentenceOf(proposal, text, document));
    setVisible(part, true);
}

void ProposalDetail::show(const workbook::Proposal* proposal, const mapping::Document* document, bool isReturned) {
    const bool isThere = proposal && document;
    m_fact->setVisible(isThere);
    m_conflict->setVisible(isThere && proposal->conflict);
    for (const Part& part : {m_proposed, m_now, m_was})
        setVisible(part, false);
    if (!isThere) {
        m_place->setText(tr("Nothing is chosen"));
        return;
    }
    m_place->setText(placeText(*proposal));
    m_fact->setText(QStringLiteral("%1 · %2").arg(factTitle(proposal->fact), qt(proposal->cell)));
    m_conflict->setText(isReturned ? tr("The document was changed here since the workbook was exported. Applying overwrites that.")
                                   : tr("The document says otherwise already. Applying overwrites that."));
    fill(m_proposed, *proposal, proposal->sent, *document);
    fill(m_now, *proposal, proposal->now, *document);
    if (isReturned && proposal->was != proposal->now)
        fill(m_was, *proposal, proposal->was, *document);
}

} // namespace mw::ui

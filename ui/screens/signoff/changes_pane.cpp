// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/signoff/changes_pane.h"

#include "ui/models/changed_fact_model.h"
#include "ui/models/project.h"
#include "ui/models/signature_table_model.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fact_detail.h"
#include "ui/widgets/section_header.h"

#include <QAction>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
using State = sign::SignatureState::State;
} // namespace

ChangesPane::ChangesPane(QAction* readAction, QWidget* parent) : QWidget(parent) {
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    m_header = new SectionHeader(tr("What has changed"), this);
    m_own = new QToolButton(m_header);
    m_own->setObjectName(QStringLiteral("changesOwn"));
    m_own->setText(tr("Since my last approval"));
    m_own->hide();
    connect(m_own, &QToolButton::clicked, this, &ChangesPane::ownRequested);
    m_header->addTool(m_own);
    m_empty = new EmptyState(QStringLiteral("ok-circle"), {}, {}, this);
    m_unsigned = new EmptyState(QStringLiteral("eye"), tr("You have not approved this yet"),
                                tr("All of it is new to you. Read it as the specification first; from your next approval on only what has changed stands here."), this);
    m_unsigned->addAction(readAction);
    m_facts = new ChangedFactModel(tr("Signed was"), tr("Now"), this);
    m_table = new DenseTable(QStringLiteral("signoff/changes"), this);
    m_table->setObjectName(QStringLiteral("changesTable"));
    m_table->setAccessibleName(tr("What has changed"));
    m_table->setModel(m_facts);
    m_table->setColumnCharacters({26, 12, 34, 34});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ChangesPane::showFact);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (const sign::ChangedFact* fact = m_facts->factAt(index.row()); fact && m_project)
            m_project->requestShow(fact->element);
    });
    m_detail = new FactDetail(tr("Signed was"), tr("Now"), this);
    m_detail->setObjectName(QStringLiteral("changeDetail"));
    connect(m_detail, &FactDetail::showRequested, this, [this](const Id& element) {
        if (m_project)
            m_project->requestShow(element);
    });
    auto* changes = new QWidget(this);
    auto* inside = new QVBoxLayout(changes);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addWidget(m_table, 1);
    inside->addWidget(m_detail);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_unsigned);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(changes);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_pages, 1);
}

void ChangesPane::setProject(Project* project) {
    m_project = project;
    show({});
}

void ChangesPane::show(const SigningOutlook& outlook) {
    m_own->setVisible(!outlook.intent.against.empty());
    m_facts->setFacts(outlook.since.facts);
    if (!outlook.compared) {
        m_header->setFact({});
        m_pages->setCurrentWidget(m_unsigned);
        return;
    }
    const sign::SignatureState& signature = *outlook.compared;
    m_header->setFact(tr("since %1 signed on %2").arg(qt(signature.entry.name), signingTime(signature.entry.time)));
    if (outlook.since.facts.empty()) {
        const bool holds = signature.state == State::Valid || signature.state == State::Stale || signature.state == State::Superseded;
        m_empty->setIcon(holds ? QStringLiteral("ok-circle") : QStringLiteral("error"));
        m_empty->setTexts(holds ? tr("Nothing has changed since") : tr("This signature does not count"),
                          holds ? tr("What was signed is what stands in the document now.") : coreText(signature.inWords()));
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    m_pages->setCurrentIndex(2);
    m_table->setCurrentIndex(m_facts->index(0, 0));
    showFact();
}

void ChangesPane::chooseFirst() { m_table->setCurrentIndex(m_facts->index(0, 0)); }

void ChangesPane::showFact() { m_detail->setFact(m_facts->factAt(m_table->currentIndex().row())); }

} // namespace mw::ui

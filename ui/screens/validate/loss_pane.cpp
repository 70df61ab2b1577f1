// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/validate/loss_pane.h"

#include "ui/models/loss_model.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/section_header.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mw::ui {

LossPane::LossPane(QWidget* parent) : QWidget(parent) {
    m_header = new SectionHeader(tr("What the rules lose"), this);
    auto* page = new QWidget(this);
    auto* said = new QLabel(tr("Measured on all records, of rules that are made of one source field. It fails nothing: what is lost may be meant to be. Double-click opens the rule."), page);
    said->setProperty("role", QStringLiteral("muted"));
    said->setWordWrap(true);
    m_losses = new LossModel(this);
    m_table = new DenseTable(QStringLiteral("validate/losses"), page);
    m_table->setObjectName(QStringLiteral("lossTable"));
    m_table->setAccessibleName(tr("What the rules lose"));
    m_table->setModel(m_losses);
    m_table->setColumnCharacters({20, 9, 30, 9, 18, 16});
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) { Q_EMIT mappingRequested(m_losses->referenceAt(index.row())); });
    auto* list = new QVBoxLayout(page);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    auto* line = new QHBoxLayout; // a styled label takes no margins of its own
    line->setContentsMargins(space::kM, space::kS, space::kM, space::kS);
    line->addWidget(said);
    list->addLayout(line);
    list->addWidget(m_table, 1);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(page);
    m_pages->addWidget(new EmptyState(QStringLiteral("ok-circle"), tr("No rule loses anything"),
                                      tr("Every rule that is made of one source field keeps apart what was apart there, and keeps all of it."), this));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_pages, 1);
}

void LossPane::show(std::shared_ptr<const validate::ValidationResult> result) {
    m_losses->show(std::move(result));
    m_header->setFact(m_losses->fields() > 0 ? tr("%Ln field mapping(s)", nullptr, int(m_losses->fields())) : QString());
    m_pages->setCurrentIndex(m_losses->fields() > 0 ? 0 : 1);
}

} // namespace mw::ui

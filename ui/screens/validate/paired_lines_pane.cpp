// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/validate/paired_lines_pane.h"

#include "ui/models/paired_lines_model.h"
#include "ui/models/paired_look.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/section_header.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace mw::ui {

PairedLinesPane::PairedLinesPane(QWidget* parent) : QWidget(parent) {
    m_header = new SectionHeader(tr("Lines of both sides"), this);
    m_compare = new QPushButton(tr("Compare now"), m_header);
    m_compare->setObjectName(QStringLiteral("pairedCompare"));
    m_header->addTool(m_compare);
    connect(m_compare, &QPushButton::clicked, this, &PairedLinesPane::compareRequested);
    m_lines = new PairedLinesModel(this);
    m_table = new DenseTable(QStringLiteral("validate/lines"), this);
    m_table->setObjectName(QStringLiteral("pairedLines"));
    m_table->setAccessibleName(tr("Lines of both sides"));
    m_table->setModel(m_lines);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnCharacters({26, 14, 14, 20});
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PairedLinesPane::lineChosen);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_table, 1);
    fill();
}

void PairedLinesPane::setLook(PairedLook* look) {
    if (m_look)
        m_look->disconnect(this);
    m_look = look;
    if (look)
        connect(look, &PairedLook::changed, this, &PairedLinesPane::fill);
    fill();
}

const std::string* PairedLinesPane::chosen() const {
    const validate::PairedLine* const line = m_lines->lineAt(m_table->currentIndex().row());
    return line ? &line->key : nullptr;
}

void PairedLinesPane::fill() {
    const auto result = m_look ? m_look->lines() : nullptr;
    const bool isComparing = m_look && m_look->isComparing();
    m_compare->setEnabled(m_look && !isComparing);
    if (isComparing)
        m_table->setEmptyText(tr("Reading both sides…"));
    else if (m_look && m_look->failure())
        m_table->setEmptyText(messageWithPlace(*m_look->failure()));
    else
        m_table->setEmptyText(result ? tr("Nothing to compare: neither side has a line.") : tr("Compare both sides to see every line, also those that agree."));
    m_lines->show(result);
    if (!result)
        return m_header->setFact({});
    QStringList facts{tr("%Ln line(s)", nullptr, int(result->lines.size())), tr("%1 differ").arg(formatCount(result->differing))};
    if (result->failures > 0)
        facts << tr("%Ln record(s) could not be computed: %1", nullptr, int(result->failures)).arg(coreText(result->firstFailure));
    m_header->setFact(facts.join(QStringLiteral(" · ")));
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/validate/paired_rows_pane.h"

#include "ui/models/paired_lines_model.h"
#include "ui/models/paired_look.h"
#include "ui/models/paired_words.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/section_header.h"

#include <QVBoxLayout>

namespace mw::ui {

PairedRowsPane::PairedRowsPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_source = makeSide(tr("Behind it in the source"), "pairedRowsSource");
    m_target = makeSide(tr("Behind it in the target"), "pairedRowsTarget");
    for (const Side& side : {m_source, m_target}) {
        layout->addWidget(side.header);
        layout->addWidget(side.table, 1);
    }
    fill();
}

PairedRowsPane::Side PairedRowsPane::makeSide(const QString& title, const char* name) {
    Side side;
    side.header = new SectionHeader(title, this);
    side.rows = new PairedRowsModel(this);
    side.table = new DenseTable(QString(), this);
    side.table->setObjectName(QLatin1String(name));
    side.table->setAccessibleName(title);
    side.table->setModel(side.rows);
    return side;
}

void PairedRowsPane::setLook(PairedLook* look) {
    if (m_look)
        m_look->disconnect(this);
    m_look = look;
    if (look)
        connect(look, &PairedLook::behindChanged, this, &PairedRowsPane::fill);
    fill();
}

void PairedRowsPane::fill() {
    const auto behind = m_look ? m_look->behind() : nullptr;
    const bool isLooking = m_look && m_look->isLooking();
    const auto show = [&](const Side& side, const validate::PairedRows PairedLook::Behind::*rows) {
        const validate::PairedRows* const found = behind ? &((*behind).*rows) : nullptr;
        side.rows->show(found ? std::shared_ptr<const validate::PairedRows>(behind, found) : nullptr);
        side.table->setEmptyText(isLooking                              ? tr("Reading…")
                                 : m_look && m_look->behindFailure()    ? messageWithPlace(*m_look->behindFailure())
                                 : found                                ? tr("Nothing.")
                                                                        : tr("Choose a line to see what stands behind it."));
        side.header->setFact(!found ? QString()
                             : found->all > found->rows.size() ? tr("the first %1 of %2").arg(formatCount(found->rows.size()), formatCount(found->all))
                                                               : formatCount(found->all));
        side.table->resizeColumnsToContents();
    };
    show(m_source, &PairedLook::Behind::source);
    show(m_target, &PairedLook::Behind::target);
}

} // namespace mw::ui

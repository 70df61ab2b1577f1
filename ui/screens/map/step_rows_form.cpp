// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/step_rows_form.h"

#include "ui/delegates/cell_delegate.h"
#include "ui/models/step_rows_model.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/widgets/dense_view.h"

#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
constexpr int kWidth = 760, kTableHeight = 280;
} // namespace

StepRowsForm::StepRowsForm(StepCounts* counts, std::size_t steps, const QString& title, QWidget* parent)
    : ChipForm(title, parent), m_counts(counts), m_steps(steps), m_rows(new StepRowsModel(this)) {
    setObjectName(QStringLiteral("stepRows"));
    setFixedWidth(kWidth);
    m_said = addLabel({});
    m_said->setObjectName(QStringLiteral("stepRowsSaid"));
    m_table = new DenseTable(QString(), this);
    m_table->setObjectName(QStringLiteral("stepRowsTable"));
    m_table->setAccessibleName(title);
    m_table->setModel(m_rows);
    m_table->setFixedHeight(kTableHeight);
    m_table->setEmptyText(tr("Reading rows…"));
    m_layout->addWidget(m_table);
    connect(counts, &StepCounts::changed, this, &StepRowsForm::showCounts);
    showCounts();
    counts->look(steps, [self = QPointer(this)](const Result<engine::StepsPreview>& rows) {
        if (self)
            self->take(rows);
    });
    m_table->setFocus();
}

void StepRowsForm::showCounts() {
    const engine::StepsPreview* known = m_counts->counts();
    QString said;
    if (m_counts->failure())
        said = message(*m_counts->failure());
    else if (!known)
        said = m_counts->isCounting() ? tr("Counting…") : tr("The first rows; a server is counted only when asked: press R on the strip.");
    else if (m_steps == 0)
        said = tr("%1 records of the source").arg(formatCount(known->records));
    else if (m_steps <= known->counts.size()) {
        const engine::StepCount& count = known->counts[m_steps - 1];
        said = tr("%1 rows in, %2 out").arg(formatCount(count.in), formatCount(count.out));
        if (count.excluded > 0)
            said += tr(" · %1 excluded").arg(formatCount(count.excluded));
        if (count.rejected > 0)
            said += tr(" · %1 rejected").arg(formatCount(count.rejected));
        if (!count.reason.empty())
            said += QStringLiteral(" · ") + qt(count.reason);
    }
    m_said->setText(said);
}

void StepRowsForm::take(const Result<engine::StepsPreview>& rows) {
    if (!rows.ok()) {
        m_table->setEmptyText(message(rows.error()));
        return;
    }
    m_table->setEmptyText(tr("No rows."));
    m_rows->show(std::make_shared<const engine::StepsPreview>(rows.value()));
    m_table->resizeColumnsToContents();
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/step_counts.h"
#include "ui/screens/map/chip_form.h"

namespace mw::ui {

class DenseTable;
class StepRowsModel;

/// Rows as they are behind a step of the pipeline, 0: those of the source; with what went through the step.
class StepRowsForm final : public ChipForm {
    Q_OBJECT
public:
    StepRowsForm(StepCounts* counts, std::size_t steps, const QString& title, QWidget* parent);

private:
    bool apply() override { return true; }
    void showCounts();
    void take(const Result<engine::StepsPreview>& rows);

    StepCounts* m_counts;
    const std::size_t m_steps;
    QLabel* m_said;
    StepRowsModel* m_rows;
    DenseTable* m_table;
};

} // namespace mw::ui

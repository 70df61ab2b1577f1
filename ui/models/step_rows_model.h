// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/steps/preview_steps.h"
#include "ui/models/table_model.h"

#include <memory>

namespace mw::ui {

/// Rows as they are behind a step: what becomes of each, and its fields.
class StepRowsModel final : public TableModel {
    Q_OBJECT
public:
    explicit StepRowsModel(QObject* parent = nullptr);
    void show(std::shared_ptr<const engine::StepsPreview> rows);

protected:
    int rows() const override { return m_rows ? int(m_rows->rows.size()) : 0; }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override;
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::shared_ptr<const engine::StepsPreview> m_rows;
};

} // namespace mw::ui

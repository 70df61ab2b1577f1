// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rule_steps.h"
#include "ui/models/table_model.h"

namespace mw::ui {

/// Steps that can follow in a rule, with what they do; those that do not take what the rule gives so far stand back.
class StepListModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Name, Help, ColumnCount };
    StepListModel(QList<RuleSteps::Candidate> candidates, QObject* parent);

protected:
    int rows() const override { return int(m_candidates.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    QList<RuleSteps::Candidate> m_candidates;
};

} // namespace mw::ui

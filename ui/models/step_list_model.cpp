// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/step_list_model.h"

#include "ui/present/roles.h"

namespace mw::ui {

StepListModel::StepListModel(QList<RuleSteps::Candidate> candidates, QObject* parent)
    : TableModel(parent), m_titles{tr("Step"), tr("What it does")}, m_candidates(std::move(candidates)) {}

QVariant StepListModel::cell(int row, int column, int role) const {
    const RuleSteps::Candidate& candidate = m_candidates[row];
    switch (role) {
    case Qt::DisplayRole: return column == Name ? candidate.title : candidate.help;
    case Qt::ToolTipRole: return candidate.fits ? candidate.help : tr("%1\nIt does not take what the rule gives so far.").arg(candidate.help);
    case MutedRole: return column == Help || !candidate.fits;
    case FilterRole: return QString(candidate.title + u' ' + candidate.help).toLower();
    default: return {};
    }
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/problems_model.h"

#include "ui/present/messages.h"
#include "ui/present/text.h"

namespace mw::ui {

Sign signOf(mapping::Problem::Severity severity) {
    switch (severity) {
    case mapping::Problem::Severity::Error: return Sign::Error;
    case mapping::Problem::Severity::Warning: return Sign::Warning;
    case mapping::Problem::Severity::Note: return Sign::Note;
    }
    return Sign::Note;
}

bool ProblemsModel::Row::operator==(const Row& other) const {
    return problem.severity == other.problem.severity && problem.where == other.problem.where &&
           problem.message == other.problem.message && problem.element == other.problem.element &&
           problem.span == other.problem.span;
}

ProblemsModel::ProblemsModel(QObject* parent) : TableModel(parent), m_titles{tr("Problem"), tr("Where")} {}

void ProblemsModel::setProject(Project* project) {
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    if (project)
        connect(project, &Project::findingsChanged, this, &ProblemsModel::refresh);
    refresh();
}

void ProblemsModel::refresh() {
    std::vector<Row> next;
    if (m_project)
        for (const mapping::Problem& problem : m_project->findings().problems)
            next.push_back({problem});
    replaceRows(m_rows, std::move(next));
}

QVariant ProblemsModel::cell(int row, int column, int role) const {
    const mapping::Problem& problem = m_rows[std::size_t(row)].problem;
    switch (role) {
    case Qt::DisplayRole: return coreText(column == Message ? problem.message : problem.where);
    case Qt::ToolTipRole: return coreText(problem.message);
    case SignRole: return column == Message ? QVariant(int(signOf(problem.severity))) : QVariant();
    case MutedRole: return column == Where;
    case ElementRole: return qt(problem.element.text());
    case FilterRole: return QString(coreText(problem.message) + u' ' + coreText(problem.where)).toLower();
    default: return {};
    }
}

} // namespace mw::ui

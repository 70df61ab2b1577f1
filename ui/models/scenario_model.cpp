// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/scenario_model.h"

#include "ui/present/text.h"

#include <algorithm>

namespace mw::ui {

using ScenarioOutcome = review::ScenarioOutcome;

namespace {

QString verdictOf(const review::ScenarioStanding::Said& said) {
    const QString by = qt(said.by), comment = qt(said.result.comment);
    switch (said.result.verdict) {
    case review::Verdict::Pass: return ScenarioModel::tr("%1 passes it").arg(by);
    case review::Verdict::Fail: return ScenarioModel::tr("%1 fails it: %2").arg(by, comment);
    case review::Verdict::Accept: return ScenarioModel::tr("%1 accepts it: %2").arg(by, comment);
    case review::Verdict::Unsure: break;
    }
    return comment.isEmpty() ? ScenarioModel::tr("%1 is unsure").arg(by) : ScenarioModel::tr("%1 is unsure: %2").arg(by, comment);
}

} // namespace

QString textOf(ScenarioOutcome outcome) {
    switch (outcome) {
    case ScenarioOutcome::Passed: return ScenarioModel::tr("passed");
    case ScenarioOutcome::Accepted: return ScenarioModel::tr("accepted");
    case ScenarioOutcome::Unsure: return ScenarioModel::tr("unsure");
    case ScenarioOutcome::Failed: return ScenarioModel::tr("failed");
    case ScenarioOutcome::Disagreed: return ScenarioModel::tr("disagreed");
    case ScenarioOutcome::Untried: break;
    }
    return ScenarioModel::tr("not tried");
}

Sign signOf(ScenarioOutcome outcome) {
    switch (outcome) {
    case ScenarioOutcome::Passed: return Sign::Ok;
    case ScenarioOutcome::Accepted: return Sign::Note;
    case ScenarioOutcome::Unsure: return Sign::Question;
    case ScenarioOutcome::Failed: return Sign::Error;
    case ScenarioOutcome::Disagreed: return Sign::Warning;
    case ScenarioOutcome::Untried: break;
    }
    return Sign::Open;
}

ScenarioModel::ScenarioModel(QObject* parent)
    : TableModel(parent), m_titles{tr("Outcome"), tr("Scenario"), tr("What holds"), tr("Records"), tr("Steps"), tr("Tester"), tr("Said")} {}

void ScenarioModel::show(const mapping::Document* document, std::shared_ptr<const review::Standing> standing) {
    std::vector<Row> next;
    for (const mapping::Check& check : document ? document->checks : std::vector<mapping::Check>()) {
        if (check.kind != mapping::kScenario || check.offBecause)
            continue;
        Row& row = next.emplace_back();
        row.check = check;
        if (const auto scenario = mapping::Scenario::of(check); scenario.ok()) {
            row.records = scenario->records.size();
            row.steps = scenario->steps.size();
        }
        if (const auto owner = document->workflow.owner.find(check.id.text()); owner != document->workflow.owner.end())
            row.tester = qt(owner->second);
        const review::ScenarioStanding* const known = standing ? standing->scenario(check.id) : nullptr;
        if (!known)
            continue;
        const auto results = known->results(review::contentOf(check));
        row.outcome = review::outcomeOf(results);
        QStringList said;
        for (const auto& [tester, one] : results)
            said << verdictOf(one);
        row.said = !said.isEmpty() ? said.join(QStringLiteral(" · ")) : tr("it was changed since it was tried");
    }
    replaceRows(m_rows, std::move(next));
}

const mapping::Check* ScenarioModel::scenarioAt(int row) const { return row >= 0 && row < rows() ? &m_rows[std::size_t(row)].check : nullptr; }

int ScenarioModel::rowOf(const Id& scenario) const {
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.check.id == scenario; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int ScenarioModel::unfinished() const {
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.outcome != ScenarioOutcome::Passed && row.outcome != ScenarioOutcome::Accepted; }));
}

QVariant ScenarioModel::cell(int row, int column, int role) const {
    const Row& shown = m_rows[std::size_t(row)];
    if (column == Outcome && role == PillRole)
        return int(signOf(shown.outcome));
    if (role == MutedRole)
        return column == Reference || column == Said;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Outcome: return textOf(shown.outcome);
    case Reference: return qt(shown.check.reference);
    case What: return qt(shown.check.note);
    case Records: return formatCount(shown.records);
    case Steps: return formatCount(shown.steps);
    case Tester: return shown.tester;
    case Said: return shown.said;
    default: return {};
    }
}

ScenarioStepModel::ScenarioStepModel(QObject* parent) : TableModel(parent), m_titles{tr("Step"), tr("Expected"), tr("What the data say")} {}

void ScenarioStepModel::show(const mapping::Scenario& scenario, std::shared_ptr<const validate::PairedResult> found) {
    if (scenario.steps == m_scenario.steps && scenario.records == m_scenario.records) { // only what was found is new: the chosen step stays
        m_found = std::move(found);
        if (rows() > 0)
            Q_EMIT dataChanged(index(0, Found), index(rows() - 1, Found));
        return;
    }
    beginResetModel();
    m_scenario = scenario;
    m_found = std::move(found);
    endResetModel();
}

std::optional<QStringList> ScenarioStepModel::failing(int row) const {
    if (m_scenario.steps[std::size_t(row)].rule.empty() || !m_found)
        return {};
    const std::string sign = "\x1f" + std::to_string(row + 1) + ". ";
    QStringList records;
    for (const validate::PairedLine& line : m_found->lines)
        if (const std::size_t part = line.key.find(sign); part != std::string::npos && !line.isSame)
            records << qt(line.key.substr(0, part));
    return records;
}

QVariant ScenarioStepModel::cell(int row, int column, int role) const {
    const mapping::Scenario::Step& step = m_scenario.steps[std::size_t(row)];
    if (column == Step)
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(QStringLiteral("%1. %2").arg(row + 1).arg(qt(step.does))) : QVariant();
    if (column == Expected)
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(qt(step.expects)) : QVariant();
    const auto fails = failing(row);
    if (role == SignRole)
        return int(step.rule.empty() || !fails ? Sign::None : fails->isEmpty() ? Sign::Ok : Sign::Error);
    if (role == MutedRole)
        return !fails || fails->isEmpty();
    if (role == Qt::ToolTipRole)
        return qt(step.rule);
    if (role != Qt::DisplayRole)
        return {};
    if (step.rule.empty())
        return tr("the tester decides");
    return !fails ? QString() : fails->isEmpty() ? tr("as expected") : tr("not so for %1").arg(fails->join(QStringLiteral(", ")));
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/scenario.h"
#include "core/review/standing.h"
#include "core/validate/paired.h"
#include "ui/models/table_model.h"
#include "ui/present/roles.h"

#include <memory>

namespace mw::ui {

QString textOf(review::ScenarioOutcome outcome);
Sign signOf(review::ScenarioOutcome outcome);

/// The scenarios of a document that are on, with who is to try each and what was said.
class ScenarioModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Outcome, Reference, What, Records, Steps, Tester, Said, ColumnCount };
    explicit ScenarioModel(QObject* parent = nullptr);
    void show(const mapping::Document* document, std::shared_ptr<const review::Standing> standing);
    /// Null where there is no such row.
    const mapping::Check* scenarioAt(int row) const;
    int rowOf(const Id& scenario) const;
    /// Those that have not passed.
    int unfinished() const;

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == Records || column == Steps; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        mapping::Check check;
        std::size_t records = 0, steps = 0;
        review::ScenarioOutcome outcome = review::ScenarioOutcome::Untried;
        QString tester, said;
        friend bool operator==(const Row&, const Row&) = default;
    };
    QStringList m_titles;
    std::vector<Row> m_rows;
};

/// The steps of a scenario, and of those that the data decide what they say.
class ScenarioStepModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Step, Expected, Found, ColumnCount };
    explicit ScenarioStepModel(QObject* parent = nullptr);
    /// `found`: null while the data are not looked at.
    void show(const mapping::Scenario& scenario, std::shared_ptr<const validate::PairedResult> found);

protected:
    int rows() const override { return int(m_scenario.steps.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    /// Records for which a step is not as expected; none where the data do not decide it.
    std::optional<QStringList> failing(int row) const;

    QStringList m_titles;
    mapping::Scenario m_scenario;
    std::shared_ptr<const validate::PairedResult> m_found;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rule_steps.h"
#include "ui/screens/map/chip_form.h"

class QComboBox;
class QLabel;

namespace mw::ui {

class DenseTable;
class FilterEdit;
class FilterProxy;

/// The field that a rule begins with, or a value.
class StartForm final : public ChipForm {
    Q_OBJECT
public:
    StartForm(const rules::Environment& environment, const QString& now, QWidget* parent);

Q_SIGNALS:
    void chosen(const QString& field);

protected:
    bool apply() override;

private:
    QComboBox* m_field;
};

/// The arguments of one step.
class StepForm final : public ChipForm {
    Q_OBJECT
public:
    StepForm(const RuleSteps& steps, std::size_t step, const rules::Environment& environment, bool isThere, QWidget* parent);

Q_SIGNALS:
    void changed(const mw::ui::RuleSteps& next);

protected:
    bool apply() override;
    void remove() override;

private:
    QStringList texts() const;

    RuleSteps m_steps;
    std::size_t m_step;
    QList<QWidget*> m_arguments; ///< lines, or lists where names are to be chosen
    QLabel* m_error;
};

/// What can follow, filtered as one types.
class StepList final : public ChipForm {
    Q_OBJECT
public:
    StepList(QList<RuleSteps::Candidate> candidates, QWidget* parent);

Q_SIGNALS:
    void chosen(const mw::ui::RuleSteps::Candidate& candidate);

protected:
    bool apply() override;

private:
    QList<RuleSteps::Candidate> m_candidates;
    FilterEdit* m_filter;
    FilterProxy* m_shown;
    DenseTable* m_table;
};

} // namespace mw::ui

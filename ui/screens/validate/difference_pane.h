// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/records.h"
#include "core/validate/validate.h"
#include "ui/models/difference_model.h"
#include "ui/present/roles.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QStackedWidget;

namespace mw::ui {

class DenseTree;
class EmptyState;
class SectionHeader;
class Validations;
class VerdictBar;

/// The differences of one check or of a whole validation, by cause or by field, with the bar that takes verdicts; where
/// there are none, what was compared and what came of it.
class DifferencePane final : public QWidget {
    Q_OBJECT
public:
    explicit DifferencePane(QWidget* parent = nullptr);
    void setValidations(Validations* validations);
    /// Shows the differences of a check; a null check: all of the validation; a null result: nothing.
    void show(std::shared_ptr<const validate::ValidationResult> result, const validate::CheckResult* check);
    /// Says that nothing was validated yet; of a check that it was declared since the last validation.
    void showNothingYet(const validate::CheckResult* declared = nullptr);
    /// Says how many checks of a kind hold.
    void showKind(const QString& title, const QString& holding, Sign sign);
    /// The single difference that is chosen; null for none or a whole group.
    const DifferenceModel::Item* chosen() const;
    bool isEmpty() const;
    void startReason(evidence::Verdict::Kind kind);
    /// Chooses the first difference there is.
    void chooseFirst();

Q_SIGNALS:
    void chosenChanged();
    void decided(const std::vector<std::string>& about, const mw::evidence::Verdict& verdict);

private:
    void fill();
    void sayWhatHolds();
    void showChosen();
    void decide(const evidence::Verdict& verdict);

    Validations* m_validations = nullptr;
    std::shared_ptr<const validate::ValidationResult> m_result;
    const validate::CheckResult* m_check = nullptr; ///< in m_result
    DifferenceModel* m_differences;
    SectionHeader* m_header;
    QButtonGroup* m_grouping;
    QStackedWidget* m_pages;
    QLabel* m_figures;
    DenseTree* m_tree;
    EmptyState* m_holds;
    VerdictBar* m_bar;
};

} // namespace mw::ui

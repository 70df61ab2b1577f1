// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validate/validate.h"
#include "ui/models/tree_model.h"

#include <QPointer>

namespace mw::ui {

class Validations;

/// The differences of a validation, or of one of its checks, grouped by cause or by field; expected and actual with the
/// characters that differ marked, and what was decided.
class DifferenceModel final : public TreeModel {
    Q_OBJECT
public:
    enum Column { Key, Field, Expected, Actual, Verdict, ColumnCount };
    enum class Grouping { Cause, Field };
    /// One difference with what is needed to judge and to explain it.
    struct Item : Node {
        std::string entity, reference;
        diff::Difference difference;
        std::uint64_t sourceRow = 0;
        std::string detail;      ///< what it has in common with others of its cause, see diff::Cluster
        std::uint64_t count = 0; ///< of a group: all its cells, also those that were not kept
        bool isGroup = false;
        QString title;           ///< of a group
    };
    explicit DifferenceModel(QObject* parent = nullptr);
    void setValidations(Validations* validations);
    /// Shows the differences of a check; null: all of the validation.
    void show(std::shared_ptr<const validate::ValidationResult> result, const validate::CheckResult* check, Grouping grouping);
    const Item* itemAt(const QModelIndex& index) const;
    /// What a verdict on this row is about: one thing, or for a group by field all its causes.
    std::vector<std::string> aboutOf(const QModelIndex& index) const;
    std::size_t shown() const { return m_shown; }

protected:
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(const Node& node, int column, int role) const override;

private:
    QVariant groupCell(const Item& item, int column, int role) const;
    QVariant verdictCell(const Item& item, int role) const;

    QPointer<Validations> m_validations;
    QStringList m_titles;
    Grouping m_grouping = Grouping::Cause;
    std::size_t m_shown = 0;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/checks_in_effect.h"
#include "core/validate/validate.h"
#include "ui/models/tree_model.h"
#include "ui/present/roles.h"

namespace mw::ui {

QString kindTitle(const std::string& kind);
Sign signOf(validate::CheckResult::Status status);
QString textOf(validate::CheckResult::Status status);

/// All differences, what rules lose, then the checks of a validation under their kinds, each kind with how many of it hold.
class CheckTreeModel final : public TreeModel {
    Q_OBJECT
public:
    enum Column { Title, Compared, Failed, ColumnCount };
    explicit CheckTreeModel(QObject* parent = nullptr);
    /// `onlyOpen`: checks that hold are counted with their kind, not listed. `since`: those that were declared after the
    /// validation; they are listed as not made.
    void setResult(std::shared_ptr<const validate::ValidationResult> result, bool onlyOpen, const std::vector<mapping::CheckInEffect>& since = {});
    /// Shows which checks would be made, before any was.
    void setPlanned(const std::vector<mapping::CheckInEffect>& checks);
    /// The check a row stands for; null for a kind and for all differences.
    const validate::CheckResult* checkAt(const QModelIndex& index) const;
    /// Whether a row stands for what rules lose.
    bool isLosses(const QModelIndex& index) const;
    /// Whether a validation has made the check of a row.
    bool isMade(const QModelIndex& index) const;
    /// The row of a check by its reference; invalid where it is not listed.
    QModelIndex find(const std::string& reference) const;
    bool isKind(const QModelIndex& index) const;
    /// "12 of 14": how many checks of a kind hold; empty where nothing was made yet.
    QString holding(const QModelIndex& kind) const;
    /// All differences where there are any, else the first check that failed, else all again.
    QModelIndex firstInteresting() const;

protected:
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column > Title; }
    QVariant cell(const Node& node, int column, int role) const override;

private:
    void fill(std::shared_ptr<const validate::ValidationResult> result, bool onlyOpen,
              std::shared_ptr<const validate::ValidationResult> planned = nullptr);

    struct Item : Node {
        const validate::CheckResult* check = nullptr; ///< in m_result; null for a kind
        QString title;
        Sign sign = Sign::None;
        bool isLosses = false;
        bool isPlanned = false; ///< no validation has made it
        std::size_t holds = 0, all = 0, notMade = 0; ///< of a kind: of those that were made, and others
    };
    QStringList m_titles;
    std::shared_ptr<const validate::ValidationResult> m_result;
    std::shared_ptr<const validate::ValidationResult> m_planned; ///< checks that are not in m_result
    bool m_isPlanned = false; ///< nothing of m_result was made yet
};

} // namespace mw::ui

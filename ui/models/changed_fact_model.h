// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sign/changed_facts.h"
#include "ui/models/table_model.h"

namespace mw::ui {

/// What differs between two states of the document, fact by fact. Rules stand in words; what only hangs on a change, and
/// what no approval hangs on, is muted.
class ChangedFactModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Where, What, Was, Now };
    /// `was`, `now`: the titles of the two states.
    ChangedFactModel(const QString& was, const QString& now, QObject* parent = nullptr);
    void setFacts(const std::vector<sign::ChangedFact>& facts);
    /// Null where there is no such row.
    const sign::ChangedFact* factAt(int row) const { return row >= 0 && row < rows() ? &m_facts[std::size_t(row)] : nullptr; }

protected:
    int rows() const override { return int(m_facts.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::vector<sign::ChangedFact> m_facts;
};

} // namespace mw::ui

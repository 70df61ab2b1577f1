// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sign/since_signed.h"
#include "ui/models/table_model.h"

namespace mw::ui {

/// What is no longer as it was signed, fact by fact. Rules stand in words; what only hangs on a change is muted.
class ChangedFactModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Where, What, Was, Now };
    explicit ChangedFactModel(QObject* parent = nullptr);
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

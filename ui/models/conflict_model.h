// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sign/changed_facts.h"
#include "ui/models/table_model.h"

#include <set>

namespace mw::ui {

/// Facts that the window and the file have each changed in their own way, and whose stands. An element is decided as a whole:
/// all of its facts go the same way.
class ConflictModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Where, What, Mine, Theirs, Stands };
    explicit ConflictModel(QObject* parent = nullptr);
    /// At first what the window has stands everywhere.
    void show(const std::vector<sign::ChangedFact>& conflicts);
    const sign::ChangedFact* factAt(int row) const { return row >= 0 && row < rows() ? &m_facts[std::size_t(row)] : nullptr; }
    void decide(const QModelIndexList& rows, bool byTheirs);
    /// Decides all of these for the other side of what the first of them is.
    void toggle(const QModelIndexList& rows);
    const std::set<Id>& byTheirs() const { return m_byTheirs; }

protected:
    int rows() const override { return int(m_facts.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::vector<sign::ChangedFact> m_facts;
    std::set<Id> m_byTheirs;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workbook/proposal.h"
#include "ui/models/table_model.h"

#include <optional>

namespace mw::ui {

QString factTitle(workbook::Fact fact);
/// The element without the fact: "people.email (PPL-014)".
QString placeText(const workbook::Proposal& proposal);

/// Proposals of a workbook, each chosen or not: what it would set, what the document says now, what is proposed. At first
/// those are chosen that overwrite nothing the workbook has not seen.
class ProposalModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Where, What, Now, Proposed, Cell, ColumnCount };
    explicit ProposalModel(QObject* parent = nullptr);
    /// Shows others; those that were there already stay chosen or not, but for those that have become conflicts.
    void show(const std::vector<workbook::Proposal>& proposals);
    const workbook::Proposal* at(int row) const;
    std::vector<workbook::Proposal> chosen() const;
    std::size_t conflicts() const;
    void choose(const QModelIndexList& rows, bool isChosen);
    /// Chooses all of these rows, or where all are, none.
    void toggle(const QModelIndexList& rows);
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void chosenChanged();

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        workbook::Proposal proposal;
        bool isChosen = false;
    };
    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui

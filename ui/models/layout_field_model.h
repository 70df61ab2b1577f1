// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/layout_draft.h"
#include "ui/models/table_model.h"

namespace mw::ui {

/// The fields of the record type in view, each with its columns, its type and how it is stored; all of it is changed in
/// place. Beside them what stands there in the first record.
class LayoutFieldModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Name, From, Length, Type, Stored, Form, First, ColumnCount };
    explicit LayoutFieldModel(LayoutDraft& draft, QObject* parent = nullptr);
    /// Follows the draft.
    void follow();
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// False for what cannot be; the draft says why.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

protected:
    int rows() const override { return int(m_fields.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == From || column == Length; }
    QVariant cell(int row, int column, int role) const override;

private:
    QString textOf(const fixed::FixedField& field, int column) const;
    QStringList choicesFor(const fixed::FixedField& field, int column) const;

    LayoutDraft& m_draft;
    QStringList m_titles;
    std::vector<fixed::FixedField> m_fields;
    QStringList m_first; ///< what stands in the first record, by field
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/import_decisions.h"
#include "ui/models/table_model.h"

namespace mw::ui {

/// The fields of the entity in view: the type that their values have and why, how numbers and dates are written. The latter
/// is a decision that can be changed in place, where a field has such.
class ImportFieldModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Name, Type, Written, Evidence, ColumnCount };
    explicit ImportFieldModel(ImportDraft& draft, QObject* parent = nullptr);
    /// Follows the draft.
    void follow();
    /// Null where nothing is to be decided.
    const ImportDecision* decisionAt(int row) const;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override; ///< an index of its choices

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        QString name, type, evidence;
        std::vector<ImportDecision> decisions; ///< at most one
        friend bool operator==(const Row&, const Row&) = default;
    };
    ImportDraft& m_draft;
    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui

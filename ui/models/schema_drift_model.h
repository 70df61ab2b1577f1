// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rebase/rebase.h"
#include "ui/models/table_model.h"

#include <set>

namespace mw::ui {

/// What differs between a schema as the document knows it and as it is now: first the fields that were probably renamed, which
/// may be taken for what they are: one gone, one new.
class SchemaDriftModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Where, What, Was, Now, Affects };
    explicit SchemaDriftModel(QObject* parent = nullptr);
    /// The document says how places are called; nothing of it is kept.
    void show(const rebase::SchemaDrift& drift, const mapping::Document& document);
    std::vector<rebase::Rename> renames() const; ///< those that are taken for such
    /// Elements of the document that hang on a row, and how they are called.
    std::vector<std::pair<Id, QString>> affected(int row) const;
    QString reasons(int row) const; ///< why a field was taken for renamed; empty for other rows
    std::size_t affectedInAll() const;
    void toggle(int row);
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        std::optional<rebase::Rename> rename;
        SchemaChange change; ///< of other rows
        bool isRenamed = true;
        std::vector<std::pair<Id, QString>> affected;
    };
    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui

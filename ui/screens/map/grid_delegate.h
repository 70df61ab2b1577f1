// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/cell_delegate.h"
#include "ui/models/map_grid_model.h"

namespace mw::ui {

/// Editors of the grid's cells: rules with completion, states from a list, the rest as text.
class GridDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;
    void setFields(MapFields* fields) { m_fields = fields; }
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

Q_SIGNALS:
    /// A cell was edited by hand.
    void edited(const QModelIndex& index, const QString& text) const;

private:
    MapFields* m_fields = nullptr;
};

} // namespace mw::ui

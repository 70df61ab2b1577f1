// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/import_draft.h"
#include "ui/present/roles.h"

#include <QAbstractTableModel>

namespace mw::ui {

/// The first rows of a draft. Titles are names with the type that the values have below, see TypeRole; values that look as
/// if the encoding were another stand on a warning ground, the stretches in question marked.
class PreviewRowsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum : int { TypeRole = FirstScreenRole }; ///< of a horizontal header: the type in words

    explicit PreviewRowsModel(QObject* parent = nullptr);
    /// Shows rows; types are those of `entity` where it is known. Null: nothing.
    void show(std::shared_ptr<const ImportDraft::Rows> rows, const Entity* entity);
    /// Takes over types alone, once they are known.
    void setTypes(const Entity* entity);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Cell {
        const Batch* batch = nullptr;
        std::size_t row = 0;
    };
    Cell cellOf(int row) const;
    void takeTypes(const Entity* entity);

    std::shared_ptr<const ImportDraft::Rows> m_rows;
    std::vector<LogicalType> m_types; ///< of the values, by column
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"
#include "ui/models/table_model.h"

namespace mw::ui {

/// The entities of a connection at a glance.
class EntityListModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Name, Rows, Fields, Key, Parents, Comment, ColumnCount };
    explicit EntityListModel(QObject* parent = nullptr);
    void setSchema(const Schema* schema);
    const Id& entityAt(int row) const { return m_rows[std::size_t(row)].id; }

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == Rows || column == Fields; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        mw::Id id;
        QStringList texts;
        bool isView = false;
        qulonglong count = 0;
    };
    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui
